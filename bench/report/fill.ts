/* Three months of working days, through the hub's own append. */
import { randomUUID } from 'node:crypto'
import type { DayKey } from '#domain/instant.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { beginDays } from '#hub/beginDay.ts'
import { makeDemoClock } from '#hub/clock.ts'
import { DEMO_CENTRE } from '#hub/demo.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { appendEvents } from '#hub/log/append.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { openCentres } from '#hub/openCentres.ts'
import type { Parts } from '#hub/parts.ts'
import { rebuildReports } from '#hub/report/keepReports.ts'
import { openSqlite } from '#hub/store/sqlite.ts'
import { writeRaw } from '#renderer/log/records.ts'
import { ZONE } from '#bench/desk/visits.ts'
import { aDay } from './day.ts'

export type Filled = { from: DayKey; to: DayKey; days: number; events: number; rows: number; rebuildMs: number }

/** Fills a folder, and has the rows made once. The next day has not begun. `calm`: as of a day. */
export async function fillPeriod(dataDir: string, first: DayKey, days: number, more: { calm?: number } = {}): Promise<Filled> {
  const store = openSqlite(dataDir)
  const clock = makeDemoClock(0)
  const others = { feed: makeFeed(), recovery: makeRecovery(store, console.error), hubs: [], network: () => null, logger: console }
  const parts: Parts = { store, folded: makeFolded(), clock, demoClock: clock, wall: clock, ...others }
  const inc = randomUUID()
  let [dseq, day, written] = [0, first, 0]
  let to = first
  try {
    while (written < days) {
      const noon = localInstant(day, '12:00', ZONE)
      if (new Date(noon).getUTCDay() % 6 !== 0) {
        clock.set(localInstant(day, '00:05', ZONE), 0)
        if (written === 0) await openCentres(parts, true)
        await beginDays(parts)
        const pushed = aDay(day, written, more).map((event) => {
          const id = randomUUID()
          dseq++
          return { id, dseq, raw: writeRaw(event, { id, device: 'd-bench', inc, dseq, clock: event.at, base: 0 }) }
        })
        const { results } = await appendEvents({ ...parts, now: noon }, DEMO_CENTRE, { device: 'd-bench', inc, role: 'welcome' }, pushed)
        for (const result of results) if ('rejected' in result) throw new Error(result.rejected.sentence)
        to = day
        written++
      }
      day = businessDayFrom(noon, 1, ZONE)
    }
    clock.set(localInstant(day, '00:05', ZONE), 0)
    const began = performance.now()
    const { rows, n } = await rebuildReports(parts, DEMO_CENTRE)
    return { from: first, to, days, events: n, rows, rebuildMs: performance.now() - began }
  } finally {
    await store.close()
  }
}
