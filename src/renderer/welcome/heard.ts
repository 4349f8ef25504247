import { saysReference } from '#domain/appointments/reference.ts'
import { stands } from '#domain/appointments/stands.ts'
import type { Appointment, Day } from '#domain/centre/state.ts'

/** The appointments of today whose reference is in what somebody says, and whose customer has not come. By their times. */
export function heard(day: Day, text: string): Appointment[] {
  if (text.trim() === '') return []
  return [...day.appointments.values()]
    .filter((one) => stands(one) && one.visit === null && saysReference(one.id, text))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
