import { businessDay } from '#domain/time/businessDay.ts'
import type { DayKey } from '#domain/instant.ts'
import { writeAsHub } from '#hub/log/hubWrites.ts'
import type { Parts } from './parts.ts'
import { stateNow } from './parts.ts'

/** The id of the event that says so: the same on every hub of a store, so that it is written once. */
const idOf = (day: DayKey) => `day-${day}`

/**
 * Writes into each centre's log that its business day has begun, once; days on which the hub was off are left out. Safe to run at any time,
 * twice, and on several hubs of one store.
 */
export async function beginDays(parts: Parts): Promise<void> {
  const { store, clock, feed } = parts
  const now = clock.now()
  for (const { centre, mode } of await store.read(({ log }) => log.centres())) {
    if (mode !== 'normal') continue
    const { centre: setUp } = await stateNow(parts, centre)
    if (!setUp) continue
    const day = businessDay(now, setUp.timeZone)
    if ((await store.read(({ log }) => log.taken(centre, [idOf(day)]))).length > 0) continue
    const { added } = await writeAsHub(parts, centre, day, now, [{ type: 'dayBegan', body: { day } }], () => idOf(day))
    if (added > 0) feed.announce(centre, 'log')
  }
}
