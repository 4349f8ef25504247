import { stands } from '#domain/appointments/stands.ts'
import type { Appointment, Day, Evacuation } from '#domain/centre/state.ts'

/** Appointments whose time came while everybody was outside and whom no desk has called before: these people must be told why they wait. */
export function appointmentsHit(day: Day, { from, to }: Pick<Evacuation, 'from' | 'to'>): Appointment[] {
  return [...day.appointments.values()]
    .filter((one) => stands(one) && one.at >= from && one.at <= (to ?? one.at) && !wasCalled(day, one.visit, from))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function wasCalled(day: Day, visit: string | null, before: number): boolean {
  return visit !== null && (day.visits.get(visit)?.calls.some((call) => call.at < before) ?? false)
}
