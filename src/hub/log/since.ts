import type { Cursor } from '#wire/code.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Numbered, Page } from '#wire/pull.ts'
import { HubFault } from '#hub/faults.ts'
import type { EventRow, Store } from '#hub/store/store.ts'
import { seal } from './seal.ts'

/** `whole`: the asking device gets its own events with their text too, because it lost them. */
export type Asking = { centre: string; device: string; whole: boolean }

/**
 * The next page after a cursor: at most `limit` events and about LIMITS.bytes of text, at least one event where there is one.
 * Throws `diverged` when the cursor is not on this log.
 */
export async function pageSince(store: Store, { centre, device, whole }: Asking, after: Cursor, limit: number): Promise<Page> {
  return store.read(async ({ log }) => {
    const row = await log.centre(centre)
    if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
    if ((await log.hashAt(centre, after.n)) !== after.hash) throw diverged(after.n)
    // A followed centre's pages end where its own hub has put its seal, and that is as far away as a page is long.
    const kept = row.mode === 'follows' ? await log.sealUpTo(centre, after.n + LIMITS.events) : null
    const most = row.mode === 'follows' ? (kept?.n ?? 0) - after.n : Math.min(limit, LIMITS.events)
    const rows = after.n < row.head && most > 0 ? await log.after(centre, after.n, most) : []
    const events: Numbered[] = []
    let [bytes, to, toHash] = [0, after.n, after.hash]
    for (const event of rows) {
      const own = event.device === device && !whole
      bytes += own ? 0 : Buffer.byteLength(event.raw, 'utf8')
      if (bytes > LIMITS.bytes && events.length > 0 && !kept) break
      events.push(toNumbered(event, own))
      to = event.n
      toHash = event.hash
    }
    const sealed = kept?.n === to ? kept.seal : seal(row.key, centre, { n: to, hash: toHash })
    return { from: after.n + 1, to, prevHash: after.hash, toHash, seal: sealed, events, head: { n: row.head, hash: row.headHash } }
  })
}

function toNumbered({ n, recvAt, outcome, raw, id }: EventRow, own: boolean): Numbered {
  return own ? { n, recvAt, outcome, own: id } : { n, recvAt, outcome, raw }
}

function diverged(n: number): HubFault {
  return new HubFault('diverged', `This device's log and the hub's are not the same at number ${n}. Nothing is lost; ask for help before you go on.`, {
    where: String(n),
  })
}
