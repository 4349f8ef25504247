import type { CentreState } from '#domain/centre/state.ts'
import type { DayKey } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock, DemoClock } from './clock.ts'
import { HubFault } from './faults.ts'
import type { Feed } from '#hub/feed/feed.ts'
import type { Folded, FoldedAt } from '#hub/log/folded.ts'
import type { Recovery } from '#hub/log/recovering.ts'
import type { CentreRow, Store } from '#hub/store/store.ts'

/** What the hub is made of, put together once in hub.ts and handed to whatever needs it. */
export interface Parts {
  store: Store
  folded: Folded
  feed: Feed
  /** What a hub that was set back waits for. */
  recovery: Recovery
  clock: Clock
  /** The same clock where it can be set (`--demo-clock`), else null. */
  demoClock: DemoClock | null
  /** The clock by which pairing codes end. A replayed day does not move it. */
  wall: Clock
  /** Addresses of the hubs on this store, this one among them, for devices that can go to another; empty where there is one. */
  hubs: readonly string[]
  logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

/** A centre of this hub. Throws `notFound`. */
export async function rowOf({ store }: Pick<Parts, 'store'>, centre: string): Promise<CentreRow> {
  const row = await store.read(({ log }) => log.centre(centre))
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  return row
}

/** What a centre's log comes to now. */
export async function stateNow(parts: Pick<Parts, 'store' | 'folded'>, centre: string): Promise<CentreState> {
  return (await foldedNow(parts, centre)).state
}

/** The same, and where in the log that is. */
export async function foldedNow({ store, folded }: Pick<Parts, 'store' | 'folded'>, centre: string): Promise<FoldedAt> {
  const at = await store.read(async (tx) => {
    const row = await tx.log.centre(centre)
    if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
    return folded.at(tx, row)
  })
  folded.publish(centre, at)
  return at
}

/** The business day at a centre by the hub's clock. */
export function today({ clock }: Pick<Parts, 'clock'>, { centre }: CentreState): DayKey {
  return businessDay(clock.now(), centre?.timeZone ?? 'Europe/London')
}

/** What a centre is called, also before it is set up. */
export function nameOf({ name }: Pick<CentreRow, 'name'>, { centre }: CentreState): string {
  return centre?.name ?? name ?? 'Customer centre'
}
