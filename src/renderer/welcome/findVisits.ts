import type { Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Card } from '#renderer/centre/api.ts'

const MOST = 6

/** People of the day whose number begins so, or whose name holds the words. Exact numbers first, then the latest. */
export function findVisits(day: Day, cards: ReadonlyMap<VisitId, Card>, text: string): Visit[] {
  const words = text.trim().toLowerCase()
  if (words === '') return []
  const fits = (visit: Visit) =>
    visit.ticket?.toLowerCase().startsWith(words) || (words.length > 1 && (cards.get(visit.id)?.name ?? '').toLowerCase().includes(words))
  const exact = (visit: Visit) => (visit.ticket?.toLowerCase() === words ? 0 : 1)
  return [...day.visits.values()]
    .filter((visit) => visit.situation.is !== 'undone' && fits(visit))
    .sort((a, b) => exact(a) - exact(b) || b.arrivedAt - a.arrivedAt)
    .slice(0, MOST)
}
