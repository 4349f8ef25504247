import type { Cursor } from '#wire/code.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Numbered, Page } from '#wire/pull.ts'
import { HubFault } from '#hub/faults.ts'
import type { EventRow, Store } from '#hub/store/store.ts'
import { isApart } from './countBack.ts'
import { seal } from './seal.ts'

/** `whole`: the asking device gets its own events with their text too, because it lost them. */
export type Asking = { centre: string; device: string; whole: boolean }

/**
 * The next page after a cursor: at most `limit` events and about LIMITS.bytes of text, at least one event where there is one.
 * Throws `diverged` when the cursor is not on this log.
 */
export async function pageSince(store: Store, { centre, device, whole }: Asking, after: Cursor, limit: number): Promise<Page> {
  return pageFor(await stretchSince(store, centre, after, limit), device, whole)
}

/** A part of a centre's log, the same for whoever asks. */
export type Stretch = Omit<Page, 'events'> & { rows: EventRow[] }

/** What `pageSince` makes a page of, for one device or for many. */
export async function stretchSince(store: Store, centre: string, after: Cursor, limit: number): Promise<Stretch> {
  return store.read(async ({ log }) => {
    const row = await log.centre(centre)
    if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
    if ((await log.hashAt(centre, after.n)) !== after.hash) throw diverged(after.n)
    // A followed centre's pages end where its own hub has put its seal, and that is as far away as a page is long.
    const kept = row.mode === 'follows' ? await log.sealUpTo(centre, after.n + LIMITS.events) : null
    const most = row.mode === 'follows' ? (kept?.n ?? 0) - after.n : Math.min(limit, LIMITS.events)
    const found = after.n < row.head && most > 0 ? await log.after(centre, after.n, most) : []
    const rows: EventRow[] = []
    let [bytes, to, toHash] = [0, after.n, after.hash]
    for (const event of found) {
      bytes += Buffer.byteLength(event.raw, 'utf8')
      if (bytes > LIMITS.bytes && rows.length > 0 && !kept) break
      rows.push(event)
      to = event.n
      toHash = event.hash
    }
    const sealed = kept?.n === to ? kept.seal : seal(row.key, centre, { n: to, hash: toHash })
    return { from: after.n + 1, to, prevHash: after.hash, toHash, seal: sealed, rows, head: { n: row.head, hash: row.headHash } }
  })
}

/** The stretch as one device gets it: its own events without their text, unless it wants the `whole`. */
export function pageFor({ rows, ...page }: Stretch, device: string, whole: boolean): Page {
  return { ...page, events: rows.map((event) => toNumbered(event, event.device === device && !whole && !isApart(event.inc))) }
}

function toNumbered({ n, recvAt, outcome, raw, id, inc, dseq }: EventRow, own: boolean): Numbered {
  return own ? { n, recvAt, outcome, own: id, inc, dseq } : { n, recvAt, outcome, raw }
}

function diverged(n: number): HubFault {
  return new HubFault('diverged', `This device's log and the hub's are not the same at number ${n}. Nothing is lost; ask for help before you go on.`, {
    where: String(n),
  })
}
