import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOver } from '#domain/visit/visit.ts'
import { PARKED } from '#renderer/staff/says.ts'

/** What is in hand at a desk. `next`: whom the primary button would call, by the rule or because the adviser chose them. */
export type Standing =
  /** Closed, or on a break: opening it is what comes next. */
  | { is: 'closed' }
  | { is: 'nobody' }
  | { is: 'next'; visit: Visit; byHand: boolean }
  | { is: 'called'; visit: Visit }
  | { is: 'seeing'; visit: Visit; since: number }

/** `picked`: whom the adviser chose from the list; by the rule where that person cannot be called any more. */
export function standingOf(state: CentreState, day: Day, desk: Desk, picked: VisitId | null, now: Instant): Standing {
  const visit = visitAtDesk(day, desk.id)
  if (visit?.situation.is === 'called') return { is: 'called', visit }
  if (visit?.situation.is === 'beingSeen') return { is: 'seeing', visit, since: visit.situation.at.find((seat) => seat.desk === desk.id)?.since ?? now }
  if (!desk.isOpen || desk.pause?.is === 'onBreak') return { is: 'closed' }
  const chosen = picked === null ? undefined : day.visits.get(picked)
  if (chosen && mayChoose(chosen)) return { is: 'next', visit: chosen, byHand: true }
  const next = nextForDesk(state, day, desk.id, now)
  return next ? { is: 'next', visit: next, byHand: false } : { is: 'nobody' }
}

/** Somebody with a number who is neither at a desk nor gone. */
function mayChoose(visit: Visit): boolean {
  return !isOver(visit) && (visit.situation.is === 'waiting' || PARKED.has(visit.situation.is))
}
