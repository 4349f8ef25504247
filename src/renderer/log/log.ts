import { CHAIN_START } from '#wire/code.ts'
import type { Database, Identity, OutboxRow, SealedCursor } from './database.ts'
import type { Logged } from './records.ts'
import { place, readPage } from './records.ts'

/** What entered the log, as its followers hear it. */
export type News =
  /** Written here and strictly saved; `rows` is how they lie in the outbox. */
  | { appended: Logged[]; rows: OutboxRow[] }
  /** Given a number by the hub. Own ones among them have left the outbox. */
  | { confirmed: Logged[] }
  /** The outbox changed otherwise: something went to quarantine, or another window wrote. */
  | { unsent: Logged[] }
  /** The confirmed log is another than it was: all of it, from the start. */
  | { anew: Logged[] }

/** The log of this device as this window holds it: the database, and what of it is in memory. */
export type Log = {
  database: Database
  identity: Identity
  cursor: SealedCursor
  /** Own events that have no number yet, in order. */
  unsent: Logged[]
  /** Pages of a few events that came live; gathered into larger ones when there are many. */
  smallPages: number
  followers: Set<(news: News) => void>
  /** Tells the other windows of this device. */
  tell: () => void
}

/** Before the first page. */
export const START: SealedCursor = { n: 0, hash: CHAIN_START, seal: null }

export type Loaded = { log: Log; confirmed: Logged[] }

/**
 * Opens this device's log and reads all of it: confirmed pages, then the outbox. `newId` names the incarnation at the first start.
 * Throws what IndexedDB throws; the caller says what to do (disk full, corrupt, blocked).
 */
export async function loadLog(database: Database, device: string, newId: () => string, tell: () => void): Promise<Loaded> {
  return database.transaction('rw', database.meta, database.pages, database.outbox, async () => {
    const identity = (await readMeta<Identity>(database, 'identity')) ?? { device, inc: newId(), nextDseq: 1 }
    await database.meta.put({ k: 'identity', value: identity })
    const cursor = (await readMeta<SealedCursor>(database, 'cursor')) ?? START
    const pages = await database.pages.orderBy('from').toArray()
    const outbox = await database.outbox.orderBy('dseq').toArray()
    const log: Log = { database, identity, cursor, unsent: outbox.map(readUnsent), smallPages: pages.length, followers: new Set(), tell }
    return { log, confirmed: pages.flatMap(readPage) }
  })
}

export function readUnsent(row: OutboxRow): Logged {
  return place(JSON.parse(row.raw), null, 'applied')
}

export async function readMeta<T>(database: Database, k: string): Promise<T | undefined> {
  return (await database.meta.get(k))?.value as T | undefined
}

export function announce(log: Log, news: News): void {
  for (const follower of log.followers) follower(news)
}
