import type { Bodies, EventId, LoggedEvent, NoEffectReason, Outcome, Placed, UnknownEvent } from '#domain/events.ts'
import { isKnownEvent } from '#domain/eventClasses.ts'
import type { DayKey } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { CentreState } from './state.ts'
import { visitOf } from './state.ts'

type Unsettled = Pick<LoggedEvent, 'type' | 'v' | 'body' | 'day'> | Pick<UnknownEvent, 'type' | 'v' | 'body' | 'day'>

/**
 * What becomes of an event on this state. The hub asks inside its append and stores the answer, which is final;
 * a device asks for its own unsent events, which is provisional. Facts always apply.
 */
export function settle(state: CentreState, event: Unsettled): Outcome {
  if (!isKnownEvent(event.type, event.v)) return 'unknown'
  if (event.type === 'called') return settleCalled(state, event.day, event.body as Bodies['called'])
  if (event.type === 'undone') return settleUndone(state, event.day, event.body as Bodies['undone'])
  return 'applied'
}

function settleCalled(state: CentreState, day: DayKey, body: Bodies['called']): Outcome {
  const visit = visitOf(state, day, body.visit)
  const reason = visit ? whyNotCalled(visit) : 'notInQueue'
  return reason ? `noEffect:${reason}` : 'applied'
}

/** Only somebody who waits can be claimed; who did not answer or stepped out waits still. */
export function whyNotCalled(visit: Visit): NoEffectReason | null {
  switch (visit.situation.is) {
    case 'waiting':
    case 'away':
    case 'steppedOut':
      return null
    case 'called':
      return 'calledByAnotherDesk'
    case 'beingSeen':
      return 'beingSeen'
    case 'onHold':
      return 'onHold'
    case 'left':
      return 'left'
    case 'completed':
    case 'answered':
      return 'finished'
    case 'arrived':
    case 'greeted':
    case 'undone':
      return 'notInQueue'
  }
}

function settleUndone(state: CentreState, day: DayKey, body: Bodies['undone']): Outcome {
  const last: { id: EventId } | undefined = visitOf(state, day, body.visit)?.history.at(-1)
  return last?.id === body.event ? 'applied' : 'noEffect:changedSince'
}

/** The reason inside a no-effect outcome, or null. */
export function noEffectReason(outcome: Placed['outcome']): NoEffectReason | null {
  return outcome.startsWith('noEffect:') ? (outcome.slice('noEffect:'.length) as NoEffectReason) : null
}
