import type { Cursor } from '#wire/code.ts'
import type { Identity, OutboxRow, PageRow } from './database.ts'
import type { Log, News } from './log.ts'
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
    const cursor = (await readMeta<Cursor>(database, 'cursor')) ?? log.cursor
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    // What is written moves the counter, what is confirmed the cursor, and quarantine only takes away.
    const same = cursor.n === log.cursor.n && identity.inc === log.identity.inc && identity.nextDseq === log.identity.nextDseq
    if (same && (await database.outbox.count()) === log.unsent.length) return null
    return { cursor, identity, ...(await readNewer(log)) }
  })
  if (!read) return
  const { cursor, identity, pages, outbox } = read
  const confirmed = pages.flatMap(readPage).filter((event) => event.n !== null && event.n > log.cursor.n)
  log.identity = identity
  log.unsent = outbox.filter((row) => !log.held.has(row.id)).map(readUnsent)
  if (confirmed.length > 0) {
    log.cursor = cursor
    announce(log, { confirmed })
  }
  announce(log, { unsent: log.unsent })
}

async function readNewer({ database, cursor }: Log): Promise<{ pages: PageRow[]; outbox: OutboxRow[] }> {
  // A page may have been gathered with older ones since, so those that end after the cursor count.
  const near = await database.pages
    .where('from')
    .above(cursor.n - LONGEST_PAGE)
    .sortBy('from')
  return { pages: near.filter((page) => page.to > cursor.n), outbox: await database.outbox.orderBy('dseq').toArray() }
}
