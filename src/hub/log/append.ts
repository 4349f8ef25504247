/*
  The heart of the hub: events get their numbers, their outcomes and their place in the chain, all in one transaction.
*/
import type { Instant } from '#domain/instant.ts'
import type { Cursor } from '#wire/code.ts'
import type { PushDown } from '#wire/push.ts'
import type { Store, Tx } from '#hub/store/store.ts'
import type { Checked, Pushed, Writer } from './checkEvent.ts'
import { checkEvent } from './checkEvent.ts'
import type { Folded, FoldedAt } from './folded.ts'
import { numberEvents } from './numberEvents.ts'
import { mayOrder } from './orders.ts'
import { placeEvents } from './placeEvents.ts'

/**
 * Appends a device's events to its centre's log. Durable when it resolves; the same events again give the same answer.
 * Answers one verdict an event, and the head. `added`: how many got a new number.
 * Throws HubFault: `gap` (with `expected`), `forked`, `corrupt`, and what orders.ts says; then nothing of the push was stored.
 */
export async function appendEvents(
  { store, folded, now }: { store: Store; folded: Folded; now: Instant },
  centre: string,
  writer: Writer,
  pushed: readonly Pushed[],
): Promise<PushDown & { added: number }> {
  const checked = checkAll(pushed, writer)
  const { results, at, added } = await store.write((tx) => appendChecked(tx, { folded, now }, centre, writer, checked))
  folded.publish(centre, at)
  const head: Cursor = { n: at.n, hash: at.hash }
  return { results, head, added }
}

/** What an append within a transaction came to. Publish `at` once that is committed. */
export type AppendedIn = { results: PushDown['results']; at: FoldedAt; added: number }

/** As appendEvents, as a part of somebody's transaction on this one centre. */
export async function appendIn(
  tx: Tx,
  parts: { folded: Folded; now: Instant },
  centre: string,
  writer: Writer,
  pushed: readonly Pushed[],
): Promise<AppendedIn> {
  return appendChecked(tx, parts, centre, writer, checkAll(pushed, writer))
}

const checkAll = (pushed: readonly Pushed[], writer: Writer): Checked[] => pushed.map((one) => ({ ...one, ...checkEvent(one, writer) }))

async function appendChecked(
  tx: Tx,
  { folded, now }: { folded: Folded; now: Instant },
  centre: string,
  writer: Writer,
  checked: readonly Checked[],
): Promise<AppendedIn> {
  const row = mayOrder(await tx.log.lock(centre))
  const { fresh, verdicts } = await placeEvents(tx.log, centre, writer, checked, now)
  const before = await folded.at(tx, row)
  const at = await numberEvents(tx, centre, before, fresh, now)
  const results = verdicts.map((one) => ('at' in one ? { id: one.id, n: before.n + 1 + one.at } : one))
  return { results, at, added: fresh.length }
}
