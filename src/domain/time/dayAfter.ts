import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { format } from 'date-fns/format'
import type { DayKey } from '#domain/instant.ts'

/** So many days after a date. A date has the same days after it in every time zone. */
export function dayAfter(day: DayKey, days: number): DayKey {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return days === 0 ? day : format(addDays(new TZDate(year, month - 1, date, 12, 0, 'UTC'), days), 'yyyy-MM-dd')
}
