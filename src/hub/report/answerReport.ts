import type { DayKey, Instant } from '#domain/instant.ts'
import type { Behind, BehindRows } from '#domain/lead/figures.ts'
import { rowsBehind } from '#domain/lead/figures.ts'
import type { PeriodRows, Report } from '#domain/lead/period.ts'
import { reportOf } from '#domain/lead/period.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, rowOf, stateNow } from '#hub/parts.ts'
import { makeDays } from './makeDay.ts'

type Asked = Pick<Parts, 'store' | 'folded' | 'clock'>
/** Both days are included. */
type Period = { from: DayKey; to: DayKey }

/** The report of a centre for a period, level with the log as it was when it was asked for. */
export async function answerReport(parts: Asked, centre: string, { from, to }: Period): Promise<Report> {
  const { rows, completeUpTo } = await levelRows(parts, centre, { from, to })
  const state = await stateNow(parts, centre)
  return reportOf({ state, centreName: nameOf(await rowOf(parts, centre), state), from, to, completeUpTo }, rows)
}

/** The rows behind one figure of such a report, at most so many. */
export async function answerRows(parts: Asked, centre: string, period: Period, behind: Behind, most: number): Promise<BehindRows> {
  const { rows } = await levelRows(parts, centre, period)
  return rowsBehind(rows, behind, most)
}

async function levelRows(
  { store, clock }: Asked,
  centre: string,
  { from, to }: Period,
): Promise<{ rows: PeriodRows; completeUpTo: { n: number; at: Instant | null } }> {
  const { n } = await makeDays(store, centre, clock.now(), from, to)
  return store.read(async ({ log, reports }) => ({
    rows: await reports.rows(centre, from, to),
    completeUpTo: { n, at: n === 0 ? null : ((await log.after(centre, n - 1, 1))[0]?.recvAt ?? null) },
  }))
}
