import { cardKeyOf, cardKeysOf } from '#domain/appointments/cardKey.ts'
import type { Appointment, Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Card } from './api.ts'

type Cards = ReadonlyMap<string, Card>

/** What is known of a visit's customer: what was said when they came, above what was said when their appointment was booked. */
export function cardOf(cards: Cards, day: Day, visit: Visit): Card {
  return Object.assign(
    {},
    ...cardKeysOf(day, visit)
      .map((key) => cards.get(key))
      .toReversed(),
  ) as Card
}

/** The same of an appointment, whether its customer is here or not. `day`: the one on which it is. */
export function cardOfAppointment(cards: Cards, day: Day, one: Appointment): Card {
  const visit = one.visit === null ? undefined : day.visits.get(one.visit)
  return visit ? cardOf(cards, day, visit) : (cards.get(cardKeyOf(one)) ?? {})
}
