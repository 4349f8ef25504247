/* Appointments for whom no desk is left at their time: both stay in the log, and somebody rebooks the one who came later to it. */
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { deskTimes } from './deskTimes.ts'
import { overlaps, placeAll, takingOf } from './placing.ts'
import { stands } from './stands.ts'
import { standingOf } from './standingOf.ts'

/** `others`: who has the desks at that time; nobody, where no desk that does it is there at all. `cover`: they cannot be reached. */
export type Clash = { rebook: Appointment; others: Appointment[]; cover: boolean }

/**
 * The tasks of a day, by their time. Two desks that were apart booked one slot, or a day was closed, or a desk taken away. Which of them is to
 * be rebooked goes by the log: the first to have the slot keeps it. Who has been called, or did not attend, needs no other time.
 */
export function clashes(state: CentreState, key: DayKey, now: Instant): Clash[] {
  const day = dayOf(state, key)
  const desks = deskTimes(state, key)
  const { left } = placeAll(state, key, desks)
  const closed = state.closedDays.includes(key)
  const onClosedDay = closed ? [...day.appointments.values()].filter((one) => stands(one) && !left.includes(one)) : []
  return [...left, ...onClosedDay]
    .filter((one) => {
      const visit = one.visit === null ? undefined : day.visits.get(one.visit)
      return visit ? visit.calls.length === 0 : standingOf(one, day, now, state.standards) === 'expected'
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((rebook) => ({ rebook, others: closed ? [] : othersOf(rebook), cover: rebook.coverNeeded }))

  function othersOf(rebook: Appointment): Appointment[] {
    const taking = takingOf(state, desks, rebook)
    return [...day.appointments.values()].filter((other) => {
      if (other === rebook || !stands(other) || left.includes(other)) return false
      const its = takingOf(state, desks, other)
      return overlaps(taking, its) && its.able.some((desk) => taking.able.includes(desk))
    })
  }
}
