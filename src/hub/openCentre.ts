import { REDUCER } from '#domain/centre/state.ts'
import { beginRecovery } from '#hub/log/recovering.ts'
import { newKey } from '#hub/log/seal.ts'
import type { Parts } from './parts.ts'
import { stateNow, today } from './parts.ts'
import { DEMO_CENTRE, setUpDemo } from './demo.ts'

/** The id of a centre that a team lead sets up. */
const OWN_CENTRE = 'centre'

/** The centre of this store, made in a fresh one; folded once, so that a damaged log is found now. Answers its id. */
export async function openCentre(parts: Parts, demo: boolean): Promise<string> {
  return parts.store.alone(() => openAlone(parts, demo))
}

/** Two hubs that start at once on one database: the second finds what the first made. */
async function openAlone(parts: Parts, demo: boolean): Promise<string> {
  const { centre, isNew } = await parts.store.write(async ({ log }) => {
    await log.lockCentres()
    const [known] = await log.centres()
    if (known) {
      if (known.reducer < REDUCER) await log.setReducer(known.centre, REDUCER)
      return { centre: known.centre, isNew: false }
    }
    const centre = demo ? DEMO_CENTRE : OWN_CENTRE
    await log.addCentre(centre, REDUCER, newKey())
    return { centre, isNew: true }
  })
  const state = await stateNow(parts, centre)
  const [row] = await parts.store.read(({ log }) => log.centres())
  // Restored, or stopped while it recovered: on this day too it gives no numbers of its own series.
  if (row?.mode === 'recovering') await parts.store.write((tx) => beginRecovery(tx, centre, today(parts, state)))
  if (row?.mode !== 'normal') return centre
  // A set-up that was cut short left an empty log behind: it is done now.
  if (demo && centre === DEMO_CENTRE && (isNew || state.centre === null)) await setUpDemo(parts)
  return centre
}
