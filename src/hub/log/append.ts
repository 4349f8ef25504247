/*
  The heart of the hub: events get their numbers, their outcomes and their place in the chain, all in one transaction.
*/
import { settleAll } from '#domain/centre/fold.ts'
import { REDUCER } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import type { Cursor } from '#wire/code.ts'
import type { PushDown } from '#wire/push.ts'
import { HubFault } from '#hub/faults.ts'
import type { EventRow, Store, Tx } from '#hub/store/store.ts'
import { chainHash } from './chain.ts'
import type { Checked, Pushed, Writer } from './checkEvent.ts'
import { checkEvent } from './checkEvent.ts'
import type { Folded, FoldedAt } from './folded.ts'
import { placeEvents } from './placeEvents.ts'
import type { Fresh } from './placeEvents.ts'
import { toEvent } from './toEvent.ts'

/**
 * Appends a device's events to its centre's log. Durable when it resolves; the same events again give the same answer.
 * Answers one verdict an event, and the head. `added`: how many got a new number.
 * Throws HubFault: `gap` (with `expected`), `forked`, `hubTooOld`, `corrupt`; then nothing of the push was stored.
 */
export async function appendEvents(
  { store, folded, now }: { store: Store; folded: Folded; now: Instant },
  centre: string,
  writer: Writer,
  pushed: readonly Pushed[],
): Promise<PushDown & { added: number }> {
  const checked: Checked[] = pushed.map((one) => ({ ...one, ...checkEvent(one, writer) }))
  const { results, at, added } = await store.write(async (tx) => {
    const row = await tx.log.lock(centre)
    if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
    if (row.reducer > REDUCER) throw new HubFault('hubTooOld', 'A newer release has written to this centre. Update the hub; nothing was stored.')
    const placed = await placeEvents(tx.log, centre, writer, checked, now)
    const numbered = await number(tx, centre, await folded.at(tx.log, row), writer, placed.fresh, now)
    const results = placed.verdicts.map((one) => ('at' in one ? { id: one.id, n: numbered.first + one.at } : one))
    return { results, at: numbered.at, added: placed.fresh.length }
  })
  folded.publish(centre, at)
  const head: Cursor = { n: at.n, hash: at.hash }
  return { results, head, added }
}

/** Settles, numbers and stores the new events; the centre's head moves with them. */
async function number(tx: Tx, centre: string, from: FoldedAt, writer: Writer, fresh: readonly Fresh[], now: Instant): Promise<{ first: number; at: FoldedAt }> {
  const first = from.n + 1
  if (fresh.length === 0) return { first, at: from }
  const events = fresh.map(({ envelope }, i) => toEvent(envelope, { n: first + i, outcome: 'applied' }))
  const { state, outcomes } = settleAll(from.state, events)
  let hash = from.hash
  const rows = fresh.map(({ id, dseq, raw, envelope: { type, v } }, i): EventRow => {
    const n = first + i
    const outcome = outcomes[i] ?? 'unknown'
    hash = chainHash(hash, n, now, outcome, raw)
    return { n, id, device: writer.device, inc: writer.inc, dseq, type, v, recvAt: now, raw, outcome, hash }
  })
  await tx.log.addAll(centre, rows)
  const n = from.n + fresh.length
  await tx.log.setHead(centre, n, hash)
  return { first, at: { n, hash, reducer: REDUCER, state } }
}
