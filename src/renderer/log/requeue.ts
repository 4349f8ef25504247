import { envelope } from '#wire/event.ts'
import type { KeptEvent } from '#wire/ipc.ts'
import type { Identity, OutboxRow } from './database.ts'
import { readOn } from './follow.ts'
import { keptEvent } from './journal.ts'
import type { Log } from './log.ts'
import { announce, inTurn, readMeta } from './log.ts'
import { addToOutbox } from './outbox.ts'
import type { Logged } from './records.ts'
import { renumberRaw } from './records.ts'

/**
 * Puts events that were kept elsewhere into the outbox again, where they are in neither the outbox nor the log nor set apart.
 * Same id and same words. Same counters too where they go on from ours; else new ones. Gives how many came back.
 */
export function requeue(log: Log, confirmed: readonly Logged[], kept: readonly KeptEvent[]): Promise<number> {
  return inTurn(log, () => putBack(log, confirmed, kept))
}

async function putBack(log: Log, confirmed: readonly Logged[], kept: readonly KeptEvent[]): Promise<number> {
  const missing = new Map(kept.filter(({ raw }) => isEvent(raw)).map((row) => [row.id, row]))
  for (const { id } of confirmed) missing.delete(id)
  if (missing.size === 0) return 0
  const { outbox, meta, quarantine, pages } = log.database
  const { rows, identity } = await log.database.transaction('rw', outbox, meta, quarantine, pages, async () => {
    const ids = [...missing.keys()]
    for (const { id } of await outbox.where('id').anyOf(ids).toArray()) missing.delete(id)
    for (const row of await quarantine.bulkGet(ids)) if (row) missing.delete(row.id)
    // A start from a snapshot has not read what lies before it.
    if (missing.size > 0 && log.snapN > 0) {
      await pages
        .where('from')
        .belowOrEqual(log.snapN)
        .each(({ raw }) => {
          for (const id of missing.keys()) if (raw.includes(`"id":"${id}"`)) missing.delete(id)
        })
    }
    const identity = (await readMeta<Identity>(log.database, 'identity')) ?? log.identity
    const { inc, nextDseq } = identity
    const again = [...missing.values()]
    const goOn = again.every((row, i) => row.inc === inc && row.dseq === nextDseq + i)
    const back = again.map(({ id, raw }, i): OutboxRow => {
      const dseq = nextDseq + i
      const createdAt = (JSON.parse(raw) as { at: number }).at
      return { dseq, id, raw: goOn ? raw : renumberRaw(raw, inc, dseq), createdAt }
    })
    if (back.length === 0) return { rows: back, identity }
    await outbox.bulkAdd(back)
    const next = { ...identity, nextDseq: nextDseq + back.length }
    await meta.put({ k: 'identity', value: next })
    return { rows: back, identity: next }
  })
  if (rows.length === 0) return 0
  // Where it cannot, it still has them as they were.
  await log.journal?.add(rows.map(keptEvent)).catch((error: unknown) => console.error(error))
  // Another window went over to another log since this one was read.
  if (identity.inc !== log.identity.inc) await readOn(log)
  else {
    log.identity = identity
    addToOutbox(log, rows)
    announce(log, { unsent: log.unsent })
  }
  return rows.length
}

function isEvent(raw: string): boolean {
  try {
    return envelope.safeParse(JSON.parse(raw)).success
  } catch {
    return false
  }
}
