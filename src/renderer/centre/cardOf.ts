import { cardKeysOf } from '#domain/appointments/cardKey.ts'
import type { Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Card } from './api.ts'

/** What is known of a visit's customer: what was said when they came, above what was said when their appointment was booked. */
export function cardOf(cards: ReadonlyMap<string, Card>, day: Day, visit: Visit): Card {
  return Object.assign(
    {},
    ...cardKeysOf(day, visit)
      .map((key) => cards.get(key))
      .toReversed(),
  ) as Card
}
