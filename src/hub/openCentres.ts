import { REDUCER } from '#domain/centre/state.ts'
import { beginRecovery } from '#hub/log/recovering.ts'
import { newKey } from '#hub/log/seal.ts'
import { begin } from './begin.ts'
import type { Parts } from './parts.ts'
import { stateNow, today } from './parts.ts'
import { DEMO_CENTRE } from './demo.ts'

/** The id of a first centre that is not the demo from its first start on. */
const OWN_CENTRE = 'centre'

/**
 * Opens every centre of this store, folded once, so that a damaged log is found now. In a fresh one a first is made: the demo, or one of which
 * nobody has decided yet what it becomes. Answers the id of the first.
 */
export async function openCentres(parts: Parts, demo: boolean): Promise<string> {
  return parts.store.alone(() => openAlone(parts, demo))
}

/** Two hubs that start at once on one database: the second finds what the first made. */
async function openAlone(parts: Parts, demo: boolean): Promise<string> {
  const first = await parts.store.write(async ({ log }) => {
    await log.lockCentres()
    const known = await log.centres()
    for (const { centre, reducer, mode } of known) if (mode !== 'follows' && reducer < REDUCER) await log.setReducer(centre, REDUCER)
    if (known[0]) return known[0].centre
    const centre = demo ? DEMO_CENTRE : OWN_CENTRE
    await log.addCentre(centre, REDUCER, newKey())
    return centre
  })
  for (const { centre, mode } of await parts.store.read(({ log }) => log.centres())) {
    if (mode === 'follows') continue
    const state = await stateNow(parts, centre)
    // Restored, or stopped while it recovered: on this day too it gives no numbers of its own series.
    if (mode === 'recovering') await parts.store.write((tx) => beginRecovery(tx, centre, today(parts, state)))
    // A set-up that was cut short left an empty log behind: it is done now.
    if (mode === 'normal' && demo && centre === DEMO_CENTRE && state.centre === null) await begin(parts, centre, 'demo', parts.clock.now())
  }
  return first
}
