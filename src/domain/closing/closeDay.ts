/* Closing the day: what became of everybody who is still open, and nothing stays open overnight unless somebody chose so. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AtClosing, VisitId, WhyKeptOpen } from '#domain/events.ts'
import { onVisit } from '#domain/visit/onVisit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOfTheDay, isOver } from '#domain/visit/visit.ts'

export type ClosingCommand =
  | { type: 'endAtClosing'; visit: VisitId; as: AtClosing }
  | { type: 'keepOpen'; visit: VisitId; why: WhyKeptOpen }
  | { type: 'closeDay' }

type Of<T extends ClosingCommand['type']> = Extract<ClosingCommand, { type: T }>

/** Everybody of the day who is neither over nor kept open by choice, in the order in which they came. */
export function stillOpen(day: Day): Visit[] {
  return [...day.visits.values()]
    .filter((visit) => isOfTheDay(visit) && !isOver(visit) && visit.atClosing === null)
    .sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1))
}

export function endAtClosing(state: CentreState, { visit, as }: Of<'endAtClosing'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => (isOver(known) ? { reason: 'alreadyOver' } : { type: 'endedAtClosing', body: { as } }))
}

export function keepOpen(state: CentreState, { visit, why }: Of<'keepOpen'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => (isOver(known) ? { reason: 'alreadyOver' } : { type: 'keptOpen', body: { why } }))
}

export function closeDay(state: CentreState, _: Of<'closeDay'>, { now, day }: Asked): Decision {
  const open = stillOpen(dayOf(state, day))
  if (open.length > 0) return { refused: { reason: 'stillOpen', count: open.length } }
  if (dayOf(state, day).closed) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'dayClosed', v: 1, day, at: now, body: {} }] }
}
