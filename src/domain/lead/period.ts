/* A report of any period: the days' rows counted, as a whole and by each dimension. Counts first; figures are made of them where they are shown. */
import { standardsIn } from '#domain/centre/standardsOn.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Dimension, Of } from './dimensions.ts'
import { DIMENSIONS, inOrder, keysBy } from './dimensions.ts'
import type { AppointmentRow, DayRecord, VisitRow } from './record.ts'
import { recordOf } from './record.ts'
import type { Tally } from './tally.ts'
import { Counter, sumOf } from './tally.ts'

/** Rows of several days, each with its day. */
export type PeriodRows = { appointments: readonly Of<AppointmentRow>[]; visits: readonly Of<VisitRow>[] }
/** Those with the same key in one dimension. */
export type Group = { key: string; is: Tally }

export type Report = {
  centreName: string
  from: DayKey
  to: DayKey
  /** The last number of the log that is counted, and when the hub took it; `at` null: nothing yet, or the device does not know. */
  completeUpTo: { n: number; at: Instant | null }
  /** By which its days were judged, each from its first day in the period: minutes. */
  standards: { from: DayKey; onTimeWithin: number; grace: number; greetedWithin: number }[]
  /** Names of what the groups' keys say, those included that were taken away since. */
  services: { id: ServiceId; name: string }[]
  desks: { id: DeskId; label: string }[]
  total: Tally
  groups: Record<Dimension, Group[]>
}

/** The rows counted by one dimension. */
export function periodOf({ appointments, visits }: PeriodRows, dimension: Dimension): Group[] {
  const counters = new Map<string, Counter>()
  const keyOf = keysBy(dimension)
  const counterOf = (row: Of<AppointmentRow> | Of<VisitRow>) => {
    const key = keyOf(row)
    if (key === null) return null
    const counter = counters.get(key) ?? new Counter()
    counters.set(key, counter)
    return counter
  }
  for (const row of appointments) counterOf(row)?.addAppointment(row)
  for (const row of visits) counterOf(row)?.addVisit(row)
  const groups = [...counters].map(([key, counter]) => ({ key, is: counter.tally() }))
  return inOrder(dimension, groups, (a, b) => b.is.appointments - a.is.appointments || b.is.came - a.is.came)
}

type Asked = { state: CentreState; centreName: string; from: DayKey; to: DayKey; completeUpTo: Report['completeUpTo'] }

/** The report of these rows. Every row has a day, so the whole is the sum of the days. */
export function reportOf({ state, ...asked }: Asked, rows: PeriodRows): Report {
  const groups = Object.fromEntries(DIMENSIONS.map((one) => [one, periodOf(rows, one)])) as Report['groups']
  return {
    ...asked,
    standards: standardsIn(state, asked.from, asked.to).map(({ from, is: { onTimeWithin, grace, greetedWithin } }) => ({
      from,
      onTimeWithin,
      grace,
      greetedWithin,
    })),
    ...namesOf(state),
    total: sumOf(groups.day.map(({ is }) => is)),
    groups,
  }
}

/** What the keys of services and desks are called, those included that were taken away since. */
export function namesOf({ services, desks }: Pick<CentreState, 'services' | 'desks'>): Pick<Report, 'services' | 'desks'> {
  return {
    services: [...services.values()].map(({ id, name }) => ({ id, name })),
    desks: [...desks.values()].map(({ id, label }) => ({ id, label })),
  }
}

/** From a state alone, of those of the days that it still holds: what a device can say while the hub is away. */
export function reportOfState(asked: Asked, now: Instant): Report {
  return reportOf(asked, rowsOfState(asked.state, asked, now))
}

/** The rows behind such a report. */
export function rowsOfState(state: CentreState, { from, to }: Pick<Asked, 'from' | 'to'>, now: Instant): PeriodRows {
  const days = [...state.days.keys()].filter((day) => from <= day && day <= to)
  return rowsOf(days.map((day) => [day, recordOf(state, day, now)]))
}

export function rowsOf(records: readonly (readonly [DayKey, DayRecord])[]): PeriodRows {
  return {
    appointments: records.flatMap(([day, { appointments }]) => appointments.map((row) => ({ ...row, day }))),
    visits: records.flatMap(([day, { visits }]) => visits.map((row) => ({ ...row, day }))),
  }
}
