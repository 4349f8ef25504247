import type { Identity, SealedCursor } from './database.ts'
import type { Log, News } from './log.ts'
import { START } from './database.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { readOutbox, setOutbox } from './outbox.ts'
import { EMPTY_BASE, readConfirmed, readWhole } from './readConfirmed.ts'

/** Hears whatever enters the log: one's own click, a colleague's news, another window's writing, all by the same stair. */
export function follow(log: Log, heard: (news: News) => void): () => void {
  log.followers.add(heard)
  return () => log.followers.delete(heard)
}

/** Another window of this device changed the database: read what this one has not seen. */
export function catchUp(log: Log): Promise<void> {
  return inTurn(log, () => readOn(log))
}

/** As `catchUp`, for one whose turn it is already. */
export async function readOn(log: Log): Promise<void> {
  const { database } = log
  const read = await database.transaction('r', database.meta, database.pages, database.outbox, database.snap, database.quarantine, async () => {
    const cursor = (await readMeta<SealedCursor>(database, 'cursor')) ?? START
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    // What is written moves the counter, what is confirmed the cursor, and what is set apart is one more there. A backlog is not even counted.
    const apart = await database.quarantine.count()
    const same = cursor.hash === log.cursor.hash && identity.inc === log.identity.inc && identity.nextDseq === log.knownTo
    if (same && apart === log.apart) return null
    // With another incarnation the confirmed log may be another too (diverge.ts): then all of it is read.
    const isAnother = identity.inc !== log.identity.inc
    const newer = isAnother ? await readWhole(database, cursor.n) : await readConfirmed(database, log.cursor.n, cursor.n)
    const outbox = await readOutbox(database)
    // What is written and not in the outbox any more was taken from there by another window.
    const there = new Set(outbox.map(({ id }) => id))
    for (const id of log.held) if (!there.has(id)) log.held.delete(id)
    return { cursor, identity, isAnother, newer, outbox, apart }
  })
  if (!read) return
  const { cursor, identity, isAnother, newer, outbox, apart } = read
  const { base, events } = newer
  log.identity = identity
  log.apart = apart
  setOutbox(log, outbox)
  if (base) log.snapN = base.n
  if (isAnother) {
    log.cursor = cursor
    return announce(log, { anew: events, base: base ?? EMPTY_BASE })
  }
  if (base || events.length > 0) {
    log.cursor = cursor
    announce(log, { confirmed: events, ...(base ? { base } : {}) })
  }
  announce(log, { unsent: log.unsent })
}
