/* A row of the paper list as a visit: the instants are those that were written down, the time of entry is kept beside them. */
import type { Bodies, VisitEvent } from '#domain/events.ts'
import type { Enquiry, Visit } from './visit.ts'

/** A visit that is known already keeps what was told of it as it happened. */
export function fromPaper(visit: Visit, row: Bodies['enteredFromPaper'], { id, at }: VisitEvent): Visit {
  if (visit.history.length > 0) return visit
  const { ticket, arrivedAt, calledAt, desk, endedAt, outcome, next } = row
  const seen = calledAt !== null && desk !== null
  const finished = seen && outcome !== null && endedAt !== null
  const enquiry: Enquiry = {
    id: row.enquiry,
    service: row.service,
    readyAt: arrivedAt,
    seenAt: seen ? calledAt : null,
    referrals: [],
    reopened: [],
    outcomes: finished ? [{ outcome, next, desk, at: endedAt }] : [],
  }
  return {
    ...visit,
    arrivedAt,
    ticket,
    enquiries: [enquiry],
    calls: seen
      ? [{ desk, at: calledAt, event: id, because: 'arrival', reason: null, screenLive: null, unanswered: false, enquiry: row.enquiry, readyAt: arrivedAt }]
      : [],
    seenAt: seen ? calledAt : null,
    enteredAt: at,
    // Nobody wrote down when they went: then they were last heard of.
    situation: finished ? { is: 'completed', at: endedAt } : { is: 'left', at: endedAt ?? calledAt ?? arrivedAt },
  }
}
