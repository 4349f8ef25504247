import { Dexie } from 'dexie'
import type { Instant } from '#domain/instant.ts'
import type { NewEvent } from '#domain/events.ts'
import type { Identity, OutboxRow } from './database.ts'
import { catchUp } from './follow.ts'
import { keptEvent } from './journal.ts'
import type { Log } from './log.ts'
import { announce, readMeta } from './log.ts'
import { addToOutbox, readUnsent } from './outbox.ts'
import type { Logged } from './records.ts'
import { writeRaw } from './records.ts'

/**
 * Writes new events. One strict transaction takes the counters and fills the outbox; when this resolves it has happened,
 * also if the power goes now. The journal, where there is one, is written at the same time, and both must be done.
 * `clock` is what this PC's own clock says. Throws what IndexedDB or the journal throws; then nothing was written.
 */
export async function append(log: Log, events: readonly NewEvent[], clock: Instant, newId: () => string): Promise<Logged[]> {
  const { database } = log
  let keeping: Keeping | undefined
  let ids: string[] = []
  const writing = database.transaction('rw', database.outbox, database.meta, async () => {
    // Read inside: another window of this device may have written since.
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    // It began again, or went over to another log: first this window has to know that log.
    if (identity.inc !== log.identity.inc) return null
    const written = events.map((event, i) => {
      const id = newId()
      const dseq = identity.nextDseq + i
      return { dseq, id, createdAt: event.at, raw: writeRaw(event, { id, device: identity.device, inc: identity.inc, dseq, clock, base: log.cursor.n }) }
    })
    ids = written.map((row) => row.id)
    for (const id of ids) log.held.add(id)
    // Begun inside of the transaction and not awaited there: it is no part of it.
    keeping = Dexie.ignoreTransaction(() =>
      log.journal?.add(written.map(keptEvent)).then(
        () => null,
        (error: unknown) => ({ error }),
      ),
    )
    const next = { ...identity, nextDseq: identity.nextDseq + written.length }
    await Promise.all([database.outbox.bulkAdd(written), database.meta.put({ k: 'identity', value: next })])
    return { rows: written, identity: next }
  })
  const written = await bothDone(log, writing, () => ({ keeping, ids }))
  if (!written) {
    await catchUp(log)
    return append(log, events, clock, newId)
  }
  await show(log, written)
  return written.rows.map(readUnsent)
}

/** What happened to it while the journal was being written was done to the outbox, and not shown: it was held. */
async function show(log: Log, { rows, identity }: Written): Promise<void> {
  const still = rows.filter(({ id }) => log.held.delete(id))
  // The device began again: the outbox has these under other counters by now.
  if (identity.inc !== log.identity.inc) return catchUp(log)
  announce(log, { appended: addToOutbox(log, still) })
  log.tell()
}

/** The journal's writing, that is under way: null when it is done. */
type Keeping = Promise<{ error: unknown } | null>
type Written = { rows: OutboxRow[]; identity: Identity }

/** What is in one of the two places only was not saved: it is taken back, so that it does not happen behind anybody's back. */
async function bothDone(log: Log, writing: PromiseLike<Written | null>, begun: () => { keeping: Keeping | undefined; ids: string[] }): Promise<Written | null> {
  const written = await Promise.resolve(writing).then(
    (done) => {
      if (done) log.identity = done.identity
      return { done }
    },
    (error: unknown) => ({ error }),
  )
  const { keeping, ids } = begun()
  const kept = await keeping
  if ('done' in written && !kept) return written.done
  try {
    if ('done' in written) await takeBack(log, written.done?.rows ?? [])
    else if (keeping && !kept) await log.journal?.forget(ids)
    throw 'error' in written ? written.error : kept?.error
  } finally {
    for (const id of ids) log.held.delete(id)
  }
}

async function takeBack(log: Log, rows: readonly OutboxRow[]): Promise<void> {
  const { database } = log
  const ids = rows.map((row) => row.id)
  const identity = await database.transaction('rw', database.outbox, database.meta, async () => {
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    const there = await database.outbox.where('id').anyOf(ids).sortBy('dseq')
    await database.outbox.bulkDelete(there.map((row) => row.dseq))
    const first = there[0]?.dseq ?? identity.nextDseq
    // Nobody wrote after it: the counters go on without a gap. Else the hub finds the gap, and the device begins again.
    const next = { ...identity, nextDseq: identity.nextDseq === first + there.length ? first : identity.nextDseq }
    await database.meta.put({ k: 'identity', value: next })
    return next
  })
  if (identity.inc === log.identity.inc) log.identity = identity
}
