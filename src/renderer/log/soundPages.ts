import type { Table } from 'dexie'
import type { Database, OutboxRow, PageRow, SealedCursor } from './database.ts'
import { START } from './database.ts'
import type { Logged } from './records.ts'
import { readPage } from './records.ts'

/** `dropped`: how many pages were thrown away because they could not be read, or did not follow on the ones before. */
export type Sound = { confirmed: Logged[]; pages: number; cursor: SealedCursor; dropped: number }

/**
 * Reads the confirmed pages in order, up to the first that is not sound. That one and all after it are dropped here; the hub
 * has them, and they are pulled again. Inside a transaction that may write pages and meta.
 */
export async function readSoundPages(database: Database, cursor: SealedCursor): Promise<Sound> {
  const pages = await readRows(database.pages, 'from')
  const confirmed: Logged[] = []
  let at = START
  let sound = 0
  for (const page of pages) {
    const events = page?.prevHash === at.hash ? readOrNull(page) : null
    if (!page || events?.length !== page.to - at.n) break
    for (const event of events) confirmed.push(event)
    at = { n: page.to, hash: page.toHash, seal: page.seal }
    sound++
  }
  const dropped = pages.length - sound
  if (dropped > 0) await database.pages.where('from').above(at.n).delete()
  if (at.n !== cursor.n || at.hash !== cursor.hash) await database.meta.put({ k: 'cursor', value: at })
  return { confirmed, pages: sound, cursor: at, dropped }
}

/** The outbox in order. A row that cannot be read is set apart, with its text where there is one, so that nothing waits for it. */
export async function readSoundOutbox(database: Database): Promise<OutboxRow[]> {
  const rows = await readRows(database.outbox, 'dseq')
  const keys = await database.outbox.orderBy('dseq').primaryKeys()
  const good: OutboxRow[] = []
  for (const [i, row] of rows.entries()) {
    if (row && isJson(row.raw)) {
      good.push(row)
      continue
    }
    const dseq = keys[i] ?? 0
    const raw = JSON.stringify({ type: 'unreadable', at: row?.createdAt ?? 0, text: row?.raw ?? null })
    await database.quarantine.put({
      id: row?.id ?? `unreadable-${dseq}`,
      raw,
      code: 'corrupt',
      sentence: 'It could not be read from this PC’s disk any more.',
      read: false,
    })
    await database.outbox.delete(dseq)
  }
  return good
}

/** All rows by their key; where the store cannot read one, null stands for it. */
async function readRows<T>(table: Table<T, number>, key: string): Promise<(T | null)[]> {
  try {
    return await table.orderBy(key).toArray()
  } catch {
    const keys = await table.orderBy(key).primaryKeys()
    return Promise.all(
      keys.map((one) =>
        table.get(one).then(
          (row) => row ?? null,
          () => null,
        ),
      ),
    )
  }
}

function readOrNull(page: PageRow): Logged[] | null {
  try {
    return readPage(page)
  } catch {
    return null
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
