import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'
import type { DayKey } from '#domain/instant.ts'

/** A day of the calendar: "26 March 2027". */
export function sayDay(day: DayKey): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return format(new TZDate(year, month - 1, date, 12, 0, 'UTC'), 'd MMMM yyyy')
}
