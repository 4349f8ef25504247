import { envelope } from '#wire/event.ts'
import type { Envelope } from '#wire/event.ts'
import type { Numbered, Page } from '#wire/pull.ts'
import { isSurelyEnvelope } from '#wire/surely.ts'
import type { Database, Identity, OutboxRow, PageRow, SealedCursor } from './database.ts'
import type { Log } from './log.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { takeFromOutbox, waitingAt } from './outbox.ts'
import type { Logged } from './records.ts'
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
    const [known, identity] = await Promise.all([readMeta<SealedCursor>(database, 'cursor'), readMeta<Identity>(database, 'identity')])
    const cursor = known ?? log.cursor
    if (cursor.n !== log.cursor.n || cursor.hash !== log.cursor.hash) return 'behind'
    // What is in memory of the outbox is of an incarnation that is over.
    if (identity && identity.inc !== log.identity.inc) return 'behind'
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
  const { confirmed } = result
  log.cursor = { n: page.to, hash: page.toHash, seal: page.seal }
  log.smallPages += 1
  const ids = new Set(confirmed.map((event) => event.id))
  takeFromOutbox(log, ids)
  for (const id of ids) log.held.delete(id)
  announce(log, { confirmed })
  log.tell()
  return 'taken'
}

/** An event of a page with its text. `dseq`: where it lies in the outbox, which it leaves now. */
type Read = { raw: string; event: Logged; dseq: number | null }
type ReadIn = { row: PageRow; confirmed: Logged[]; leaving: number[] }

/** A page as it will be stored, and which counters leave the outbox; null when the text of an own event is not here. */
async function readIn(log: Log, page: Page): Promise<ReadIn | null> {
  const inMemory = page.events.map((event) => readEvent(log, event))
  const read = inMemory.every((one) => one !== null) ? inMemory : await readFromOutbox(log, page.events, inMemory)
  if (!read) return null
  const confirmed: Logged[] = []
  const leaving: number[] = []
  for (const [i, { event, raw, dseq }] of read.entries()) {
    const n = page.from + i
    // One text a line in a stored page. The hub takes no text with a line break.
    if (raw.includes('\n')) throw new Error(`Event ${n} of the log has a line break in its text.`)
    confirmed.push(event)
    if (dseq !== null) leaving.push(dseq)
  }
  const row: PageRow = {
    from: page.from,
    to: page.to,
    prevHash: page.prevHash,
    toHash: page.toHash,
    seal: page.seal,
    raw: read.map(({ raw }) => raw).join('\n'),
    recvAt: page.events.map((event) => event.recvAt),
    outcome: page.events.map((event) => event.outcome),
  }
  return { row, confirmed, leaving }
}

/** Null where it is an own one that memory does not have as the hub does. */
function readEvent(log: Log, event: Numbered): Read | null {
  const { n, outcome } = event
  if ('own' in event) {
    const own = waitingAt(log, { id: event.own, inc: event.inc, dseq: event.dseq })
    return own && { raw: own.row.raw, event: { ...own.event, n, outcome } as Logged, dseq: own.row.dseq }
  }
  // Checked once, here: what is stored is read back unchecked at every start. An own event was checked by the hub, as it lies in the outbox.
  const written: unknown = JSON.parse(event.raw)
  const sent = isSurelyEnvelope(written) ? written : envelope.parse(written)
  const read = { raw: event.raw, event: place(sent, n, outcome), dseq: null }
  if (sent.device !== log.identity.device) return read
  const own = waitingAt(log, sent)
  return own && { ...read, dseq: own.row.dseq }
}

/** The rest of a page: own events that another window wrote, or that have other counters by now. */
async function readFromOutbox({ database }: Log, events: readonly Numbered[], inMemory: readonly (Read | null)[]): Promise<Read[] | null> {
  const missing = events.filter((_, i) => !inMemory[i])
  const ids = missing.map((event) => ('own' in event ? event.own : (JSON.parse(event.raw) as Envelope).id))
  const rows = new Map((await database.outbox.where('id').anyOf(ids).toArray()).map((row) => [row.id, row]))
  const read: Read[] = []
  for (const [i, event] of events.entries()) {
    const one = inMemory[i] ?? readWith(rows, event)
    if (!one) return null
    read.push(one)
  }
  return read
}

function readWith(rows: ReadonlyMap<string, OutboxRow>, event: Numbered): Read | null {
  const raw = 'raw' in event ? event.raw : rows.get(event.own)?.raw
  if (raw === undefined) return null
  const written = JSON.parse(raw) as Envelope
  // Under other counters the hub hashed another text of it, which only the hub has now.
  if ('own' in event && (written.inc !== event.inc || written.dseq !== event.dseq)) return null
  return { raw, event: place(written, event.n, event.outcome), dseq: rows.get(written.id)?.dseq ?? null }
}

/** They mostly lie side by side: one range, and not one request for each. */
async function leaveOutbox({ outbox }: Database, leaving: readonly number[]): Promise<void> {
  const runs: [number, number][] = []
  for (const dseq of leaving.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && dseq === last[1] + 1) last[1] = dseq
    else runs.push([dseq, dseq])
  }
  await Promise.all(runs.map(([from, to]) => outbox.where('dseq').between(from, to, true, true).delete()))
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
