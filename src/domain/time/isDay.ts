import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'

/** Whether this is a day of the calendar, written as one: `2027-02-29` is none. */
export function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return false
  return format(new TZDate(Number(year), Number(month) - 1, Number(date), 12, 0, 'UTC'), 'yyyy-MM-dd') === text
}
