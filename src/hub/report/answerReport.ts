import type { DayKey } from '#domain/instant.ts'
import type { Report } from '#domain/lead/period.ts'
import { reportOf } from '#domain/lead/period.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, rowOf, stateNow } from '#hub/parts.ts'
import { makeDays } from './makeDay.ts'

/** The report of a centre for a period, both days included, level with the log as it was when it was asked for. */
export async function answerReport(parts: Pick<Parts, 'store' | 'folded' | 'clock'>, centre: string, from: DayKey, to: DayKey): Promise<Report> {
  const { store, clock } = parts
  const { n } = await makeDays(store, centre, clock.now(), from, to)
  const { rows, at } = await store.read(async ({ log, reports }) => ({
    rows: await reports.rows(centre, from, to),
    at: n === 0 ? null : ((await log.after(centre, n - 1, 1))[0]?.recvAt ?? null),
  }))
  const state = await stateNow(parts, centre)
  return reportOf({ state, centreName: nameOf(await rowOf(parts, centre), state), from, to, completeUpTo: { n, at } }, rows)
}
