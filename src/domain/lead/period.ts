/* A report of any period: the days' rows counted, as a whole and by each dimension. Counts first; figures are made of them where they are shown. */
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { AppointmentRow, DayRecord, VisitRow } from './record.ts'
import { recordOf } from './record.ts'
import type { Tally } from './tally.ts'
import { Counter, sumOf } from './tally.ts'

export const DIMENSIONS = ['day', 'weekday', 'hour', 'service', 'desk', 'cause'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Rows of several days, each with its day. */
export type PeriodRows = { appointments: readonly Of<AppointmentRow>[]; visits: readonly Of<VisitRow>[] }
type Of<Row> = Row & { day: DayKey }
/** Those with the same key in one dimension. `weekday`: 1 is Monday. Empty: none, for example no desk called them. */
export type Group = { key: string; is: Tally }

export type Report = {
  centreName: string
  from: DayKey
  to: DayKey
  /** The last number of the log that is counted, and when the hub took it; `at` null: nothing yet, or the device does not know. */
  completeUpTo: { n: number; at: Instant | null }
  /** Names of what the groups' keys say, those included that were taken away since. */
  services: { id: ServiceId; name: string }[]
  desks: { id: DeskId; label: string }[]
  total: Tally
  groups: Record<Dimension, Group[]>
}

/** The rows counted by one dimension, in the order of its keys. By cause only late starts are counted: a visit has none. */
export function periodOf({ appointments, visits }: PeriodRows, dimension: Dimension): Group[] {
  const counters = new Map<string, Counter>()
  const counterOf = (key: string) => {
    const known = counters.get(key)
    if (known) return known
    const fresh = new Counter()
    counters.set(key, fresh)
    return fresh
  }
  const weekdays = new Map<DayKey, string>()
  const weekday = (day: DayKey) => weekdays.get(day) ?? weekdays.set(day, weekdayOf(day)).get(day) ?? ''
  const keyOf = (row: Of<AppointmentRow> | Of<VisitRow>) => {
    if (dimension === 'weekday') return weekday(row.day)
    if (dimension === 'hour') return String(row.hour).padStart(2, '0')
    return dimension === 'cause' ? '' : (row[dimension] ?? '')
  }
  for (const row of appointments) {
    if (dimension !== 'cause') counterOf(keyOf(row)).addAppointment(row)
    else if (row.cause !== null) counterOf(row.cause).addAppointment(row)
  }
  if (dimension !== 'cause') for (const row of visits) counterOf(keyOf(row)).addVisit(row)
  return [...counters].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, counter]) => ({ key, is: counter.tally() }))
}

type Asked = { state: CentreState; centreName: string; from: DayKey; to: DayKey; completeUpTo: Report['completeUpTo'] }

/** The report of these rows. Every row has a day, so the whole is the sum of the days. */
export function reportOf({ state, ...asked }: Asked, rows: PeriodRows): Report {
  const groups = Object.fromEntries(DIMENSIONS.map((one) => [one, periodOf(rows, one)])) as Report['groups']
  return {
    ...asked,
    services: [...state.services.values()].map(({ id, name }) => ({ id, name })),
    desks: [...state.desks.values()].map(({ id, label }) => ({ id, label })),
    total: sumOf(groups.day.map(({ is }) => is)),
    groups,
  }
}

/** From a state alone, of those of the days that it still holds: what a device can say while the hub is away. */
export function reportOfState(asked: Asked, now: Instant): Report {
  const days = [...asked.state.days.keys()].filter((day) => asked.from <= day && day <= asked.to)
  return reportOf(asked, rowsOf(days.map((day) => [day, recordOf(asked.state, day, now)])))
}

export function rowsOf(records: readonly (readonly [DayKey, DayRecord])[]): PeriodRows {
  return {
    appointments: records.flatMap(([day, { appointments }]) => appointments.map((row) => ({ ...row, day }))),
    visits: records.flatMap(([day, { visits }]) => visits.map((row) => ({ ...row, day }))),
  }
}

/** 1 is Monday. A date has the same weekday in every time zone. */
function weekdayOf(day: DayKey): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return format(new TZDate(year, month - 1, date, 12, 0, 'UTC'), 'i')
}
