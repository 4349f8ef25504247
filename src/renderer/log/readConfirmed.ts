import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { readState } from '#domain/centre/stateText.ts'
import type { Database, PageRow } from './database.ts'
import type { Logged } from './records.ts'
import { readPage } from './records.ts'

/** What the log came to at number `n`. */
export type Base = { n: number; state: CentreState }
export const EMPTY_BASE: Base = { n: 0, state: EMPTY_CENTRE }

/**
 * The confirmed events after a number, up to the cursor. From a snapshot on (`base`) where pages that would have to come first are gone:
 * another window may have taken a snapshot and let them go. Ask inside a transaction over `pages` and `snap`.
 */
export async function readConfirmed(database: Database, after: number, cursor: number): Promise<{ base: Base | null; events: Logged[]; pages: number }> {
  const snap = await database.snap.where('n').belowOrEqual(cursor).last()
  const pages = await pagesAfter(database, after)
  const follows = after === cursor || (pages[0] !== undefined && pages[0].from <= after + 1)
  return follows || !snap ? { base: null, ...eventsAfter(pages, after) } : fromSnapshot(database, snap)
}

/** All that is confirmed up to the cursor: from the newest snapshot on, or from the start. Ask as for readConfirmed. */
export async function readWhole(database: Database, cursor: number): Promise<{ base: Base; events: Logged[]; pages: number }> {
  const snap = await database.snap.where('n').belowOrEqual(cursor).last()
  return snap ? fromSnapshot(database, snap) : { base: EMPTY_BASE, ...eventsAfter(await pagesAfter(database, 0), 0) }
}

async function fromSnapshot(database: Database, { n, state }: { n: number; state: string }) {
  return { base: { n, state: readState(state) }, ...eventsAfter(await pagesAfter(database, n), n) }
}

/** Pages with something after a number, in order, up to `limit`. */
export async function pagesAfter(database: Database, n: number, limit = Number.POSITIVE_INFINITY): Promise<PageRow[]> {
  // A page may have been gathered with older ones since: the one in which the next number stands may begin before it.
  const first = await database.pages
    .where('from')
    .belowOrEqual(n + 1)
    .last()
  const from = first && first.to > n ? first.from : n + 1
  return database.pages.where('from').aboveOrEqual(from).limit(limit).toArray()
}

export function eventsAfter(pages: readonly PageRow[], n: number): { events: Logged[]; pages: number } {
  return { events: pages.flatMap(readPage).filter((event) => event.n !== null && event.n > n), pages: pages.length }
}
