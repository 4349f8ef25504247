import type { Appointment, Day } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { standingOf } from './standingOf.ts'
import { stands } from './stands.ts'

/**
 * Appointments whose customer is not here: those who can still keep their time, first one first; then those of the last hour who came to nothing, the
 * latest first, for they may come after all.
 */
export function comingNext(day: Day, now: Instant, standards: Pick<Standards, 'grace'>): Appointment[] {
  const missing = [...day.appointments.values()]
    .filter((one) => stands(one) && one.visit === null && one.at > now - HOUR)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const expected = missing.filter((one) => standingOf(one, day, now, standards) === 'expected')
  return [...expected, ...missing.filter((one) => !expected.includes(one)).reverse()]
}
