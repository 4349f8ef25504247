/* What was put right about a visit: the new version stands, and the correction keeps the old one beside it. */
import type { Bodies, Change, EnquiryId, VisitEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { CallMade, Enquiry, Visit } from './visit.ts'

/** Total: what names an enquiry that is not there changes nothing, and is kept as said. */
export function correct(visit: Visit, { change, why }: Bodies['corrected'], event: VisitEvent): Visit {
  const was = standsNow(visit, change)
  const { id, at, device } = event
  const corrections = [...visit.corrections, { event: id, at, device, by: event.by ?? null, change, was, why }]
  return { ...withChange(visit, change, event), corrections }
}

/** What stands where this change goes; null: nothing does. */
export function standsNow(visit: Visit, change: Change): Change | null {
  if (change.what === 'reopened') return null
  if (change.what === 'arrivedAt' || change.what === 'greetedAt') {
    const at = visit[change.what]
    return at === null ? null : { ...change, at }
  }
  const enquiry = visit.enquiries.find((one) => one.id === change.enquiry)
  if (!enquiry) return null
  const last = enquiry.outcomes.at(-1)
  switch (change.what) {
    case 'service':
      return { ...change, service: enquiry.service }
    case 'desk': {
      const desk = last?.desk ?? lastCall(visit, enquiry)?.desk
      return desk === undefined ? null : { ...change, desk }
    }
    case 'outcome':
      return last ? { ...change, outcome: last.outcome, next: last.next } : null
    default: {
      const at = change.what === 'calledAt' ? lastCall(visit, enquiry)?.at : change.what === 'seenAt' ? enquiry.seenAt : last?.at
      return at === undefined || at === null ? null : { ...change, at }
    }
  }
}

/** The last call of this enquiry's present wait: one from before it was referred is of another wait. */
export function lastCall({ calls }: Visit, { id, readyAt }: Enquiry): CallMade | undefined {
  return calls.findLast((call) => call.enquiry === id && call.readyAt === readyAt)
}

function withChange(visit: Visit, change: Change, event: VisitEvent): Visit {
  switch (change.what) {
    case 'reopened':
      return reopened(visit, event)
    case 'greetedAt':
      return { ...visit, greetedAt: change.at }
    case 'arrivedAt':
      return withReady({ ...visit, arrivedAt: change.at }, visit.arrivedAt, change.at)
  }
  const enquiry = visit.enquiries.find((one) => one.id === change.enquiry)
  if (!enquiry) return visit
  switch (change.what) {
    case 'service':
      return withEnquiry(visit, enquiry.id, (one) => ({ ...one, service: change.service }))
    case 'desk':
      return withEnquiry(withCall(visit, enquiry, { desk: change.desk }), enquiry.id, (one) => withLast(one, { desk: change.desk }))
    case 'outcome':
      return withEnquiry(visit, enquiry.id, (one) => withLast(one, { outcome: change.outcome, next: change.next }))
    case 'calledAt':
      return withCall(visit, enquiry, { at: change.at })
    case 'seenAt':
      return withSeen(visit, enquiry, change.at)
    case 'endedAt':
      return withEnd(visit, enquiry, change.at)
  }
}

/** Every wait that began at this instant begins at another: that of the enquiry, those before it was referred, and of its calls. */
function withReady(visit: Visit, from: Instant, to: Instant): Visit {
  const moved = <T extends { readyAt: Instant | null }>(one: T): T => (one.readyAt === from ? { ...one, readyAt: to } : one)
  const enquiries = visit.enquiries.map((one) => moved({ ...one, referrals: one.referrals.map(moved), reopened: one.reopened.map(moved) }))
  return { ...visit, enquiries, calls: visit.calls.map(moved) }
}

function withCall(visit: Visit, enquiry: Enquiry, change: Partial<Pick<CallMade, 'at' | 'desk'>>): Visit {
  const last = lastCall(visit, enquiry)
  const calls = visit.calls.map((call) => (call === last ? { ...call, ...change } : call))
  const stands = visit.situation.is === 'called' && last === visit.calls.at(-1)
  // Where somebody is now is said by the desk that has them: only the time of the call that stands moves along.
  return {
    ...visit,
    calls,
    situation: stands && visit.situation.is === 'called' && change.at !== undefined ? { ...visit.situation, at: change.at } : visit.situation,
  }
}

function withSeen(visit: Visit, { id, seenAt: was }: Enquiry, at: Instant): Visit {
  const { situation } = visit
  const seats =
    situation.is === 'beingSeen'
      ? { is: 'beingSeen' as const, at: situation.at.map((seat) => (seat.since === was ? { ...seat, since: at } : seat)) }
      : situation
  return withEnquiry({ ...visit, seenAt: visit.seenAt === was ? at : visit.seenAt, situation: seats }, id, (one) => ({ ...one, seenAt: at }))
}

/** The one that follows was ready at this end, and where the person stayed it began then. */
function withEnd(visit: Visit, enquiry: Enquiry, at: Instant): Visit {
  const was = enquiry.outcomes.at(-1)?.at
  if (was === undefined) return visit
  const ended = withEnquiry(visit, enquiry.id, (one) => withLast(one, { at }))
  const began = <T extends Pick<Enquiry, 'readyAt' | 'seenAt'>>(one: T): T => (one.readyAt === was && one.seenAt === was ? { ...one, seenAt: at } : one)
  const enquiries = ended.enquiries.map((one) =>
    one.id === enquiry.id ? one : began({ ...one, referrals: one.referrals.map(began), reopened: one.reopened.map(began) }),
  )
  const follows = { ...ended, enquiries }
  const moved = was === visit.arrivedAt ? follows : withReady(follows, was, at)
  return moved.situation.is === 'completed' && moved.situation.at === was ? { ...moved, situation: { is: 'completed', at } } : moved
}

/** With its last outcome changed; two stand only where two desks both finished it. */
function withLast(enquiry: Enquiry, change: Partial<Enquiry['outcomes'][number]>): Enquiry {
  return { ...enquiry, outcomes: enquiry.outcomes.map((last, i) => (i === enquiry.outcomes.length - 1 ? { ...last, ...change } : last)) }
}

function withEnquiry(visit: Visit, id: EnquiryId, change: (enquiry: Enquiry) => Enquiry): Visit {
  return { ...visit, enquiries: visit.enquiries.map((one) => (one.id === id ? change(one) : one)) }
}

/**
 * Back in the queue with the first arrival. Whose matters are all finished: the last one is open again and waits from now on, and what
 * its wait had been stays beside it. Without a number, back at the welcome desk.
 */
function reopened(visit: Visit, { at }: VisitEvent): Visit {
  const { is } = visit.situation
  // Marked as left by mistake they were never away: that costs nobody their place.
  const absences = is === 'left' ? visit.absences.filter(({ to }) => to !== null) : visit.absences
  if (is !== 'completed' && is !== 'answered' && is !== 'left') return visit
  if (visit.ticket === null || visit.enquiries.length === 0)
    return { ...visit, absences, atClosing: null, situation: { is: visit.greetedAt === null ? 'arrived' : 'greeted' } }
  const isOpen = visit.enquiries.some((one) => one.outcomes.length === 0)
  const last = visit.enquiries.length - 1
  const enquiries = visit.enquiries.map((one, i) => (i === last && !isOpen ? openAgain(one, at) : one))
  return { ...visit, enquiries, absences, atClosing: null, situation: { is: 'waiting', since: at } }
}

function openAgain({ readyAt, seenAt, outcomes, ...enquiry }: Enquiry, at: Instant): Enquiry {
  return { ...enquiry, readyAt: at, seenAt: null, outcomes: [], reopened: [...enquiry.reopened, { at, readyAt, seenAt, outcomes }] }
}
