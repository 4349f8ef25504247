import { businessDayFrom } from '#domain/time/businessDay.ts'
import type { Parts } from '#hub/parts.ts'
import { rowOf, stateNow } from '#hub/parts.ts'
import { makeDays } from './makeDay.ts'

/** Before every day, and after every day. */
const [FIRST, LAST] = ['0000-00-00', '9999-99-99'] as const

/** Has the rows of all days that are over made, so that a report has only today to look at. */
export async function keepReports(parts: Parts): Promise<void> {
  const { store, clock } = parts
  for (const { centre } of await store.read(({ log }) => log.centres())) {
    const { centre: setUp } = await stateNow(parts, centre)
    if (setUp) await makeDays(store, centre, clock.now(), FIRST, businessDayFrom(clock.now(), -1, setUp.timeZone))
  }
}

/** Throws a centre's rows away and makes all of them from the log. Answers how many there are. */
export async function rebuildReports({ store, clock }: Pick<Parts, 'store' | 'clock'>, centre: string): Promise<{ days: number; rows: number; n: number }> {
  await rowOf({ store }, centre)
  await store.write(async ({ log, reports }) => {
    await log.lock(centre)
    await reports.forget(centre)
  })
  const { n } = await makeDays(store, centre, clock.now(), FIRST, LAST)
  const { days, rows } = await store.read(async ({ reports }) => ({
    days: await reports.days(centre, FIRST, LAST),
    rows: await reports.rows(centre, FIRST, LAST),
  }))
  return { days: days.length, rows: rows.appointments.length + rows.visits.length, n }
}
