import { HubFault } from '#hub/faults.ts'
import type { CentreRow, Store } from '#hub/store/store.ts'

/**
 * The centre that somebody named, or the only one that there is. Copies of other hubs' centres are not meant. Throws `notFound` or `badRequest`
 * with the names that there are.
 */
export async function findCentre(store: Store, named: string | undefined): Promise<CentreRow> {
  const own = (await store.read(({ log }) => log.centres())).filter(({ mode }) => mode !== 'follows')
  const found = named === undefined ? own : own.filter(({ centre }) => centre === named)
  if (found.length === 1 && found[0]) return found[0]
  const all = own.map(({ centre }) => centre).join(', ')
  if (named === undefined) throw new HubFault('badRequest', `This hub holds several centres. Say which with --centre: ${all}.`, { where: 'centre' })
  throw new HubFault('notFound', `There is no centre "${named}" on this hub. There are: ${all}.`, { where: 'centre' })
}
