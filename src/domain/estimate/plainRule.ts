/*
  The plain rule: a desk is free one minute after whoever is there is probably finished, by the median of the last 30 services of that kind, and then
  takes the next in calling order whom it can see. No more than that: no leavers, no appointments still to come. A better estimate takes its place.
*/
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { ServiceId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { callingOrder, servedBy, standing } from '#domain/queue/callingOrder.ts'
import { median } from '#domain/queue/waits.ts'
import { teaches } from '#domain/visit/teaches.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'

const LAST = 30
const FLOOR = MINUTE
/** Between one person and the next. */
const BETWEEN = MINUTE

export function plainRule(state: CentreState, day: Day, now: Instant): ReadonlyMap<VisitId, Instant> {
  const lengths = new Map<ServiceId, number>()
  const lengthOf = (visit: Visit): number => {
    const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
    if (service === undefined) return FLOOR
    const known = lengths.get(service) ?? lengthOfService(state, service)
    lengths.set(service, known)
    return known
  }
  const desks = [...state.desks.values()]
    .filter((desk) => desk.isOpen && desk.inUse)
    .map((desk) => {
      const there = visitAtDesk(day, desk.id)
      const back = desk.pause?.is === 'onBreak' ? Math.max(desk.pause.until, now) : now
      return { id: desk.id, free: there ? Math.max(beganAt(there) + lengthOf(there), now + FLOOR) + BETWEEN : back }
    })
  const called = new Map<VisitId, Instant>()
  for (const visit of callingOrder(state, day, now)) {
    const able = desks.filter(({ id }) => servedBy(state, id, visit)).sort((a, b) => a.free - b.free || (a.id < b.id ? -1 : 1))
    const [first] = able
    if (!first) continue
    const early = standing(state, visit, now) === 'early' ? (visit.appointmentAt ?? now) : now
    const at = Math.max(first.free, early)
    called.set(visit.id, at)
    first.free = at + lengthOf(visit) + BETWEEN
  }
  return called
}

function beganAt(visit: Visit): Instant {
  const { situation } = visit
  if (situation.is === 'beingSeen') return situation.at[0]?.since ?? visit.arrivedAt
  return situation.is === 'called' ? situation.at : visit.arrivedAt
}

/** Milliseconds: the median of the last 30 of this service in the days that are here, or what the centre plans for it. */
function lengthOfService(state: CentreState, service: ServiceId): number {
  const took: { at: Instant; span: number }[] = []
  for (const day of state.days.values())
    for (const visit of day.visits.values()) {
      const [enquiry] = visit.enquiries
      if (visit.enquiries.length !== 1 || enquiry?.service !== service || enquiry.seenAt === null || !teaches(day, visit)) continue
      const end = enquiry.outcomes[0]?.at
      if (end !== undefined) took.push({ at: end, span: end - enquiry.seenAt })
    }
  took.sort((a, b) => a.at - b.at)
  const middle = median(took.slice(-LAST).map(({ span }) => span))
  return Math.max(FLOOR, middle ?? (state.services.get(service)?.minutes ?? 10) * MINUTE)
}
