import { randomUUID } from 'node:crypto'
import type { EventType, Bodies } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { PushDown } from '#wire/push.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Envelope } from '#wire/event.ts'
import type { Store, Tx } from '#hub/store/store.ts'
import { appendEvents, appendIn } from './append.ts'
import type { Pushed, Writer } from './checkEvent.ts'
import { HUB } from './checkEvent.ts'
import type { Folded, FoldedAt } from './folded.ts'

/** An event that the hub writes itself, to set a centre up. */
export type HubEvent = { [K in EventType]: { type: K; body: Bodies[K] } }[EventType]

/**
 * Appends events as the hub itself. All checks hold for it too: throws Error when one of them is refused, because that is a
 * mistake in this program or in its demo file. Each time under an incarnation of its own, so that two hubs on one store, and one
 * that was set back, never meet on a counter. `id`: of the i-th event; one that the log has already is not written again.
 */
export async function writeAsHub(
  { store, folded }: { store: Store; folded: Folded },
  centre: string,
  day: DayKey,
  now: Instant,
  events: readonly HubEvent[],
  id: (i: number) => string = () => randomUUID(),
): Promise<{ added: number }> {
  const base = (await store.read(({ log }) => log.centre(centre)))?.head ?? 0
  const { writer, parts } = asPushed(events, { day, now, base, id })
  let count = 0
  for (const pushed of parts) {
    const { results, added } = await appendEvents({ store, folded, now }, centre, writer, pushed)
    mustStand(results, pushed)
    count += added
  }
  return { added: count }
}

/** As writeAsHub, as a part of somebody's transaction on this one centre. Answers what to publish once it is committed; null: nothing was written. */
export async function writeAsHubIn(
  tx: Tx,
  { folded }: { folded: Folded },
  centre: string,
  day: DayKey,
  now: Instant,
  events: readonly HubEvent[],
): Promise<FoldedAt | null> {
  const base = (await tx.log.centre(centre))?.head ?? 0
  const { writer, parts } = asPushed(events, { day, now, base, id: () => randomUUID() })
  let last: FoldedAt | null = null
  for (const pushed of parts) {
    const { results, at } = await appendIn(tx, { folded, now }, centre, writer, pushed)
    mustStand(results, pushed)
    last = at
  }
  return last
}

type Written = { day: DayKey; now: Instant; base: number; id: (i: number) => string }

function asPushed(events: readonly HubEvent[], { day, now, base, id }: Written): { writer: Writer; parts: Pushed[][] } {
  const inc = randomUUID()
  const all = events.map(({ type, body }, i) => {
    const envelope: Envelope = { id: id(i), device: HUB, inc, dseq: i + 1, type, v: 1, day, at: now, clock: now, base, body }
    return { id: envelope.id, dseq: envelope.dseq, raw: JSON.stringify(envelope) }
  })
  const parts = Array.from({ length: Math.ceil(all.length / LIMITS.events) }, (_, i) => all.slice(i * LIMITS.events, (i + 1) * LIMITS.events))
  return { writer: { device: HUB, inc, role: 'lead' }, parts }
}

function mustStand(results: PushDown['results'], pushed: readonly Pushed[]): void {
  for (const [i, result] of results.entries()) {
    if ('rejected' in result) throw new Error(`The hub's own "${pushed[i]?.raw.slice(0, 200)}" was refused: ${result.rejected.sentence}`)
  }
}
