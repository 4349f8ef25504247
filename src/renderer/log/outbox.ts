/*
  What this window holds of the outbox in memory, so that pushing, and taking one's own events back, read nothing. The database is what
  counts: another window may have written more, and it is asked wherever memory does not have the very counter that is wanted.
*/
import type { Database, Identity, OutboxRow } from './database.ts'
import type { Logged } from './records.ts'
import { place } from './records.ts'

/** An event that the log has not given back yet: as it lies in the outbox, and as it is folded. */
export type Waiting = { row: OutboxRow; event: Logged }

/** What a window's log holds of the outbox. */
export type Outbox = {
  identity: Identity
  /** Own events that have no number yet, in order. */
  unsent: Logged[]
  /** The same by their counters, with their texts. Only the functions below change the two. */
  waiting: Map<number, Waiting>
  /** All that was written before this counter is known here. An own event may have a higher one: another window wrote in between. */
  knownTo: number
  /** Written, and not in the journal yet: no screen has said "saved", so they are not pushed. */
  held: Set<string>
}

/**
 * Rows in one request. Chromium hands over some 100 KB at a time with a fraction of the work for each row: ten thousand rows in one
 * request take its process up to eight times as long.
 */
const AT_A_TIME = 200

/** The outbox in order, after a counter and up to `most` rows. Inside a transaction. */
export async function readOutbox({ outbox }: Database, after = 0, most = Number.POSITIVE_INFINITY): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = []
  for (;;) {
    const limit = Math.min(AT_A_TIME, most - rows.length)
    const some = await outbox
      .where('dseq')
      .above(rows.at(-1)?.dseq ?? after)
      .limit(limit)
      .toArray()
    rows.push(...some)
    if (some.length < AT_A_TIME || rows.length >= most) return rows
  }
}

export function readUnsent(row: OutboxRow): Logged {
  return place(JSON.parse(row.raw), null, 'applied')
}

/** This is the outbox now. What is not in the journal yet is neither shown nor pushed. */
export function setOutbox(log: Outbox, rows: readonly OutboxRow[]): void {
  const known = log.waiting
  const shown = rows.filter(({ id }) => !log.held.has(id))
  const same = (row: OutboxRow) => (known.get(row.dseq)?.row.raw === row.raw ? known.get(row.dseq) : undefined)
  log.waiting = new Map(shown.map((row) => [row.dseq, same(row) ?? asWaiting(row)]))
  log.unsent = [...log.waiting.values()].map(({ event }) => event)
  log.knownTo = log.identity.nextDseq
}

/** These follow on what is in the outbox. Gives them as they are folded. */
export function addToOutbox(log: Outbox, rows: readonly OutboxRow[]): Logged[] {
  const added = rows.map(asWaiting)
  for (const one of added) log.waiting.set(one.row.dseq, one)
  const events = added.map(({ event }) => event)
  log.unsent = [...log.unsent, ...events]
  if (rows[0]?.dseq === log.knownTo) log.knownTo += rows.length
  return events
}

/** These counters have left it. */
export function takeFromOutbox(log: Outbox, counters: readonly number[]): void {
  const before = log.waiting.size
  for (const dseq of counters) log.waiting.delete(dseq)
  if (log.waiting.size < before) log.unsent = [...log.waiting.values()].map(({ event }) => event)
}

/** What memory has of this very counter, event and incarnation. All three name one text, which is never rewritten. */
export function waitingAt({ waiting, identity }: Outbox, { id, inc, dseq }: { id: string; inc: string; dseq: number }): Waiting | null {
  const found = waiting.get(dseq)
  return found && inc === identity.inc && found.row.id === id ? found : null
}

/** The rows that follow on a counter without a gap, as far as memory has them. */
export function waitingAfter({ waiting }: Outbox, after: number, most: number): OutboxRow[] {
  const rows: OutboxRow[] = []
  for (let next = waiting.get(after + 1); next && rows.length < most; next = waiting.get(next.row.dseq + 1)) rows.push(next.row)
  return rows
}

function asWaiting(row: OutboxRow): Waiting {
  return { row, event: readUnsent(row) }
}
