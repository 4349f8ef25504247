/*
  A hub that was set back and then numbered other events has lost the tail of its old log as a tail: its numbers are taken. What it
  has not of those events it takes as new ones, with their own writers, in their old order.
*/
import type { Instant } from '#domain/instant.ts'
import type { Envelope } from '#wire/event.ts'
import type { SealedPage, TakenDown } from '#wire/repair.ts'
import type { LogTable, Store } from '#hub/store/store.ts'
import type { Folded } from './folded.ts'
import { countBack } from './countBack.ts'
import { numberEvents } from './numberEvents.ts'
import type { Fresh } from './numberEvents.ts'
import { mayOrder } from './orders.ts'
import { provePage } from './provePage.ts'
import { proveSeal } from './repair.ts'

/**
 * Takes what is new here of a page that this hub once gave out, under the next numbers and settled anew. The same page again changes
 * nothing. Throws `recovering` and the like (orders.ts), and `badRequest` where the page was forged or changed.
 */
export async function takeOrphans(
  { store, folded, now }: { store: Store; folded: Folded; now: Instant },
  centre: string,
  page: SealedPage,
): Promise<TakenDown> {
  const { at, added } = await store.write(async (tx) => {
    const row = mayOrder(await tx.log.lock(centre))
    provePage(page)
    proveSeal(row, page)
    const fresh = await unknownHere(tx.log, centre, page)
    return { at: await numberEvents(tx, centre, await folded.at(tx, row), fresh, now), added: fresh.length }
  })
  folded.publish(centre, at)
  return { head: { n: at.n, hash: at.hash }, added }
}

async function unknownHere(log: LogTable, centre: string, page: SealedPage): Promise<Fresh[]> {
  const events = page.events.map(({ raw }) => ({ raw, envelope: JSON.parse(raw) as Envelope }))
  const ids = events.map(({ envelope }) => envelope.id)
  const known = new Set((await log.taken(centre, ids)).map(({ id }) => id))
  const fresh = events.filter(({ envelope }) => !known.has(envelope.id))
  return countBack(log, centre, fresh)
}
