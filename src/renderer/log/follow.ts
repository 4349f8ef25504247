import type { Cursor } from '#wire/code.ts'
import type { Identity } from './database.ts'
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
  const { cursor, identity, pages, outbox } = await database.transaction('r', database.meta, database.pages, database.outbox, async () => ({
    cursor: (await readMeta<Cursor>(database, 'cursor')) ?? log.cursor,
    identity: (await readMeta<Identity>(database, 'identity')) ?? log.identity,
    // A page may have been gathered with older ones since, so those that end after the cursor count.
    pages: (
      await database.pages
        .where('from')
        .above(log.cursor.n - LONGEST_PAGE)
        .sortBy('from')
    ).filter((page) => page.to > log.cursor.n),
    outbox: await database.outbox.orderBy('dseq').toArray(),
  }))
  const confirmed = pages.flatMap(readPage).filter((event) => event.n !== null && event.n > log.cursor.n)
  log.identity = identity
  log.unsent = outbox.filter((row) => !log.held.has(row.id)).map(readUnsent)
  if (confirmed.length > 0) {
    log.cursor = cursor
    announce(log, { confirmed })
  }
  announce(log, { unsent: log.unsent })
}
