import { envelope } from '#wire/event.ts'
import type { Page } from '#wire/pull.ts'
import type { Database, PageRow } from './database.ts'
import type { Log } from './log.ts'
import { announce, readMeta } from './log.ts'
import { joinPages, readPage } from './records.ts'
import type { Cursor } from '#wire/code.ts'

/**
 * `old`: already here. `gap`: pull from the cursor first. `whole`: an own event came without its text, and the outbox does not have it as the hub does.
 * `behind`: another window of this device took more than this one has read: catch up first.
 */
export type Received = 'taken' | 'old' | 'gap' | 'diverged' | 'whole' | 'behind'

/**
 * Takes a page of the ordered log. Page, cursor and the leaving of the outbox are one transaction: an event that a screen showed
 * as saved is in the outbox or in the log, never in neither and never in both. The same page twice changes nothing.
 */
export async function receive(log: Log, page: Page): Promise<Received> {
  const { database } = log
  const result = await database.transaction('rw', database.pages, database.meta, database.outbox, async () => {
    const cursor = (await readMeta<Cursor>(database, 'cursor')) ?? log.cursor
    if (cursor.n > log.cursor.n) return 'behind'
    if (page.from <= cursor.n) return 'old'
    if (page.from !== cursor.n + 1) return 'gap'
    if (page.prevHash !== cursor.hash) return 'diverged'
    if (page.events.length === 0) return 'old'
    const row = await toRow(database, page)
    if (!row) return 'whole'
    const ids = row.raw.split('\n').map((raw) => (JSON.parse(raw) as { id: string }).id)
    await Promise.all([
      database.pages.add(row),
      database.meta.put({ k: 'cursor', value: { n: page.to, hash: page.toHash } }),
      database.outbox.where('id').anyOf(ids).delete(),
    ])
    return row
  })
  if (typeof result === 'string') return result
  log.cursor = { n: page.to, hash: page.toHash }
  log.smallPages += 1
  const confirmed = readPage(result)
  const known = new Set(confirmed.map((event) => event.id))
  log.unsent = log.unsent.filter((event) => !known.has(event.id))
  announce(log, { confirmed })
  log.tell()
  return 'taken'
}

async function toRow(database: Database, page: Page): Promise<PageRow | null> {
  const raws: string[] = []
  for (const event of page.events) {
    const raw = 'raw' in event ? event.raw : await ownText(database, event.own)
    if (raw === undefined) return null
    // One text a line in a stored page. The hub takes no text with a line break.
    if (raw.includes('\n')) throw new Error(`Event ${event.n} of the log has a line break in its text.`)
    // Checked once, here: what is stored is read back unchecked at every start.
    envelope.parse(JSON.parse(raw))
    raws.push(raw)
  }
  return {
    from: page.from,
    to: page.to,
    prevHash: page.prevHash,
    toHash: page.toHash,
    raw: raws.join('\n'),
    recvAt: page.events.map((event) => event.recvAt),
    outcome: page.events.map((event) => event.outcome),
  }
}

/** The text of an own event as the hub hashed it, or undefined where only the hub knows: it may have taken it before it was renumbered. */
async function ownText(database: Database, id: string): Promise<string | undefined> {
  const row = await database.outbox.where('id').equals(id).first()
  return row?.renumbered ? undefined : row?.raw
}

const SMALL = 64
const MANY = 32
const LARGE = 500
/** No stored page has more events: a pulled one has at most 500, and so has a gathered one. */
export const LONGEST_PAGE = 1000

/**
 * Live news comes an event or two at a time. When many small pages have gathered they become larger ones, so that the next
 * start is quick. Content and order stay; safe to run at any time and twice.
 */
export async function gatherPages(log: Log): Promise<void> {
  if (log.smallPages < MANY) return
  log.smallPages = 0
  const { database } = log
  await database.transaction('rw', database.pages, async () => {
    const pages = await database.pages.orderBy('from').toArray()
    if (pages.filter((page) => page.recvAt.length < SMALL).length < MANY) return
    let group: PageRow[] = []
    let size = 0
    const close = async () => {
      const [first, ...rest] = group
      if (first && rest.length > 0) {
        await database.pages.bulkDelete(group.map((page) => page.from))
        await database.pages.add(joinPages([first, ...rest]))
      }
      group = []
      size = 0
    }
    for (const page of pages) {
      if (size + page.recvAt.length > LARGE) await close()
      group.push(page)
      size += page.recvAt.length
    }
    await close()
  })
}
