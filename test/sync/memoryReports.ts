/* What the report is counted from, in memory. */
import type { DayRecord } from '#domain/lead/record.ts'
import { rowsOf } from '#domain/lead/period.ts'
import type { EventRow, ReportDay, ReportedTo, ReportTable } from '#hub/store/store.ts'

type Disk = {
  readonly reports: Map<string, unknown>
  readonly events: Map<string, EventRow>
  set<V>(table: Map<string, V>, key: string, value: V): void
  remove<V>(table: Map<string, V>, key: string): void
}

/** Keys: centre, which of them, and what in it. */
export function reportTable(disk: Disk): ReportTable {
  const key = (...parts: string[]) => parts.join('\n')
  const set = (value: unknown, ...at: string[]) => disk.set(disk.reports, key(...at), value)
  const get = <T>(...at: string[]) => (disk.reports.get(key(...at)) as T | undefined) ?? null
  const within = <T>(centre: string, what: string, from: string, to: string) =>
    [...disk.reports]
      .map(([at, value]) => ({ at: at.split('\n'), value: value as T }))
      .filter(({ at }) => at[0] === centre && at[1] === what && (at[2] ?? '') >= from && (at[2] ?? '') <= to)
      .sort((a, b) => ((a.at[2] ?? '') < (b.at[2] ?? '') ? -1 : 1))
  const byId =
    <T>(of: (row: T) => string) =>
    (a: T, b: T) =>
      of(a) < of(b) ? -1 : 1
  return {
    upTo: async (centre) => get<ReportedTo>(centre, 'upTo', ''),
    setUpTo: async (centre, upTo) => set(upTo, centre, 'upTo', ''),
    async forget(centre) {
      for (const at of disk.reports.keys()) if (at.startsWith(`${centre}\n`)) disk.remove(disk.reports, at)
    },
    async note(centre, noted) {
      for (const { topic, n } of noted) set(n, centre, 'event', topic, String(n))
    },
    events: async (centre, from, to) =>
      within<number>(centre, 'event', from, to)
        .flatMap(({ value }) => disk.events.get(`${centre}\n${value}`) ?? [])
        .sort((a, b) => a.n - b.n),
    setDue: async (centre, day) => set({ day, due: true }, centre, 'day', day),
    async setDueFrom(centre, day) {
      for (const one of within<ReportDay>(centre, 'day', day, '~')) set({ ...one.value, due: true }, centre, 'day', one.value.day)
    },
    days: async (centre, from, to) => within<ReportDay>(centre, 'day', from, to).map(({ value }) => value),
    async put(centre, { day, due }, record) {
      set(record, centre, 'record', day)
      set({ day, due }, centre, 'day', day)
    },
    rows: async (centre, from, to) =>
      rowsOf(
        within<DayRecord>(centre, 'record', from, to).map(({ at, value }) => [
          at[2] ?? '',
          { appointments: value.appointments.toSorted(byId((row) => row.appointment)), visits: value.visits.toSorted(byId((row) => row.visit)) },
        ]),
      ),
  }
}
