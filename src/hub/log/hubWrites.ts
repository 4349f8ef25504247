import { randomUUID } from 'node:crypto'
import type { EventType, Bodies } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Envelope } from '#wire/event.ts'
import type { Store } from '#hub/store/store.ts'
import { appendEvents } from './append.ts'
import { HUB } from './checkEvent.ts'
import type { Folded } from './folded.ts'

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
  const inc = randomUUID()
  const base = (await store.read(({ log }) => log.centre(centre)))?.head ?? 0
  let count = 0
  for (let from = 0; from < events.length; from += LIMITS.events) {
    const pushed = events.slice(from, from + LIMITS.events).map(({ type, body }, i) => {
      const dseq = from + i + 1
      const envelope: Envelope = { id: id(from + i), device: HUB, inc, dseq, type, v: 1, day, at: now, clock: now, base, body }
      return { id: envelope.id, dseq, raw: JSON.stringify(envelope) }
    })
    const { results, added } = await appendEvents({ store, folded, now }, centre, { device: HUB, inc, role: 'lead' }, pushed)
    for (const [i, result] of results.entries()) {
      if ('rejected' in result) throw new Error(`The hub's own "${events[from + i]?.type}" was refused: ${result.rejected.sentence}`)
    }
    count += added
  }
  return { added: count }
}
