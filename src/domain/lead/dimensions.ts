/* By what figures are grouped: the key of a row in each dimension, and the order in which its groups stand. */
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'
import type { DayKey } from '#domain/instant.ts'
import type { AppointmentRow, VisitRow } from './record.ts'

export const DIMENSIONS = ['day', 'weekday', 'hour', 'service', 'desk', 'cause'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A row with its day. */
export type Of<Row> = Row & { day: DayKey }
export type AnyRow = Of<AppointmentRow> | Of<VisitRow>

/** Called, and later than the standard of its day. */
export function isLateStart({ calledAt, why }: Pick<AppointmentRow, 'calledAt' | 'why'>): boolean {
  return calledAt !== null && why !== 'onTime'
}

/**
 * Gives the key of a row: a day, a weekday from 1 (Monday), an hour in two digits, the id of a service or a desk, a cause; '' where there is none.
 * null: it is in no group, because only late starts have a cause.
 */
export function keysBy(dimension: Dimension): (row: AnyRow) => string | null {
  const weekdays = new Map<DayKey, string>()
  const weekday = (day: DayKey) => weekdays.get(day) ?? weekdays.set(day, weekdayOf(day)).get(day) ?? ''
  return (row) => {
    switch (dimension) {
      case 'day':
        return row.day
      case 'weekday':
        return weekday(row.day)
      case 'hour':
        return String(row.hour).padStart(2, '0')
      case 'service':
      case 'desk':
        return row[dimension] ?? ''
      case 'cause':
        return 'why' in row && isLateStart(row) ? (row.cause ?? '') : null
    }
  }
}

/** What comes in time stands in that order, all else the largest first. */
export function inOrder<G extends { key: string }>(dimension: Dimension, groups: readonly G[], largest: (a: G, b: G) => number): G[] {
  const isTime = dimension === 'day' || dimension === 'weekday' || dimension === 'hour'
  return groups.toSorted((a, b) => (isTime ? 0 : largest(a, b)) || (a.key < b.key ? -1 : 1))
}

/** 1 is Monday. A date has the same weekday in every time zone. */
function weekdayOf(day: DayKey): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return format(new TZDate(year, month - 1, date, 12, 0, 'UTC'), 'i')
}
