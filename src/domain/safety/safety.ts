/* Evacuation and calls for help. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId, EventId } from '#domain/events.ts'
import { evacuationNow } from './evolveSafety.ts'

export type SafetyCommand =
  /** Everybody out. Nobody is called until it ends; all keep their place. */
  | { type: 'evacuate'; drill: boolean }
  | { type: 'endEvacuation' }
  /** Help at once, at this desk. */
  | { type: 'raisePanic'; desk: DeskId | null; drill: boolean }
  | { type: 'acknowledgePanic'; panic: EventId }
  | { type: 'endPanic'; panic: EventId }

type Of<T extends SafetyCommand['type']> = Extract<SafetyCommand, { type: T }>

export function evacuate(state: CentreState, { drill }: Of<'evacuate'>, { now, day }: Asked): Decision {
  if (evacuationNow(dayOf(state, day))) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'evacuated', v: 1, day, at: now, body: { drill } }] }
}

export function endEvacuation(state: CentreState, _: Of<'endEvacuation'>, { now, day }: Asked): Decision {
  if (!evacuationNow(dayOf(state, day))) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'evacuationEnded', v: 1, day, at: now, body: {} }] }
}

/** Never refused: whoever presses it needs somebody. */
export function raisePanic(_: CentreState, { desk, drill }: Of<'raisePanic'>, { now, day }: Asked): Decision {
  return { events: [{ type: 'panicRaised', v: 1, day, at: now, body: { desk, drill } }] }
}

export function acknowledgePanic(state: CentreState, { panic }: Of<'acknowledgePanic'>, { now, day, device }: Asked): Decision {
  const known = dayOf(state, day).panics.find((one) => one.event === panic)
  if (!known) return { refused: { reason: 'unknownPanic' } }
  if (known.acknowledged.some((one) => one.device === device)) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'panicAcknowledged', v: 1, day, at: now, body: { panic } }] }
}

export function endPanic(state: CentreState, { panic }: Of<'endPanic'>, { now, day }: Asked): Decision {
  const known = dayOf(state, day).panics.find((one) => one.event === panic)
  if (!known) return { refused: { reason: 'unknownPanic' } }
  if (known.endedAt !== null) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'panicEnded', v: 1, day, at: now, body: { panic } }] }
}
