import type { DayKey } from '#domain/instant.ts'
import type { Group } from './period.ts'
import type { Period } from './presets.ts'
import { daysOf, weekOf } from './presets.ts'
import type { Tally } from './tally.ts'
import { sumOf } from './tally.ts'

/** Parts of a period that are a line each. A key is the first day of the part that lies in the period. */
export type Spans = { of: 'day' | 'week' | 'month' | 'quarter'; spans: Group[] }

/** How it went, in seven lines at most: by day, by week from Monday, by month or by quarter. What nothing was in has no line. */
export function spansOf(days: readonly Group[], period: Period): Spans {
  const length = daysOf(period)
  const of = length <= 7 ? 'day' : length <= 31 ? 'week' : length <= 184 ? 'month' : 'quarter'
  const inPeriod = (day: DayKey) => {
    const begins = beginOf(of, day)
    return begins < period.from ? period.from : begins
  }
  return { of, spans: sumGroups(days.map(({ key, is }) => ({ key: inPeriod(key), is }))).toSorted((a, b) => (a.key < b.key ? -1 : 1)) }
}

function beginOf(of: Spans['of'], day: DayKey): DayKey {
  const [year = '', month = ''] = day.split('-')
  if (of === 'day') return day
  if (of === 'week') return weekOf(day)
  const first = of === 'month' ? Number(month) : Number(month) - ((Number(month) - 1) % 3)
  return `${year}-${String(first).padStart(2, '0')}-01`
}

/** Those of the same key as one, in the order in which the keys come first. */
export function sumGroups(groups: readonly Group[]): Group[] {
  const all = new Map<string, Tally[]>()
  for (const { key, is } of groups) all.set(key, [...(all.get(key) ?? []), is])
  return [...all].map(([key, tallies]) => ({ key, is: sumOf(tallies) }))
}
