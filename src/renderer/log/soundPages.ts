import type { Table } from 'dexie'
import { readState } from '#domain/centre/stateText.ts'
import type { Database, OutboxRow, PageRow, SealedCursor } from './database.ts'
import { START } from './database.ts'
import { readOutbox } from './outbox.ts'
import type { Base } from './readConfirmed.ts'
import { EMPTY_BASE } from './readConfirmed.ts'
import type { Logged } from './records.ts'
import { readPage } from './records.ts'

/** `base`: what the log came to before them. `dropped`: how many pages were thrown away because they could not be read, or did not follow on the ones before. */
export type Sound = { base: Base; confirmed: Logged[]; pages: number; cursor: SealedCursor; dropped: number }

/**
 * Reads the newest snapshot and the confirmed pages after it, in order, up to the first that is not sound. That one and all after it are
 * dropped here; the hub has them, and they are pulled again. Inside a transaction that may write pages, snap and meta.
 */
export async function readSoundPages(database: Database, cursor: SealedCursor): Promise<Sound> {
  const { base, end } = await readSoundSnap(database, cursor.n)
  // The page in which the next number stands may begin before it.
  const [first = 0] = await database.pages
    .where('from')
    .belowOrEqual(base.n + 1)
    .reverse()
    .limit(1)
    .primaryKeys()
  const keys = await database.pages.where('from').aboveOrEqual(first).primaryKeys()
  const pages = await readRows(database.pages, 'from', first)
  const confirmed: Logged[] = []
  let at = end
  let sound = 0
  for (const page of pages) {
    const straddles = page !== null && page.from <= base.n
    const events = page && (straddles || page.prevHash === at.hash) ? readOrNull(page) : null
    if (!page || events?.length !== page.to - page.from + 1 || page.from > at.n + 1) break
    sound++
    if (page.to <= base.n) continue
    for (const event of events) if (event.n !== null && event.n > base.n) confirmed.push(event)
    at = { n: page.to, hash: page.toHash, seal: page.seal }
  }
  const dropped = pages.length - sound
  if (dropped > 0)
    await database.pages
      .where('from')
      .aboveOrEqual(keys[sound] ?? at.n + 1)
      .delete()
  if (at.n !== cursor.n || at.hash !== cursor.hash) await database.meta.put({ k: 'cursor', value: at })
  return { base, confirmed, pages: sound, cursor: at, dropped }
}

/** The newest snapshot that can be read. One that cannot is dropped; an older one, or the pages themselves, then stand for it. */
async function readSoundSnap(database: Database, cursor: number): Promise<{ base: Base; end: SealedCursor }> {
  for (const snap of (await readRows(database.snap, 'n', 0)).toReversed()) {
    if (!snap || snap.n > cursor) continue
    try {
      const base = { n: snap.n, state: readState(snap.state) }
      if ((await database.snap.where('n').above(snap.n).count()) > 0) await database.snap.where('n').above(snap.n).delete()
      return { base, end: { n: snap.n, hash: snap.hash, seal: snap.seal } }
    } catch {
      continue
    }
  }
  if ((await database.snap.count()) > 0) await database.snap.clear()
  return { base: EMPTY_BASE, end: START }
}

/** The outbox in order. A row that cannot be read is set apart, with its text where there is one, so that nothing waits for it. */
export async function readSoundOutbox(database: Database): Promise<OutboxRow[]> {
  const rows = await readOutbox(database).catch(() => null)
  return rows?.every(({ raw }) => isJson(raw)) ? rows : setUnsoundApart(database)
}

async function setUnsoundApart(database: Database): Promise<OutboxRow[]> {
  const rows = await readRows(database.outbox, 'dseq', 0)
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

/** All rows by their key, from one on; where the store cannot read one, null stands for it. */
async function readRows<T>(table: Table<T, number>, key: string, from: number): Promise<(T | null)[]> {
  try {
    return await table.where(key).aboveOrEqual(from).toArray()
  } catch {
    const keys = await table.where(key).aboveOrEqual(from).primaryKeys()
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
