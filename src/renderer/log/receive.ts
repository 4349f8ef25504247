import { envelope } from '#wire/event.ts'
import type { Envelope } from '#wire/event.ts'
import type { Page } from '#wire/pull.ts'
import type { Database, OutboxRow, PageRow, SealedCursor } from './database.ts'
import type { Log } from './log.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { joinPages, place } from './records.ts'

/**
 * `old`: already here. `gap`: pull from the cursor first. `whole`: an own event came without its text, and the outbox does not have it as the hub does.
 * `behind`: another window of this device moved the cursor since this one read it: catch up first.
 */
export type Received = 'taken' | 'old' | 'gap' | 'diverged' | 'whole' | 'behind'

/**
 * Takes a page of the ordered log. Page, cursor and the leaving of the outbox are one transaction: an event that a screen showed
 * as saved is in the outbox or in the log, never in neither and never in both. The same page twice changes nothing.
 */
export function receive(log: Log, page: Page): Promise<Received> {
  return inTurn(log, () => takeIn(log, page))
}

async function takeIn(log: Log, page: Page): Promise<Received> {
  const { database } = log
  const result = await database.transaction('rw', database.pages, database.meta, database.outbox, async () => {
    const cursor = (await readMeta<SealedCursor>(database, 'cursor')) ?? log.cursor
    if (cursor.n !== log.cursor.n || cursor.hash !== log.cursor.hash) return 'behind'
    if (page.from <= cursor.n) return 'old'
    if (page.from !== cursor.n + 1) return 'gap'
    if (page.prevHash !== cursor.hash) return 'diverged'
    if (page.events.length === 0) return 'old'
    const read = await readIn(log, page)
    if (!read) return 'whole'
    await Promise.all([
      database.pages.add(read.row),
      database.meta.put({ k: 'cursor', value: { n: page.to, hash: page.toHash, seal: page.seal } }),
      leaveOutbox(database, read.leaving),
    ])
    return read
  })
  if (typeof result === 'string') return result
  log.cursor = { n: page.to, hash: page.toHash, seal: page.seal }
  log.smallPages += 1
  const confirmed = result.envelopes.map((envelope, i) => place(envelope, page.from + i, result.row.outcome[i] ?? 'unknown'))
  const known = new Set(confirmed.map((event) => event.id))
  log.unsent = log.unsent.filter((event) => !known.has(event.id))
  for (const id of known) log.held.delete(id)
  announce(log, { confirmed })
  log.tell()
  return 'taken'
}

/** The outbox rows that a page confirms. `areFirst`: no row that stays comes before the last of them. */
type Leaving = { rows: readonly OutboxRow[]; areFirst: boolean }
type ReadIn = { row: PageRow; envelopes: Envelope[]; leaving: Leaving }

/** A page as it will be stored; null when the text of an own event is not here. */
async function readIn({ database, identity }: Log, page: Page): Promise<ReadIn | null> {
  // Checked once, here: what is stored is read back unchecked at every start. An own event was checked by the hub, as it lies in the outbox.
  const sent = page.events.map((event) => ('raw' in event ? envelope.parse(JSON.parse(event.raw)) : null))
  const own = page.events.flatMap((event, i) => ('own' in event ? [event.own] : sent[i]?.device === identity.device ? [sent[i].id] : []))
  const leaving = await findLeaving(database, own)
  const texts = new Map(leaving.rows.map((row) => [row.id, row.raw]))
  const raws: string[] = []
  const envelopes: Envelope[] = []
  for (const [i, event] of page.events.entries()) {
    const raw = 'raw' in event ? event.raw : texts.get(event.own)
    if (raw === undefined) return null
    const read = sent[i] ?? (JSON.parse(raw) as Envelope)
    // Under other counters the hub hashed another text of it, which only the hub has now.
    if ('own' in event && (read.inc !== event.inc || read.dseq !== event.dseq)) return null
    // One text a line in a stored page. The hub takes no text with a line break.
    if (raw.includes('\n')) throw new Error(`Event ${event.n} of the log has a line break in its text.`)
    raws.push(raw)
    envelopes.push(read)
  }
  const row: PageRow = {
    from: page.from,
    to: page.to,
    prevHash: page.prevHash,
    toHash: page.toHash,
    seal: page.seal,
    raw: raws.join('\n'),
    recvAt: page.events.map((event) => event.recvAt),
    outcome: page.events.map((event) => event.outcome),
  }
  return { row, envelopes, leaving }
}

/** Own events come back in the order in which they left, so that they are the first of the outbox: one read, and not one for each. */
async function findLeaving({ outbox }: Database, own: readonly string[]): Promise<Leaving> {
  if (own.length === 0) return { rows: [], areFirst: false }
  const ids = new Set(own)
  const asked = ids.size
  const first = await outbox.orderBy('dseq').limit(asked).toArray()
  const found = first.filter(({ id }) => ids.delete(id))
  // Fewer rows than were asked for are all that there are.
  const mayBeLater = ids.size > 0 && first.length === asked
  const others = mayBeLater
    ? await outbox
        .where('id')
        .anyOf([...ids])
        .toArray()
    : []
  return { rows: [...found, ...others], areFirst: others.length === 0 && found.length === first.length }
}

async function leaveOutbox({ outbox }: Database, { rows, areFirst }: Leaving): Promise<void> {
  const last = rows.at(-1)
  if (!last) return
  if (areFirst) await outbox.where('dseq').belowOrEqual(last.dseq).delete()
  else await outbox.bulkDelete(rows.map(({ dseq }) => dseq))
}

const SMALL = 64
const MANY = 32
const LARGE = 500
/** So far back small pages are looked for: they are the newest. */
const RECENT = 10_000

/**
 * Live news comes an event or two at a time. When many small pages have gathered they become larger ones, so that the next
 * start is quick. Content and order stay; safe to run at any time and twice.
 */
export async function gatherPages(log: Log): Promise<void> {
  if (log.smallPages < MANY) return
  log.smallPages = 0
  const { database } = log
  await database.transaction('rw', database.pages, async () => {
    const pages = await database.pages
      .where('from')
      .above(log.cursor.n - RECENT)
      .sortBy('from')
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
