import type { Asked } from '#domain/centre/decision.ts'
import type { Day } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import { visitEvent } from './onVisit.ts'
import type { Visit } from './visit.ts'
import { openEnquiries } from './visit.ts'

/** The try-out that is going on, or null. */
export function practiceNow(day: Day): Visit | null {
  return [...day.visits.values()].find((visit) => visit.practice && visit.situation.is !== 'undone') ?? null
}

/** What ends a try-out, wherever it stands. */
export function endPractice(asked: Asked, visit: Visit): NewEvent[] {
  const { id, situation } = visit
  const desk = situation.is === 'beingSeen' ? situation.at[0]?.desk : undefined
  if (desk === undefined) return [visitEvent(asked, 'leftBeforeBeingSeen', { visit: id })]
  // With every matter that is open, or the next one would wait.
  const open = openEnquiries(visit).map((one) => one.id)
  const rest = open.length > 0 ? open : visit.enquiries.slice(-1).map((one) => one.id)
  return rest.map((enquiry) => visitEvent(asked, 'completed', { visit: id, desk, enquiry, outcome: 'finishedToday', next: null, stays: false }))
}
