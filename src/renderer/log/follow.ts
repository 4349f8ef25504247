import type { Identity, OutboxRow, PageRow, SealedCursor } from './database.ts'
import type { Log, News } from './log.ts'
import { START } from './database.ts'
import { announce, readMeta, readUnsent } from './log.ts'
import { readPage } from './records.ts'
import { LONGEST_PAGE } from './receive.ts'

/** Hears whatever enters the log: one's own click, a colleague's news, another window's writing, all by the same stair. */
export function follow(log: Log, heard: (news: News) => void): () => void {
  log.followers.add(heard)
  return () => log.followers.delete(heard)
}

/** Another window of this device changed the database: read what this one has not seen. */
export async function catchUp(log: Log): Promise<void> {
  const { database } = log
  const read = await database.transaction('r', database.meta, database.pages, database.outbox, async () => {
    const cursor = (await readMeta<SealedCursor>(database, 'cursor')) ?? START
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    // What is written moves the counter, what is confirmed the cursor, and quarantine only takes away.
    const same = cursor.hash === log.cursor.hash && identity.inc === log.identity.inc && identity.nextDseq === log.identity.nextDseq
    if (same && (await database.outbox.count()) === log.unsent.length) return null
    // With another incarnation the confirmed log may be another too (diverge.ts): then all of it is read.
    const isAnother = identity.inc !== log.identity.inc
    return { cursor, identity, isAnother, ...(await readAfter(log, isAnother ? 0 : log.cursor.n)) }
  })
  if (!read) return
  const { cursor, identity, isAnother, pages, outbox } = read
  const confirmed = pages.flatMap(readPage).filter((event) => isAnother || (event.n !== null && event.n > log.cursor.n))
  log.identity = identity
  log.unsent = outbox.filter((row) => !log.held.has(row.id)).map(readUnsent)
  if (isAnother) {
    log.cursor = cursor
    return announce(log, { anew: confirmed })
  }
  if (confirmed.length > 0) {
    log.cursor = cursor
    announce(log, { confirmed })
  }
  announce(log, { unsent: log.unsent })
}

async function readAfter({ database }: Log, n: number): Promise<{ pages: PageRow[]; outbox: OutboxRow[] }> {
  // A page may have been gathered with older ones since, so those that end after the cursor count.
  const near = await database.pages
    .where('from')
    .above(n - LONGEST_PAGE)
    .sortBy('from')
  return { pages: near.filter((page) => page.to > n), outbox: await database.outbox.orderBy('dseq').toArray() }
}
