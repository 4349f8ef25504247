import { cardKeyOf } from '#domain/appointments/cardKey.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import type { CardField, CardWriting, CentreView } from './api.ts'

/** What is written anew of the cards of appointments that were just moved to another day: their cards are kept as long as that one. */
export function cardsMoved({ state, cards }: Pick<CentreView, 'state' | 'cards'>, done: readonly NewEvent[]): CardWriting[] {
  return done.flatMap((event) => {
    if (event.type !== 'appointmentMoved' || event.body.to.day === event.day) return []
    const { day } = event.body.to
    const one = dayOf(state, day).appointments.get(event.body.appointment)
    if (!one) return []
    const of = cardKeyOf(one)
    return (Object.entries(cards.get(of) ?? {}) as [CardField, string][]).map(([field, text]) => ({ of, field, text, day }))
  })
}
