import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { format } from 'date-fns/format'
import type { DayKey } from '#domain/instant.ts'

/** Both days are included. */
export type Period = { from: DayKey; to: DayKey }
export type Preset = 'lastWeek' | 'lastMonth' | 'threeMonths'

/** Whole weeks from Monday to Sunday and whole months, the last that are over: a part of one says nothing beside a whole one. */
export function presetOf(preset: Preset, today: DayKey): Period {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number)
  if (preset === 'lastWeek') {
    const day = dateOf(year, month, date)
    const sunday = addDays(day, -Number(format(day, 'i')))
    return { from: say(addDays(sunday, -6)), to: say(sunday) }
  }
  const back = preset === 'lastMonth' ? 1 : 3
  return { from: say(dateOf(year, month - back, 1)), to: say(addDays(dateOf(year, month, 1), -1)) }
}

/** A date has the same calendar in every time zone. Months before the first are those of the year before. */
function dateOf(year: number, month: number, date: number): TZDate {
  return new TZDate(year, month - 1, date, 12, 0, 'UTC')
}

const say = (date: TZDate) => format(date, 'yyyy-MM-dd')
