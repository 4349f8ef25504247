import { HOUR } from '#domain/instant.ts'
import { cardDays, eraseOldCards } from '#hub/log/cards.ts'
import type { Parts } from './parts.ts'
import { stateNow } from './parts.ts'
import { DEMO_CENTRE, giveDemoItsDay } from './demo.ts'

/** Somebody may look into what was not understood for so long. It can hold anything, a name too. */
const QUARANTINE_KEPT = 30 * 24 * HOUR

export interface House {
  /** Answers how many visits lost their cards. */
  eraseOldCards(): Promise<number>
  stop(): void
}

/** What runs at the start and every hour: cards that are old enough are erased, and what stood in quarantine; a demo gets its new day. */
export async function keepHouse(parts: Parts, demo: boolean): Promise<House> {
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
  // One hub at a time: of two, the second finds nothing left to do.
  const round = () => store.alone(once)
  const once = async () => {
    await erase()
    await forget()
    if (!demo || (await store.read(({ log }) => log.centre(DEMO_CENTRE)))?.mode !== 'normal') return
    if (await giveDemoItsDay(parts)) feed.announce(DEMO_CENTRE, 'log')
  }
  await round()
  const timer = setInterval(() => void round().catch((error: unknown) => logger.error({ err: error }, 'hourly round')), HOUR)
  timer.unref()
  return { eraseOldCards: erase, stop: () => clearInterval(timer) }
}
