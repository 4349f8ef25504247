import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { format } from 'date-fns/format'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'
import { startOfMonth } from 'date-fns/startOfMonth'
import type { DayKey } from '#domain/instant.ts'

/** Both days are included. */
export type Period = { from: DayKey; to: DayKey }
export type Preset = 'lastWeek' | 'lastMonth' | 'threeMonths'

/** Whole weeks from Monday to Sunday and whole months, the last that are over: a part of one says nothing beside a whole one. */
export function presetOf(preset: Preset, today: DayKey): Period {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number)
  // A date has the same calendar in every time zone.
  const day = new TZDate(year, month - 1, date, 12, 0, 'UTC')
  const zone = 'UTC'
  const say = (at: Date) => format(new TZDate(at.getTime(), zone), 'yyyy-MM-dd')
  if (preset === 'lastWeek') {
    const monday = startOfISOWeek(day)
    return { from: say(addDays(monday, -7)), to: say(addDays(monday, -1)) }
  }
  const first = startOfMonth(day)
  return { from: say(addMonths(first, preset === 'lastMonth' ? -1 : -3)), to: say(addDays(first, -1)) }
}
