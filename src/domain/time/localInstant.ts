import { TZDate } from '@date-fns/tz'
import type { DayKey, Instant } from '#domain/instant.ts'

/** The instant of a time of day at a centre: `localInstant('2027-01-12', '09:30', 'Europe/London')`. */
export function localInstant(day: DayKey, time: string, timeZone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new TZDate(year, month - 1, date, hour, minute, timeZone).getTime()
}
