/* How long services took today, read from the visits of a day: what a desk was taken up with, from the call to the outcome. */
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { teaches } from '#domain/visit/teaches.ts'
import type { Enquiry, Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'

/** One enquiry that a desk dealt with. */
export type Served = { service: ServiceId; desk: DeskId; from: Instant; to: Instant }
/** One that a desk deals with now, or has called for. */
export type Serving = { visit: VisitId; service: ServiceId; desk: DeskId; from: Instant; called: boolean }

const SHORTEST = 0.25
/** However much somebody brings up. Minutes. */
const MOST = 120

/** All that may teach, in the order in which they ended. */
export function servedToday(day: Day): Served[] {
  const served: Served[] = []
  for (const visit of day.visits.values()) if (teaches(day, visit)) for (const enquiry of visit.enquiries) addServed(served, visit, enquiry)
  return served.sort((a, b) => a.to - b.to || (a.desk < b.desk ? -1 : 1))
}

function addServed(served: Served[], visit: Visit, { id, service, seenAt, outcomes }: Enquiry): void {
  const [outcome] = outcomes
  if (!outcome || seenAt === null || outcomes.length > 1) return
  // On hold in between, it was cut in two.
  if (visit.history.some(({ type, at }) => type === 'putOnHold' && at > seenAt && at < outcome.at)) return
  const call = visit.calls.findLast((one) => one.enquiry === id && one.desk === outcome.desk && !one.unanswered)
  served.push({ service, desk: outcome.desk, from: Math.min(call?.at ?? seenAt, seenAt), to: outcome.at })
}

/** How many minutes more a desk was taken up with each whom it saw, by what they brought up only there: none for most. */
export function broughtUpToday(day: Day): number[] {
  return [...day.visits.values()].flatMap((visit) => (teaches(day, visit) ? broughtUp(visit) : []))
}

function broughtUp({ enquiries, history }: Visit): number[] {
  const [first, ...others] = enquiries
  const end = first?.outcomes[0]
  if (!first || first.seenAt === null || !end) return []
  let until = end.at
  for (const { id, seenAt, outcomes } of others) {
    const added = history.find((one) => one.type === 'enquiryAdded' && one.body.enquiry === id)
    const [outcome] = outcomes
    if (!added || added.at < first.seenAt || seenAt !== until || outcome?.desk !== end.desk) break
    until = outcome.at
  }
  return [Math.min(MOST, (until - end.at) / MINUTE)]
}

export function servingNow(state: CentreState, day: Day): Serving[] {
  const serving: Serving[] = []
  for (const visit of day.visits.values()) {
    const { situation } = visit
    if (situation.is !== 'called' && situation.is !== 'beingSeen') continue
    const enquiry = currentEnquiry(visit)
    if (!enquiry) continue
    const seats = situation.is === 'called' ? [{ desk: situation.desk, since: situation.at }] : situation.at
    for (const { desk, since } of seats) {
      const call = visit.calls.findLast((one) => one.desk === desk && one.enquiry === enquiry.id && !one.unanswered)
      const from = situation.is === 'called' ? since : beganAt(since, enquiry.seenAt, call?.at)
      if (state.desks.has(desk)) serving.push({ visit: visit.id, service: enquiry.service, desk, from, called: situation.is === 'called' })
    }
  }
  return serving
}

/** Since when a desk is taken up with a matter: from its call, from the end of the one before, or from when it went on with it after a hold. */
function beganAt(since: Instant, seenAt: Instant | null, calledAt: Instant | undefined): Instant {
  const wentOn = calledAt !== undefined && seenAt !== null && calledAt <= seenAt && seenAt < since
  return calledAt === undefined || wentOn ? Math.max(since, seenAt ?? since) : Math.min(calledAt, since)
}

/** The logarithm of how many minutes that took. */
export function logMinutes(from: Instant, to: Instant): number {
  return Math.log(Math.max(SHORTEST, (to - from) / MINUTE))
}
