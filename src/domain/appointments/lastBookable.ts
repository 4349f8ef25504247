import type { DayKey } from '#domain/instant.ts'
import { dayAfter } from '#domain/time/dayAfter.ts'

/** Nobody books two years ahead: a day beyond is a slip of the keys, and what is known of its customer would be kept for as long. */
const DAYS_AHEAD = 730

/** The last day on which an appointment can be. */
export function lastBookable(today: DayKey): DayKey {
  return dayAfter(today, DAYS_AHEAD)
}
