import type { DayKey } from '#domain/instant.ts'
import type { Group } from './period.ts'
import type { Period } from './presets.ts'
import { daysOf, weekOf } from './presets.ts'
import type { Tally } from './tally.ts'
import { sumOf } from './tally.ts'

/** Parts of a period that are a line each. A key is the first day of the part that lies in the period. */
export type Spans = { of: 'day' | 'week' | 'month'; spans: Group[] }

/** How it went, in a dozen lines or so: day by day, week by week from Monday, or month by month. What nothing was in has no line. */
export function spansOf(days: readonly Group[], period: Period): Spans {
  const length = daysOf(period)
  const of = length <= 7 ? 'day' : length <= 31 ? 'week' : 'month'
  const beginOf = (day: DayKey) => (of === 'day' ? day : of === 'week' ? weekOf(day) : `${day.slice(0, 7)}-01`)
  const inPeriod = (day: DayKey) => (beginOf(day) < period.from ? period.from : beginOf(day))
  return { of, spans: sumGroups(days.map(({ key, is }) => ({ key: inPeriod(key), is }))).toSorted((a, b) => (a.key < b.key ? -1 : 1)) }
}

/** Those of the same key as one, in the order in which the keys come first. */
export function sumGroups(groups: readonly Group[]): Group[] {
  const all = new Map<string, Tally[]>()
  for (const { key, is } of groups) all.set(key, [...(all.get(key) ?? []), is])
  return [...all].map(([key, tallies]) => ({ key, is: sumOf(tallies) }))
}
