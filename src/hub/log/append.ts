/*
  The heart of the hub: events get their numbers, their outcomes and their place in the chain, all in one transaction.
*/
import type { Instant } from '#domain/instant.ts'
import type { Cursor } from '#wire/code.ts'
import type { PushDown } from '#wire/push.ts'
import type { Store } from '#hub/store/store.ts'
import type { Checked, Pushed, Writer } from './checkEvent.ts'
import { checkEvent } from './checkEvent.ts'
import type { Folded } from './folded.ts'
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
  const checked: Checked[] = pushed.map((one) => ({ ...one, ...checkEvent(one, writer) }))
  const { results, at, added } = await store.write(async (tx) => {
    const row = mayOrder(await tx.log.lock(centre))
    const { fresh, verdicts } = await placeEvents(tx.log, centre, writer, checked, now)
    const before = await folded.at(tx.log, row)
    const at = await numberEvents(tx, centre, before, fresh, now)
    const results = verdicts.map((one) => ('at' in one ? { id: one.id, n: before.n + 1 + one.at } : one))
    return { results, at, added: fresh.length }
  })
  folded.publish(centre, at)
  const head: Cursor = { n: at.n, hash: at.hash }
  return { results, head, added }
}
