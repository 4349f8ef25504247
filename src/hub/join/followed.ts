import { REDUCER } from '#domain/centre/state.ts'
import { HubFault } from '#hub/faults.ts'
import { newKey } from '#hub/log/seal.ts'
import type { Store } from '#hub/store/store.ts'

/** At the council's hub: a centre that another hub orders. Again is no error. Throws `badRequest` where this hub orders that one itself. */
export async function addFollowed(store: Store, centre: string): Promise<void> {
  await store.write(async ({ log }) => {
    const known = await log.centre(centre)
    if (known && known.mode !== 'follows')
      throw new HubFault('badRequest', `This hub itself orders the centre "${centre}". Name another with --centre.`, { where: 'centre' })
    if (known) return
    await log.addCentre(centre, REDUCER, newKey())
    await log.setMode(centre, 'follows')
  })
}
