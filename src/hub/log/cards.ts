/* Customer cards: the only place on the hub where a name may stand. Kept for as long as the centre says, then erased for good. */
import { isAppointmentCard } from '#domain/appointments/cardKey.ts'
import { lastBookable } from '#domain/appointments/lastBookable.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { CardUp, CardWrite } from '#wire/card.ts'
import { HubFault } from '#hub/faults.ts'
import type { CardTable, Store } from '#hub/store/store.ts'
import { mayOrder } from './orders.ts'

/** What a centre's clock says of cards: `oldest` is the first day whose cards are kept, `newest` the last that a visit can be of, `booked` that an appointment can. */
export type CardDays = { oldest: DayKey; newest: DayKey; booked: DayKey }

/** A day's grace on both ends: two clocks never agree to the minute at midnight. */
export function cardDays(now: Instant, centre: { timeZone: string; cardsKeptDays: number } | null): CardDays {
  const { timeZone, cardsKeptDays } = centre ?? { timeZone: 'Europe/London', cardsKeptDays: 30 }
  const newest = businessDayFrom(now, 1, timeZone)
  return { oldest: businessDayFrom(now, -cardsKeptDays, timeZone), newest, booked: lastBookable(newest) }
}

/** Stores one field of a visit's or an appointment's card and answers its number; the same `write` again answers the same. Throws `erased`, `badRequest` for a day to come, `recovering`. */
export async function writeCard(store: Store, centre: string, visit: string, up: CardUp, days: CardDays): Promise<number> {
  return store.write(async ({ log, cards }) => {
    mayOrder(await log.lock(centre))
    if ((await cards.isErased(centre, visit)) || up.day < days.oldest) {
      throw new HubFault('erased', 'What we knew of this customer was erased on schedule. Nothing more is kept of this visit.')
    }
    if (up.day > (isAppointmentCard(visit) ? days.booked : days.newest))
      throw new HubFault('badRequest', 'A card cannot be of a day to come. Check the clock of this PC.', { where: 'day' })
    const known = await cards.numberOf(centre, up.write)
    return known ?? cards.add(centre, { visit, ...up })
  })
}

/** Whether a device's last accepted write is this hub's: not where the hub was set back since. `write`: null for a card that was emptied. */
export async function hasCard(cards: CardTable, centre: string, { n, write }: { n: number; write: string | null }): Promise<boolean> {
  if (n === 0) return true
  const [here] = await cards.after(centre, n - 1, 1)
  return here !== undefined && here.n === n && ('write' in here ? here.write : null) === write
}

/** The most writes in one answer. Who asks goes on from the last until it has the head. */
const MOST = 1000

/** The accepted writes and tombstones after a number, up to `most`, and the centre's last number. */
export async function cardsAfter(store: Store, centre: string, n: number, most = MOST): Promise<{ writes: CardWrite[]; head: number }> {
  return store.read(async ({ cards }) => ({ writes: await cards.after(centre, n, most), head: await cards.head(centre) }))
}

/** Erases the cards of all visits and appointments before `oldest`. Answers how many; 0 when there was nothing to do. */
export async function eraseOldCards(store: Store, centre: string, { oldest }: Pick<CardDays, 'oldest'>): Promise<number> {
  const erased = await store.write(async ({ log, cards }) => {
    await log.lock(centre)
    const old = await cards.visitsBefore(centre, oldest)
    for (const { visit, day } of old) await cards.erase(centre, visit, day)
    return old.length
  })
  if (erased > 0) await store.scrub()
  return erased
}
