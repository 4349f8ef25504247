import type { DayKey } from '#domain/instant.ts'
import { HubFault } from '#hub/faults.ts'
import type { Store } from '#hub/store/store.ts'
import { mayOrder } from './orders.ts'

/** More would not fit the paper, the screen or the wire's schema. */
export const LAST_TICKET = 9999

/**
 * The next number of a centre's day for a visit: 1, 2, 3 … Asking again for the same visit gives the same number.
 * On the disk before it resolves, so a number that anybody saw is never given twice. Throws `recovering` and the like (orders.ts).
 */
export async function takeTicket(store: Store, centre: string, visit: string, day: DayKey): Promise<string> {
  return store.write(async ({ log, tickets }) => {
    mayOrder(await log.lock(centre))
    const given = await tickets.of(centre, visit)
    if (given !== null) return given
    const next = (await tickets.last(centre, day)) + 1
    if (next > LAST_TICKET) throw new HubFault('badRequest', `All ${LAST_TICKET} numbers of ${day} are given.`, { status: 409 })
    await tickets.give(centre, day, next, visit, String(next))
    return String(next)
  })
}
