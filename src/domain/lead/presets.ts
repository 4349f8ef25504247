import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { format } from 'date-fns/format'
import type { DayKey } from '#domain/instant.ts'

const DAY = 86_400_000

/** Both days are included. */
export type Period = { from: DayKey; to: DayKey }
export type Preset = 'lastWeek' | 'lastMonth' | 'lastQuarter'

/** Whole weeks from Monday to Sunday, whole months, and the quarters of councils and calendars alike: the last that are over. */
export function presetOf(preset: Preset, today: DayKey): Period {
  const { year, month, date } = partsOf(today)
  if (preset === 'lastWeek') {
    const sunday = addDays(date, -Number(format(date, 'i')))
    return { from: say(addDays(sunday, -6)), to: say(sunday) }
  }
  const first = preset === 'lastMonth' ? month : month - ((month - 1) % 3)
  const months = preset === 'lastMonth' ? 1 : 3
  return wholeMonths(year, first - months, months)
}

/** How many whole months a period is; null: it is not of whole months. */
export function monthsOf({ from, to }: Period): number | null {
  const [first, last] = [partsOf(from), partsOf(to)]
  const begins = from.endsWith('-01')
  const ends = say(addDays(last.date, 1)).endsWith('-01')
  return begins && ends ? (last.year - first.year) * 12 + last.month - first.month + 1 : null
}

/** The period of the same length just before: whole months before whole months, else as many days. */
export function periodBefore(period: Period): Period {
  const { year, month, date } = partsOf(period.from)
  const months = monthsOf(period)
  if (months !== null) return wholeMonths(year, month - months, months)
  return { from: say(addDays(date, -daysOf(period))), to: say(addDays(date, -1)) }
}

/** Both its first and its last. */
export function daysOf({ from, to }: Period): number {
  return Math.round((partsOf(to).date.getTime() - partsOf(from).date.getTime()) / DAY) + 1
}

/** The Monday of a day's week. */
export function weekOf(day: DayKey): DayKey {
  const { date } = partsOf(day)
  return say(addDays(date, 1 - Number(format(date, 'i'))))
}

function wholeMonths(year: number, first: number, months: number): Period {
  return { from: say(dateOf(year, first, 1)), to: say(addDays(dateOf(year, first + months, 1), -1)) }
}

function partsOf(day: DayKey): { year: number; month: number; date: TZDate } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date: dateOf(year, month, date) }
}

/** A date has the same calendar in every time zone. Months before the first are those of the year before. */
function dateOf(year: number, month: number, date: number): TZDate {
  return new TZDate(year, month - 1, date, 12, 0, 'UTC')
}

const say = (date: TZDate) => format(date, 'yyyy-MM-dd')
