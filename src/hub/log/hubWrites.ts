import { randomUUID } from 'node:crypto'
import type { EventType, Bodies } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Envelope } from '#wire/event.ts'
import type { Store } from '#hub/store/store.ts'
import { appendEvents } from './append.ts'
import type { Folded } from './folded.ts'

/** The hub's own name as a writer. No device can pair under it: theirs begin with `d-`. */
const HUB = 'hub'

/** An event that the hub writes itself, to set a centre up. */
export type HubEvent = { [K in EventType]: { type: K; body: Bodies[K] } }[EventType]

/**
 * Appends events as the hub itself. All checks hold for it too: throws Error when one of them is refused, because that is a
 * mistake in this program or in its demo file.
 */
export async function writeAsHub(
  { store, folded }: { store: Store; folded: Folded },
  centre: string,
  day: DayKey,
  now: Instant,
  events: readonly HubEvent[],
): Promise<void> {
  for (let from = 0; from < events.length; from += LIMITS.events) {
    const base = (await store.read(({ log }) => log.centre(centre)))?.head ?? 0
    // An incarnation of its own: a hub that was set back cannot know which counters it used in the time that is lost.
    const inc = randomUUID()
    const pushed = events.slice(from, from + LIMITS.events).map(({ type, body }, i) => {
      const envelope: Envelope = { id: randomUUID(), device: HUB, inc, dseq: i + 1, type, v: 1, day, at: now, clock: now, base, body }
      return { id: envelope.id, dseq: envelope.dseq, raw: JSON.stringify(envelope) }
    })
    const { results } = await appendEvents({ store, folded, now }, centre, { device: HUB, inc, role: 'lead' }, pushed)
    for (const [i, result] of results.entries()) {
      if ('rejected' in result) throw new Error(`The hub's own "${events[from + i]?.type}" was refused: ${result.rejected.sentence}`)
    }
  }
}
