import type { Database, Identity, OutboxRow, SealedCursor } from './database.ts'
import { openStore, START } from './database.ts'
import type { Journal } from './journal.ts'
import type { Logged } from './records.ts'
import { place } from './records.ts'
import { readSoundOutbox, readSoundPages } from './soundPages.ts'

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
  /** The second place for what is not shared; null where there is none (in a browser). */
  journal: Journal | null
  /** Written, and not in the journal yet: no screen has said "saved", so they are not pushed. */
  held: Set<string>
  /** Tells the other windows of this device. */
  tell: () => void
}

/** `fresh`: there was nothing here before. `dropped`: so many pages were not sound and are pulled again. */
export type Loaded = { log: Log; confirmed: Logged[]; fresh: boolean; dropped: number }

/**
 * Opens this device's log and reads all of it: confirmed pages, then the outbox. `newId` names the incarnation at the first start.
 * Throws what IndexedDB throws; the caller says what to do (disk full, corrupt, blocked).
 */
export async function loadLog(database: Database, device: string, newId: () => string, tell: () => void, journal: Journal | null = null): Promise<Loaded> {
  await openStore(database)
  return database.transaction('rw', database.meta, database.pages, database.outbox, database.quarantine, async () => {
    const known = await readMeta<Identity>(database, 'identity')
    const identity = known ?? { device, inc: newId(), nextDseq: 1 }
    // A disk that is full can still be read.
    if (!known) await database.meta.put({ k: 'identity', value: identity })
    const sound = await readSoundPages(database, (await readMeta<SealedCursor>(database, 'cursor')) ?? START)
    const unsent = (await readSoundOutbox(database)).map(readUnsent)
    const { confirmed, cursor, pages: smallPages, dropped } = sound
    const log: Log = { database, identity, cursor, unsent, smallPages, followers: new Set(), journal, held: new Set(), tell }
    return { log, confirmed, fresh: !known, dropped }
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
