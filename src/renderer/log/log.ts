import type { Database, Identity, SealedCursor } from './database.ts'
import { openStore, START } from './database.ts'
import type { Journal } from './journal.ts'
import type { Outbox } from './outbox.ts'
import { readOutbox, setOutbox } from './outbox.ts'
import type { Logged } from './records.ts'
import type { Base } from './readConfirmed.ts'
import { readSoundOutbox, readSoundPages } from './soundPages.ts'

/** What entered the log, as its followers hear it. */
export type News =
  /** Written here and strictly saved. */
  | { appended: Logged[] }
  /** Given a number by the hub. Own ones among them have left the outbox. `base`: they do not follow on what was heard before, but on this. */
  | { confirmed: Logged[]; base?: Base }
  /** The outbox changed otherwise: something went to quarantine, or another window wrote. */
  | { unsent: Logged[] }
  /** The confirmed log is another than it was: all of it, from the start, or from what it came to at `base`. */
  | { anew: Logged[]; base: Base }

/** The log of this device as this window holds it: the database, and what of it is in memory. */
export type Log = Outbox & {
  database: Database
  cursor: SealedCursor
  /** How many events are in quarantine, as far as this window has read on. */
  apart: number
  /** Pages of a few events that came live; gathered into larger ones when there are many. */
  smallPages: number
  /** The number of the newest snapshot here; 0 when there is none. */
  snapN: number
  /** Pages up to here were let go of by this window. */
  droppedN: number
  /** Up to here the log is in a verified backup, as the hub last said. */
  safeSeq: number
  followers: Set<(news: News) => void>
  /** The second place for what is not shared; null where there is none (in a browser). */
  journal: Journal | null
  /** Tells the other windows of this device. */
  tell: () => void
  /** Ends when nobody moves this log any more (inTurn). */
  turn: Promise<unknown>
}

/** `base`: what the log came to before the `confirmed` ones. `fresh`: there was nothing here before. `dropped`: so many pages were not sound and are pulled again. */
export type Loaded = { log: Log; base: Base; confirmed: Logged[]; fresh: boolean; dropped: number }

/**
 * Opens this device's log and reads it: its newest snapshot, the confirmed pages after that, then the outbox. `newId` names the incarnation at the first start.
 * Throws what IndexedDB throws; the caller says what to do (disk full, corrupt, blocked).
 */
export async function loadLog(database: Database, device: string, newId: () => string, tell: () => void, journal: Journal | null = null): Promise<Loaded> {
  await openStore(database)
  return database.transaction('rw', database.meta, database.pages, database.outbox, database.snap, database.quarantine, async () => {
    const known = await readMeta<Identity>(database, 'identity')
    const identity = known ?? { device, inc: newId(), nextDseq: 1 }
    // A disk that is full can still be read.
    if (!known) await database.meta.put({ k: 'identity', value: identity })
    const sound = await readSoundPages(database, (await readMeta<SealedCursor>(database, 'cursor')) ?? START)
    const { base, confirmed, cursor, pages: smallPages, dropped } = sound
    const safeSeq = (await readMeta<number>(database, 'safeSeq')) ?? 0
    const kept = { snapN: base.n, droppedN: 0, safeSeq }
    const nothing = { unsent: [], apart: 0, knownTo: 1, waiting: new Map(), held: new Set<string>(), followers: new Set<(news: News) => void>() }
    const log: Log = { database, identity, cursor, ...nothing, smallPages, ...kept, journal, tell, turn: Promise.resolve() }
    await takeOutbox(log)
    log.apart = await database.quarantine.count()
    return { log, base, confirmed, fresh: !known, dropped }
  })
}

/** Mostly all of it can be read. */
async function takeOutbox(log: Log): Promise<void> {
  try {
    setOutbox(log, await readOutbox(log.database))
  } catch {
    setOutbox(log, await readSoundOutbox(log.database))
  }
}

/**
 * Whatever brings what this window holds of the log to what the database says does it in turn. Were two at it at once, both would read on from the
 * same number and tell of the same page, and it would be folded twice. Not within itself. Only `append` is not kept waiting: it adds
 * its own, once nothing is left to wait for.
 */
export function inTurn<T>(log: Log, work: () => Promise<T>): Promise<T> {
  const done = log.turn.then(work)
  log.turn = done.catch(() => undefined)
  return done
}

export async function readMeta<T>(database: Database, k: string): Promise<T | undefined> {
  return (await database.meta.get(k))?.value as T | undefined
}

export function announce(log: Log, news: News): void {
  for (const follower of log.followers) follower(news)
}
