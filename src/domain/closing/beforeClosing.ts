/*
  Who may not be seen before the centre closes. A plain rule, no estimate: everybody who waits, in calling order, goes to the first desk that
  is free and can see them, for as long as their service takes by plan. Whoever would begin after closing time may not be seen.
*/
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { closingTime } from './closingTime.ts'

export type BeforeClosing = {
  closesAt: Instant
  visits: VisitId[]
  /** Whether somebody who came now for `service` may be seen. */
  next: boolean
}

/** Nobody is named whom no desk of today can see: that is another trouble. null: it is not known when the centre closes. */
export function beforeClosing(state: CentreState, key: DayKey, now: Instant, service: ServiceId | null = null): BeforeClosing | null {
  const closesAt = closingTime(state, key)
  if (closesAt === null || now >= closesAt) return null
  const free = freeFrom(state, key, now)
  const visits: VisitId[] = []
  for (const visit of callingOrder(state, dayOf(state, key), now)) {
    const begins = seat(state, free, currentEnquiry(visit)?.service ?? null)
    if (begins !== null && begins >= closesAt) visits.push(visit.id)
  }
  const begins = seat(state, free, service)
  return { closesAt, visits, next: service === null || begins === null || begins < closesAt }
}

/** When each desk of today can see the next person: once it has finished, is back from a break, or opens. */
function freeFrom(state: CentreState, key: DayKey, now: Instant): Map<DeskId, Instant> {
  const day = dayOf(state, key)
  const free = new Map<DeskId, Instant>()
  for (const { id, isOpen, pause, inUse } of state.desks.values()) {
    const opens = (day.rota.get(id) ?? []).map(({ from }) => from).find((from) => from > now)
    if (!inUse || (!isOpen && opens === undefined)) continue
    const visit = visitAtDesk(day, id)
    const situation = visit?.situation
    const since = situation?.is === 'beingSeen' ? situation.at.find((seated) => seated.desk === id)?.since : now
    const busyUntil = visit ? (since ?? now) + planned(state, currentEnquiry(visit)?.service ?? null) : now
    const backAt = isOpen ? (pause?.is === 'onBreak' ? pause.until : now) : (opens ?? now)
    free.set(id, Math.max(now, busyUntil, backAt))
  }
  return free
}

/** The next one for this service: when they begin, with the desk busy from then on. null: no desk can see them. */
function seat(state: CentreState, free: Map<DeskId, Instant>, service: ServiceId | null): Instant | null {
  let first: [DeskId, Instant] | null = null
  for (const [desk, at] of free)
    if (service !== null && state.desks.get(desk)?.services.includes(service) && (first === null || at < first[1])) first = [desk, at]
  if (first === null) return null
  free.set(first[0], first[1] + planned(state, service))
  return first[1]
}

function planned(state: CentreState, service: ServiceId | null): number {
  return (state.services.get(service ?? '')?.minutes ?? 10) * MINUTE
}
