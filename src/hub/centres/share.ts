import type { CentreState } from '#domain/centre/state.ts'
import { HubFault } from '#hub/faults.ts'
import { HUB } from '#hub/log/checkEvent.ts'
import { writeAsHubIn } from '#hub/log/hubWrites.ts'
import type { Parts } from '#hub/parts.ts'
import { rowOf, stateNow, today } from '#hub/parts.ts'
import type { CentreRow } from '#hub/store/store.ts'
import { findCentre } from './find.ts'
import type { Setting } from './settings.ts'
import { isSame, noteWriters, settingsOf } from './settings.ts'

/** What became of one setting. `kept`: it was changed there since, and stays. */
export type Shared = { name: string; became: 'added' | 'changed' | 'kept' | 'same' }

/**
 * Writes what `to` lacks, or has otherwise than `from`, into its log. What somebody changed at `to` stays, unless `replace`. The demo takes no part.
 * Nothing is written when it throws.
 */
export async function share(parts: Parts, from: string, to: string, replace: boolean): Promise<Shared[]> {
  const settings = settingsOf(await mayGive(parts, from))
  const target = await findCentre(parts.store, to)
  if (from === to) throw new HubFault('badRequest', 'A centre cannot share with itself. Name two.', { where: 'to' })
  if (target.begunAs === 'demo') throw noDemo(to)
  const writers = new Map<string, string>()
  const read = await parts.store.read(({ log }) => noteWriters(log, to, 0, writers))
  const now = parts.clock.now()
  const { at, shared } = await parts.store.write(async (tx) => {
    const row = await tx.log.lock(to)
    if (!row) throw new HubFault('notFound', `There is no centre "${to}" on this hub.`)
    await noteWriters(tx.log, to, read, writers)
    const { state } = await parts.folded.at(tx, row)
    const { events, shared } = compare(settings, state, writers, replace)
    return { at: await writeAsHubIn(tx, parts, to, today(parts, state), now, events), shared }
  })
  if (at) {
    parts.folded.publish(to, at)
    parts.feed.announce(to, 'log')
  }
  return shared
}

/** The state of a centre that shares. Throws for the demo, and for one that is not here. */
export async function mayGive(parts: Parts, from: string): Promise<CentreState> {
  const row = await rowOf(parts, from).catch(() => null)
  if (!row) await findCentre(parts.store, from)
  const state = await stateNow(parts, from)
  if (row?.begunAs === 'demo' || state.centre?.demo) throw noDemo(from)
  return state
}

export function compare(
  settings: readonly Setting[],
  state: CentreState,
  writers: ReadonlyMap<string, string>,
  replace: boolean,
): { events: Setting['event'][]; shared: Shared[] } {
  const there = new Map(settingsOf(state).map((one) => [one.key, one]))
  const judged = settings.map((one) => {
    const had = there.get(one.key)
    const by = writers.get(one.key)
    const became = had && isSame(one, had) ? 'same' : by === undefined ? 'added' : by === HUB || replace ? 'changed' : 'kept'
    return { one, became } as const
  })
  return {
    events: judged.filter(({ became }) => became === 'added' || became === 'changed').map(({ one }) => one.event),
    shared: judged.map(({ one, became }) => ({ name: one.name, became })),
  }
}

function noDemo(centre: CentreRow['centre']): HubFault {
  return new HubFault('badRequest', `"${centre}" is the demo. It shares nothing with a real centre, and takes nothing.`, { where: 'centre' })
}
