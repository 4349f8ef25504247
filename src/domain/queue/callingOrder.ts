/*
  The plain calling rule, stated here and used everywhere: the queue on every screen, Call next, the replay, the reports.

    1. appointments, from 2 minutes before their time, if the customer came no more than 15 minutes late
    2. priority, with its reason
    3. arrival (an appointment whose customer came later than that queues by arrival)
*/
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'

export const CALL_BEFORE_BOOKED = 2 * MINUTE
export const GRACE = 15 * MINUTE

export type Standing = 'due' | 'priority' | 'arrival' | 'early'

/** Why a visit stands where it stands. `early`: an appointment whose time has not come. */
export function standing(visit: Visit, now: Instant): Standing {
  const booked = visit.appointmentAt
  if (booked !== null && visit.arrivedAt <= booked + GRACE) return now >= booked - CALL_BEFORE_BOOKED ? 'due' : 'early'
  return visit.priority ? 'priority' : 'arrival'
}

const RANK: Record<Standing, number> = { due: 0, priority: 1, arrival: 2, early: 3 }

/** Everyone waiting, in calling order; those who are early come last, by their time. */
export function callingOrder(day: Day, now: Instant): Visit[] {
  const waiting = [...day.visits.values()].filter((visit) => visit.situation.is === 'waiting')
  return waiting.sort((a, b) => {
    const [one, other] = [standing(a, now), standing(b, now)]
    return RANK[one] - RANK[other] || since(a, one) - since(b, other) || (a.id < b.id ? -1 : 1)
  })
}

/** Due and early appointments count from the later of booked and arrived; all others from their first arrival. */
function since(visit: Visit, how: Standing): Instant {
  return how === 'due' || how === 'early' ? Math.max(visit.appointmentAt ?? 0, visit.arrivedAt) : visit.arrivedAt
}

/** Whether this desk serves what the visit needs now; its last enquiry, where desks that were apart finished every one. */
export function servedBy(state: CentreState, desk: DeskId, visit: Visit): boolean {
  const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  return service !== undefined && serves(state, desk, service)
}

export function serves(state: CentreState, desk: DeskId, service: ServiceId): boolean {
  return state.desks.get(desk)?.services.includes(service) ?? false
}

/** Those whom this desk could see, in calling order. */
export function queueForDesk(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit[] {
  return callingOrder(day, now).filter((visit) => servedBy(state, desk, visit))
}

/** Whom *Call next* calls at this desk: the first in calling order whose time has come. */
export function nextForDesk(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit | null {
  return queueForDesk(state, day, desk, now).find((visit) => standing(visit, now) !== 'early') ?? null
}
