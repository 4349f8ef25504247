/*
  What this device does when the hub was set back to an older backup: where its log and the hub's part, what lies beyond, and how
  the device goes over to the hub's log without losing anything.
*/
import type { Cursor } from '#wire/code.ts'
import type { SealedPage } from '#wire/repair.ts'
import type { ArchiveRow, OutboxRow, PageRow, SealedCursor } from './database.ts'
import type { Log } from './log.ts'
import { START } from './database.ts'
import { keptEvent } from './journal.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { setOutbox } from './outbox.ts'
import { readWhole } from './readConfirmed.ts'
import { renumber } from './unsent.ts'

/** Where this device can go back to, in order: the start of the log, the snapshot that stands for pages that are gone, and the ends of the stored pages after it. */
export async function pageEnds({ database }: Log): Promise<SealedCursor[]> {
  return database.transaction('r', database.pages, database.snap, async () => {
    const pages = await database.pages.orderBy('from').toArray()
    const first = pages[0]?.from ?? Number.POSITIVE_INFINITY
    const [oldest] = first > 1 ? await database.snap.orderBy('n').limit(1).toArray() : []
    const ends = pages.map(endOf)
    if (!oldest) return [START, ...ends]
    // One that stands in the middle of a page is no end of anything.
    const gone = oldest.n < first ? [{ n: oldest.n, hash: oldest.hash, seal: oldest.seal }] : []
    return [START, ...gone, ...ends.filter(({ n }) => n > oldest.n)]
  })
}

/** The stored pages after a number at which one ends. */
export async function pagesAfter(log: Log, n: number): Promise<SealedPage[]> {
  return (await log.database.pages.where('from').above(n).sortBy('from')).map(toSealed)
}

/**
 * Goes back to `common`, the last page end that the hub shares. One transaction: the pages after it go to the archive, what they hold of
 * this device goes to the outbox before all that is unsent, same ids, same times, under a new incarnation. What a screen
 * showed as saved is therefore always in the outbox or in the log. False: the log was changed since it was `judged`; look again.
 */
export function divergeTo(log: Log, judged: Cursor, common: SealedCursor, newId: () => string): Promise<boolean> {
  return inTurn(log, () => goOver(log, judged, common, newId))
}

async function goOver(log: Log, judged: Cursor, common: SealedCursor, newId: () => string): Promise<boolean> {
  const { database } = log
  const result = await database.transaction('rw', database.pages, database.snap, database.archive, database.meta, database.outbox, async () => {
    const cursor = (await readMeta<SealedCursor>(database, 'cursor')) ?? START
    const kept = await database.pages.where('from').belowOrEqual(common.n).sortBy('from')
    const snap = await database.snap.get(common.n)
    const end = kept.length > 0 ? endOf(kept.at(-1) as PageRow) : snap ? { n: snap.n, hash: snap.hash, seal: snap.seal } : START
    if (cursor.hash !== judged.hash || end.hash !== common.hash) return null
    const beyond = await database.pages.where('from').above(common.n).sortBy('from')
    await database.archive.bulkAdd(beyond.map((page): ArchiveRow => ({ ...page, offered: 'no' })))
    await database.pages.where('from').above(common.n).delete()
    await database.meta.put({ k: 'cursor', value: end })
    await database.snap.where('n').above(common.n).delete()
    const own = beyond.flatMap((page) => ownOf(page, log.identity.device))
    return { ...(await renumber(log, own, newId)), ...(await readWhole(database, end.n)), end }
  })
  if (!result) return false
  log.identity = result.identity
  setOutbox(log, result.outbox)
  log.cursor = result.end
  log.snapN = result.base.n
  announce(log, { anew: result.events, base: result.base })
  log.tell()
  // In the second place too, where there is one. Not before: another window may take in pages meanwhile, and `anew` knows nothing of them.
  await log.journal?.add(result.outbox.map(keptEvent)).catch((error: unknown) => console.error(error))
  return true
}

/** A page of the archive that the hub was not given yet, the oldest first. */
export async function nextOrphan(log: Log): Promise<{ k: number; page: SealedPage } | null> {
  const [row] = await log.database.archive.where('offered').equals('no').sortBy('k')
  return row?.k === undefined ? null : { k: row.k, page: toSealed(row) }
}

export async function settleOrphan(log: Log, k: number, offered: ArchiveRow['offered']): Promise<void> {
  await log.database.archive.update(k, { offered })
}

function endOf({ to, toHash, seal }: PageRow): SealedCursor {
  return { n: to, hash: toHash, seal }
}

function ownOf(page: PageRow, device: string): Omit<OutboxRow, 'dseq'>[] {
  return page.raw.split('\n').flatMap((raw) => {
    const event = JSON.parse(raw) as { id: string; device: string; at: number }
    return event.device === device ? [{ id: event.id, raw, createdAt: event.at }] : []
  })
}

function toSealed({ from, to, prevHash, toHash, seal, raw, recvAt, outcome }: PageRow): SealedPage {
  const events = raw.split('\n').map((text, i) => ({ n: from + i, recvAt: recvAt[i] ?? 0, outcome: outcome[i] ?? 'unknown', raw: text }))
  return { from, to, prevHash, toHash, seal, events }
}
