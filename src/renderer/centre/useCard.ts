import { dayOf } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Card } from './api.ts'
import { cardOf } from './cardOf.ts'
import { useCentre } from './useCentre.ts'

/** What is known of a visit's customer. */
export function useCard(visit: Visit): Card {
  const cards = useCentre((view) => view.cards)
  const day = useCentre((view) => dayOf(view.state, visit.day))
  return cardOf(cards, day, visit)
}
