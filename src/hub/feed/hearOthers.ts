import type { Parts } from '#hub/parts.ts'
import type { Bell } from '#hub/store/store.ts'
import { oneAtATime } from './oneAtATime.ts'

/** So late news of another hub is at most, when no hint of it comes through. */
const LOOK_EVERY = 2000

/**
 * What other hubs on the same store do reaches the devices of this one: by a hint at once, by looking at the heads of all centres
 * else. A device whose token was taken away there loses its lines here.
 */
export function hearOthers({ store, feed, logger }: Pick<Parts, 'store' | 'feed' | 'logger'>, bell: Bell): { stop(): void } {
  const known = new Map<string, { head: number; cardHead: number }>()
  let away = false
  const note = (centre: string, head: number, cardHead: number) => {
    const had = known.get(centre)
    known.set(centre, { head, cardHead })
    if (had && had.head !== head) feed.relay(centre, 'log')
    if (had && had.cardHead !== cardHead) feed.relay(centre, 'cards')
  }
  const look = oneAtATime(async () => {
    const here = feed.devices()
    const { centres, devices } = await store.read(async (tx) => ({
      centres: await tx.log.centres(),
      devices: here.length > 0 ? await tx.devices.findAll(here) : [],
    }))
    for (const { centre, head, cardHead } of centres) note(centre, head, cardHead)
    const good = devices.filter(({ revokedAt }) => revokedAt === null)
    feed.hangUpBut(new Map(good.map(({ device, tokenHash }) => [device, tokenHash])), here)
  })
  const lookNow = () => {
    look().then(
      () => {
        if (away) logger.info('The database answers again.')
        away = false
      },
      (error: unknown) => {
        // Said once, not every two seconds of a long night.
        if (!away) logger.warn({ err: error }, 'The database does not answer.')
        away = true
      },
    )
  }
  bell.listen((hint) => {
    const had = hint && known.get(hint.centre)
    if (!hint || !had) return lookNow()
    // Hints of several hubs may cross: an older one tells nothing.
    note(hint.centre, Math.max(had.head, hint.head), Math.max(had.cardHead, hint.cardHead))
  })
  const timer = setInterval(lookNow, LOOK_EVERY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
