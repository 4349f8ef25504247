import type { Cursor } from '#wire/code.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Page } from '#wire/pull.ts'
import type { Stretch } from '#hub/log/since.ts'
import { pageFor, stretchSince } from '#hub/log/since.ts'
import type { Store } from '#hub/store/store.ts'
import type { Feed } from './feed.ts'

/** The next page for a device, as `pageSince` gives it. */
export type NextPage = (centre: string, device: string, after: Cursor) => Promise<Page>

/**
 * 300 devices that hear of one event all ask for what follows on the same number. They share one read, until the next announcement:
 * what was read before it is never given to somebody who heard it, for a wake-up that finds nothing new would be lost.
 */
export function makeSharedPages(store: Store, feed: Pick<Feed, 'count'>): NextPage {
  const reads = new Map<string, Promise<Stretch>>()
  let count = feed.count()
  return async (centre, device, after) => {
    if (count !== feed.count()) reads.clear()
    count = feed.count()
    const key = `${centre} ${after.n} ${after.hash}`
    const read = reads.get(key) ?? stretchSince(store, centre, after, LIMITS.events)
    reads.set(key, read)
    try {
      const stretch = await read
      // Shared is the end of the log, where everybody stands. A device that catches up reads for itself, and nothing of that is kept.
      if (stretch.to < stretch.head.n) reads.delete(key)
      return pageFor(stretch, device, false)
    } catch (error) {
      reads.delete(key)
      throw error
    }
  }
}
