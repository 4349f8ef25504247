import type { FaultCode } from '#wire/fault.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Identity, OutboxRow, QuarantineRow } from './database.ts'
import { readOn } from './follow.ts'
import { keptEvent } from './journal.ts'
import type { Log } from './log.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { readOutbox, setOutbox, takeFromOutbox, waitingAfter } from './outbox.ts'
import { renumberRaw } from './records.ts'

/** The next batch to push after a counter, from the database: in order, `most` events and within the bytes that the wire takes. */
export async function unsentAfter(log: Log, dseq: number, most: number = LIMITS.events): Promise<OutboxRow[]> {
  const { database } = log
  const written = await database.transaction('r', database.outbox, () => readOutbox(database, dseq, most))
  const held = written.findIndex((row) => log.held.has(row.id))
  return fitting(held < 0 ? written : written.slice(0, held))
}

/** The same from memory, at once: those that follow on the counter without a gap, as far as this window knows them. */
export function knownAfter(log: Log, dseq: number, most: number = LIMITS.events): OutboxRow[] {
  return fitting(waitingAfter(log, dseq, most))
}

function fitting(rows: OutboxRow[]): OutboxRow[] {
  let bytes = 0
  const end = rows.findIndex((row) => (bytes += row.raw.length * 3) > LIMITS.bytes * 2)
  return end > 0 ? rows.slice(0, end) : rows
}

export async function countUnsent(log: Log): Promise<number> {
  return log.database.outbox.count()
}

type Rejected = { id: string; code: FaultCode; sentence: string }

/** The hub would not take these: kept apart with the reason, so that nothing else waits for them. */
export async function quarantine(log: Log, rejected: readonly Rejected[]): Promise<void> {
  if (rejected.length > 0) await inTurn(log, () => setApart(log, rejected))
}

async function setApart(log: Log, rejected: readonly Rejected[]): Promise<void> {
  const { database } = log
  await database.transaction('rw', database.outbox, database.quarantine, async () => {
    for (const { id, code, sentence } of rejected) {
      const row = await database.outbox.where('id').equals(id).first()
      if (!row) continue
      await database.quarantine.put({ id, raw: row.raw, code, sentence, read: false })
      await database.outbox.delete(row.dseq)
    }
  })
  const ids = new Set(rejected.map((one) => one.id))
  takeFromOutbox(log, ids)
  announce(log, { unsent: log.unsent })
  log.tell()
}

export async function unreadQuarantine(log: Log): Promise<QuarantineRow[]> {
  return (await log.database.quarantine.toArray()).filter((row) => !row.read)
}

export async function readQuarantine(log: Log, id: string): Promise<void> {
  await log.database.quarantine.update(id, { read: true })
}

/**
 * Begins again under a new incarnation: the hub has counters that this store does not know (a restored profile) or knows
 * otherwise (a copied one). What is still unsent keeps its id and gets new counters, in order. Where another window did so meanwhile, its
 * incarnation is the one.
 */
export function beginAgain(log: Log, newId: () => string): Promise<void> {
  return inTurn(log, () => renumberAll(log, newId))
}

async function renumberAll(log: Log, newId: () => string): Promise<void> {
  const { database } = log
  const begun = await database.transaction('rw', database.outbox, database.meta, async () => {
    const known = await readMeta<Identity>(database, 'identity')
    return known && known.inc !== log.identity.inc ? null : renumber(log, [], newId)
  })
  if (!begun) return readOn(log)
  log.identity = begun.identity
  setOutbox(log, begun.outbox)
  // The texts have changed: the second place gets them too. Where it cannot, it still has the events under their old counters.
  await log.journal?.add(begun.outbox.map(keptEvent)).catch((error: unknown) => console.error(error))
  announce(log, { unsent: log.unsent })
}

/** Inside a transaction over outbox and meta: a new incarnation, with `first` and then all that is unsent as its events 1, 2, 3 … */
export async function renumber(
  { database, identity: known }: Log,
  first: readonly Omit<OutboxRow, 'dseq'>[],
  newId: () => string,
): Promise<{ identity: Identity; outbox: OutboxRow[] }> {
  const before = (await readMeta<Identity>(database, 'identity')) ?? known
  const inc = newId()
  const rows = [...first, ...(await readOutbox(database))]
  const outbox = rows.map((row, i): OutboxRow => ({ ...row, dseq: i + 1, raw: renumberRaw(row.raw, inc, i + 1) }))
  const identity = { ...before, inc, nextDseq: outbox.length + 1, before: [...(before.before ?? []), before.inc] }
  await database.outbox.clear()
  await database.outbox.bulkAdd(outbox)
  await database.meta.put({ k: 'identity', value: identity })
  return { identity, outbox }
}
