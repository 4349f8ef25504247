import { HOUR, MINUTE } from '#domain/instant.ts'
import { cardDays, eraseOldCards } from '#hub/log/cards.ts'
import { beginDays } from './beginDay.ts'
import type { Parts } from './parts.ts'
import { stateNow } from './parts.ts'
import { giveDemoItsDay } from './demo.ts'
import { keepSnapshots } from './keepSnapshots.ts'
import { learnDays } from './learnDays.ts'
import { keepReports } from '#hub/report/keepReports.ts'

/** Somebody may look into what was not understood for so long. It can hold anything, a name too. */
const QUARANTINE_KEPT = 30 * 24 * HOUR
/** When the hub goes down, the next start should have little to fold. */
const WORTH_KEEPING = 500

export interface House {
  /** Answers how many visits lost their cards. */
  eraseOldCards(): Promise<number>
  stop(): Promise<void>
}

/**
 * What runs at the start and every hour: cards that are old enough are erased, and what stood in quarantine; a demo gets its new day. And
 * every minute: the business day begins (at the start only where there is no device yet), a log that has grown gets a snapshot, and the report's rows
 * of days that are over are made, and what they taught is learned.
 */
export async function keepHouse(parts: Parts): Promise<House> {
  const { store, feed, clock, logger } = parts
  const erase = async () => {
    let count = 0
    for (const { centre } of await store.read(({ log }) => log.centres())) {
      const erased = await eraseOldCards(store, centre, cardDays(clock.now(), (await stateNow(parts, centre)).centre))
      if (erased > 0) feed.announce(centre, 'cards')
      count += erased
    }
    return count
  }
  const forget = async () => {
    const before = clock.now() - QUARANTINE_KEPT
    const count = await store.write(async ({ log }) => {
      let sum = 0
      for (const { centre } of await log.centres()) sum += await log.eraseQuarantined(centre, before)
      return sum
    })
    if (count > 0) await store.scrub()
  }
  const hourly = async () => {
    await erase()
    await forget()
    for (const { centre, mode, begunAs } of await store.read(({ log }) => log.centres())) {
      if (mode === 'normal' && begunAs === 'demo' && (await giveDemoItsDay(parts, centre))) feed.announce(centre, 'log')
    }
  }
  const minutely = async () => {
    await beginDays(parts)
    await keepSnapshots(parts)
  }
  // A hub that was set back and does not know it hears its devices before it numbers anything: they come within seconds.
  const mayHaveLost = await store.read(async ({ log, devices }) => {
    for (const { centre } of await log.centres()) if ((await devices.list(centre)).length > 0) return true
    return false
  })
  // One hub at a time: of two, the second finds nothing left to do.
  const alone = (work: () => Promise<void>) => () => store.alone(work)
  await alone(hourly)()
  await alone(mayHaveLost ? () => keepSnapshots(parts) : minutely)()
  const hour = every(HOUR, alone(hourly), (error) => logger.error({ err: error }, 'hourly round'))
  const minute = every(MINUTE, alone(minutely), (error) => logger.error({ err: error }, 'round of every minute'))
  // By itself: after an update it may look through a year, day by day, and nothing else waits for it.
  const reports = every(
    MINUTE,
    async () => {
      await keepReports(parts)
      await learnDays(parts)
    },
    (error) => logger.error({ err: error }, 'reports and what days taught'),
  )
  return {
    eraseOldCards: erase,
    async stop() {
      await Promise.all([hour(), minute(), reports()])
      await keepSnapshots(parts, WORTH_KEEPING)
    },
  }
}

/** Runs it again and again, one round at a time. Returns a function that ends it, once the round that is under way is over. */
function every(span: number, work: () => Promise<void>, failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch(failed)
      .finally(() => void (running = null))
  }, span)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
