import { tz } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { format } from 'date-fns/format'
import { startOfDay } from 'date-fns/startOfDay'
import type { DayKey, Instant } from '#domain/instant.ts'

/** The centre's local date at an instant: `businessDay(…, 'Europe/London')` is `2027-01-12`. */
export function businessDay(at: Instant, timeZone: string): DayKey {
  return format(at, 'yyyy-MM-dd', { in: tz(timeZone) })
}

/** The business day so many days after (or before) the one at an instant, across daylight saving. */
export function businessDayFrom(at: Instant, days: number, timeZone: string): DayKey {
  const zone = { in: tz(timeZone) }
  return format(addDays(startOfDay(at, zone), days, zone), 'yyyy-MM-dd', zone)
}
