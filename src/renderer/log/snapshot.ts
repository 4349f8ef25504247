/*
  How a device keeps its log short: what it came to is kept as a snapshot that this device folded by itself from its own pages, and pages
  before that are let go once the hub has them in a verified backup. A device that begins takes the hub's snapshot instead of the log.
*/
import { REDUCER } from '#domain/centre/state.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { fold } from '#domain/centre/fold.ts'
import { readState, writeState } from '#domain/centre/stateText.ts'
import type { SealedCursor, SnapRow } from './database.ts'
import type { Log } from './log.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { EMPTY_BASE, eventsAfter, pagesAfter } from './readConfirmed.ts'

/** So many events after the last snapshot the next one is due. */
const SNAPSHOT_EVERY = 5000
/** Pages that are folded between two breaths: the screens come first. */
const AT_A_TIME = 4

/** The hub said how far its log is safe. It may say less than before: it was set back. */
export async function noteSafe(log: Log, safeSeq: number): Promise<void> {
  if (safeSeq === log.safeSeq) return
  log.safeSeq = safeSeq
  await log.database.meta.put({ k: 'safeSeq', value: safeSeq })
}

/** Takes a snapshot when one is due and lets go of pages that are safe elsewhere. To be called often; it mostly does nothing. */
export async function keepShort(log: Log, every = SNAPSHOT_EVERY): Promise<void> {
  if (log.cursor.n - log.snapN >= every) await takeSnapshot(log)
  // Never a page above what is safe (I12).
  if (log.snapN > log.droppedN && log.snapN <= log.safeSeq) await dropPages(log)
}

/** Folds the pages since the last snapshot anew, a few at a time, and keeps what they come to. */
async function takeSnapshot(log: Log): Promise<void> {
  const { database } = log
  const target = log.cursor
  const last = await database.snap.where('n').belowOrEqual(target.n).last()
  let n = last?.n ?? EMPTY_BASE.n
  let state: CentreState = last ? readState(last.state) : EMPTY_BASE.state
  while (n < target.n) {
    const { events } = eventsAfter(await pagesAfter(database, n, AT_A_TIME), n)
    const wanted = events.filter((event) => event.n !== null && event.n <= target.n)
    const end = wanted.at(-1)?.n
    // The log was put back meanwhile, or pages are missing: another time.
    if (end === undefined || end === null || wanted[0]?.n !== n + 1) return
    state = fold(state, wanted)
    n = end
    await new Promise((resolve) => setTimeout(resolve))
  }
  await keepSnapshot(log, { n, hash: target.hash, reducer: REDUCER, state: writeState(state) })
}

/** Two at most: the newest, and the one that stands for pages that are gone. */
async function keepSnapshot(log: Log, row: Omit<SnapRow, 'seal'>): Promise<void> {
  const { database } = log
  await database.transaction('rw', database.snap, database.pages, database.meta, async () => {
    const cursor = await readMeta<SealedCursor>(database, 'cursor')
    const page = await database.pages.where('from').belowOrEqual(row.n).last()
    // Still the same log: what was folded ends where a page of it ends. Else it is tried again with the next news.
    if (!cursor || cursor.n < row.n || page?.to !== row.n || page.toHash !== row.hash) return
    const first = await database.pages.orderBy('from').first()
    const gone =
      first && first.from > 1
        ? await database.snap
            .where('n')
            .aboveOrEqual(first.from - 1)
            .first()
        : undefined
    await database.snap
      .where('n')
      .noneOf(gone ? [gone.n] : [])
      .delete()
    await database.snap.put({ ...row, seal: page.seal })
    log.snapN = row.n
  })
}

/** One transaction, so that a start finds the pages or what they came to. */
async function dropPages(log: Log): Promise<void> {
  const { database, snapN } = log
  await database.transaction('rw', database.snap, database.pages, async () => {
    if (!(await database.snap.get(snapN))) return
    const last = await database.pages.where('from').belowOrEqual(snapN).last()
    // The one in which that number stands goes on above it.
    await database.pages
      .where('from')
      .belowOrEqual(last && last.to > snapN ? last.from - 1 : snapN)
      .delete()
    await database.snap.where('n').below(snapN).delete()
  })
  log.droppedN = snapN
}

/**
 * A device that holds nothing yet begins with what the hub's log came to at a number, and pulls from there. Answers false, and changes nothing,
 * when it holds something by now: another window pulled, or somebody wrote, and what they wrote may lie before that number.
 */
export function beginFrom(log: Log, row: SnapRow): Promise<boolean> {
  return inTurn(log, () => begin(log, row))
}

async function begin(log: Log, row: SnapRow): Promise<boolean> {
  const { database } = log
  const base = { n: row.n, state: readState(row.state) }
  const cursor: SealedCursor = { n: row.n, hash: row.hash, seal: row.seal }
  const begun = await database.transaction('rw', database.snap, database.pages, database.meta, database.outbox, async () => {
    const here = (await readMeta<SealedCursor>(database, 'cursor'))?.n ?? 0
    if (here > 0 || (await database.pages.count()) > 0 || (await database.outbox.count()) > 0) return false
    await Promise.all([database.snap.put(row), database.meta.put({ k: 'cursor', value: cursor })])
    return true
  })
  if (!begun) return false
  log.cursor = cursor
  log.snapN = row.n
  announce(log, { confirmed: [], base })
  log.tell()
  return true
}
