/* Desks with nobody at them today, and the appointments that need somebody because of it. */
import { stands } from '#domain/appointments/stands.ts'
import type { Appointment, CentreState, Day } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { isOver } from '#domain/visit/visit.ts'

export function isAwayToday(day: Day, desk: DeskId): boolean {
  return day.away.some((one) => one.desk === desk)
}

/**
 * The appointments at this desk that are not over, by their time: the customer is still to come and within the grace, or is here and
 * nobody sees or has called them.
 */
export function appointmentsLeft({ standards }: CentreState, day: Day, desk: DeskId, now: Instant): Appointment[] {
  return [...day.appointments.values()]
    .filter((one) => {
      if (one.desk !== desk || !stands(one)) return false
      const visit = one.visit === null ? undefined : day.visits.get(one.visit)
      if (!visit) return now <= one.at + standards.grace * MINUTE
      return !isOver(visit) && visit.situation.is !== 'called' && visit.situation.is !== 'beingSeen'
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Each desk that is away today, with its appointments that need somebody. */
export function needSomebody(state: CentreState, day: Day, now: Instant): { desk: DeskId; appointments: Appointment[] }[] {
  return day.away.map(({ desk }) => ({ desk, appointments: appointmentsLeft(state, day, desk, now) }))
}
