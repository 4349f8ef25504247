/* A year of a busy centre, written day after day through the hub's own append: numbers, outcomes, chain and days that begin, as in life. */
import { randomUUID } from 'node:crypto'
import type { DayKey } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { beginDays } from '#hub/beginDay.ts'
import { makeDemoClock } from '#hub/clock.ts'
import { DEMO_CENTRE, giveDemoItsDay } from '#hub/demo.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { appendEvents } from '#hub/log/append.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { openCentres } from '#hub/openCentres.ts'
import type { Parts } from '#hub/parts.ts'
import { openSqlite } from '#hub/store/sqlite.ts'
import type { NewEvent } from '#domain/events.ts'
import { writeRaw } from '#renderer/log/records.ts'
import { dayOf, ZONE } from '#bench/desk/visits.ts'

/** About 6,000 events, as dayOf makes them. */
const VISITS_A_DAY = 1150
const BATCH = 500
const DEVICE = 'd-year'

/** Fills a folder with about so many events, the last of them on the morning of `today`. Answers how many there are. */
export async function fillYear(dataDir: string, events: number, today: DayKey, said: (line: string) => void): Promise<number> {
  const clock = makeDemoClock(0)
  const store = openSqlite(dataDir)
  const parts: Parts = {
    store,
    folded: makeFolded(),
    feed: makeFeed(),
    recovery: makeRecovery(store, console.error),
    clock,
    demoClock: clock,
    wall: clock,
    hubs: [],
    logger: console,
  }
  const inc = randomUUID()
  let dseq = 0
  const push = async (day: NewEvent[]) => {
    for (let from = 0; from < day.length; from += BATCH) {
      const batch = day.slice(from, from + BATCH).map((event) => {
        const id = randomUUID()
        dseq++
        return { id, dseq, raw: writeRaw(event, { id, device: DEVICE, inc, dseq, clock: event.at, base: 0 }) }
      })
      const now = day[Math.min(day.length, from + BATCH) - 1]?.at ?? 0
      const { results } = await appendEvents({ ...parts, now }, DEMO_CENTRE, { device: DEVICE, inc, role: 'welcome' }, batch)
      for (const result of results) if ('rejected' in result) throw new Error(result.rejected.sentence)
    }
  }
  const head = async () => (await store.read(({ log }) => log.centre(DEMO_CENTRE)))?.head ?? 0
  const noon = localInstant(today, '12:00', ZONE)
  const morning = dayOf(today, localInstant(today, '11:16', ZONE), VISITS_A_DAY / 2, true)
  const aDay = dayOf(today, localInstant(today, '17:00', ZONE), VISITS_A_DAY, false).length
  const past = Math.max(0, Math.ceil((events - morning.length) / aDay))
  try {
    for (let back = past; back > 0; back--) {
      const day = businessDayFrom(noon, -back, ZONE)
      clock.set(localInstant(day, '00:05', ZONE), 0)
      if (back === past) await openCentres(parts, true)
      await beginDays(parts)
      await giveDemoItsDay(parts, DEMO_CENTRE)
      const left = events - morning.length - (await head())
      await push(dayOf(day, localInstant(day, '17:00', ZONE), VISITS_A_DAY, false).slice(0, Math.max(0, left)))
      if (back % 25 === 0) said(`  ${await head()} of ${events} events`)
    }
    clock.set(localInstant(today, '00:05', ZONE), 0)
    if (past === 0) await openCentres(parts, true)
    await beginDays(parts)
    await giveDemoItsDay(parts, DEMO_CENTRE)
    await push(morning)
    return await head()
  } finally {
    await store.close()
  }
}
