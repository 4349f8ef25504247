import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import type { Bodies, VisitEventType, VisitId } from '#domain/events.ts'
import type { Visit } from './visit.ts'

/** A decision about one visit of today: the rule says what happened or why not; an unknown visit is refused before it is asked. */
export function onVisit<T extends VisitEventType>(
  state: CentreState,
  asked: Asked,
  visit: VisitId,
  rule: (visit: Visit) => { type: T; body: Omit<Bodies[T], 'visit'> } | Refusal,
): Decision {
  const found = visitOf(state, asked.day, visit)
  if (!found || found.situation.is === 'undone') return { refused: { reason: 'unknownVisit' } }
  const said = rule(found)
  return 'reason' in said ? { refused: said } : { events: [visitEvent(asked, said.type, { visit, ...said.body } as unknown as Bodies[T])] }
}

/** An event of today, now. */
export function visitEvent<T extends VisitEventType>({ day, now }: Asked, type: T, body: Bodies[T]) {
  return { type, v: 1, day, at: now, body } as Extract<Decision, { events: unknown }>['events'][number]
}
