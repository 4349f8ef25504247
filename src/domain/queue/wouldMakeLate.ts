import { stands } from '#domain/appointments/stands.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { deskBackBy } from '#domain/desk/deskNow.ts'
import type { AppointmentId, DeskId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, wholeMinutes } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry, isOver } from '#domain/visit/visit.ts'
import { serves } from './callingOrder.ts'

/** An appointment that a call would probably make late. `endsAt`: when the called one is probably finished. */
export type Late = { appointment: AppointmentId; bookedAt: Instant; ticket: string | null; endsAt: Instant }

/**
 * The first appointment that calling this visit now would probably make late, at the only desk that can serve it. By the planned
 * length of the service. null: none, or the rule has no such part.
 */
export function wouldMakeLate(state: CentreState, day: Day, desk: DeskId, visit: Visit, now: Instant): Late | null {
  const service = currentEnquiry(visit)?.service
  const minutes = service === undefined ? undefined : state.services.get(service)?.minutes
  if (minutes === undefined || !state.rule.includes('askBeforeLate')) return null
  const endsAt = now + minutes * MINUTE
  const { grace, onTimeWithin } = state.standards
  const named = state.rule.includes('namedDesk')
  const late = [...day.appointments.values()].filter(stands).flatMap((booked) => {
    const came = booked.visit === null ? null : (day.visits.get(booked.visit) ?? null)
    // Who has been called, seen or has gone waits no more; who is over the grace time lost the appointment, or did not come.
    const arrived = came?.arrivedAt ?? booked.at
    if (came ? came.id === visit.id || came.calls.length > 0 || isOver(came) : now > booked.at + grace * MINUTE) return []
    const planned = Math.max(booked.at, arrived)
    if (arrived > booked.at + grace * MINUTE || wholeMinutes(planned, endsAt) <= onTimeWithin) return []
    const only = (named && booked.desk) || null
    const desks = [...state.desks.values()].filter((one) => deskBackBy(one, planned) && serves(state, one.id, booked.service))
    const able = desks.filter((one) => only === null || one.id === only).map((one) => one.id)
    return able.length === 1 && able[0] === desk ? [{ booked, came }] : []
  })
  // Of two of one time who came first will be called first; who is not here comes after them.
  const came = (one: (typeof late)[number]) => one.came?.arrivedAt ?? now
  late.sort((a, b) => a.booked.at - b.booked.at || came(a) - came(b) || (a.booked.id < b.booked.id ? -1 : 1))
  const [first] = late
  return first ? { appointment: first.booked.id, bookedAt: first.booked.at, ticket: first.came?.ticket ?? null, endsAt } : null
}
