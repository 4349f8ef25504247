/* Evacuation and calls for help. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId, EventId, PanicFrom } from '#domain/events.ts'
import { evacuationNow, panicsNow } from './evolveSafety.ts'

export type SafetyCommand =
  /** Everybody out. Nobody is called until it ends; all keep their place. */
  | { type: 'evacuate'; drill: boolean }
  | { type: 'endEvacuation' }
  /** Help at once, at this desk; `from`: at which kind of screen. */
  | { type: 'raisePanic'; desk: DeskId | null; from?: PanicFrom; drill: boolean }
  /** `going`: and I go there. */
  | { type: 'acknowledgePanic'; panic: EventId; going?: boolean }
  | { type: 'endPanic'; panic: EventId }

type Of<T extends SafetyCommand['type']> = Extract<SafetyCommand, { type: T }>

/** A drill that goes on can become the real thing. */
export function evacuate(state: CentreState, { drill }: Of<'evacuate'>, { now, day }: Asked): Decision {
  const goesOn = evacuationNow(dayOf(state, day))
  if (goesOn && (drill || !goesOn.drill)) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'evacuated', v: 1, day, at: now, body: { drill } }] }
}

export function endEvacuation(state: CentreState, _: Of<'endEvacuation'>, { now, day }: Asked): Decision {
  if (!evacuationNow(dayOf(state, day))) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'evacuationEnded', v: 1, day, at: now, body: {} }] }
}

/** Pressed again and again in fear it is one call, until somebody has seen it. Nothing else holds it back. */
export function raisePanic(state: CentreState, { desk, from, drill }: Of<'raisePanic'>, { now, day, device }: Asked): Decision {
  const unheard = panicsNow(dayOf(state, day)).some((one) => one.device === device && one.drill === drill && one.acknowledged.length === 0)
  if (unheard) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'panicRaised', v: 1, day, at: now, body: { desk, from: from ?? null, drill } }] }
}

export function acknowledgePanic(state: CentreState, { panic, going = false }: Of<'acknowledgePanic'>, { now, day, device }: Asked): Decision {
  const known = dayOf(state, day).panics.find((one) => one.event === panic)
  if (!known) return { refused: { reason: 'unknownPanic' } }
  const said = known.acknowledged.find((one) => one.device === device)
  if (said && (said.going || !going)) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'panicAcknowledged', v: 1, day, at: now, body: { panic, going } }] }
}

export function endPanic(state: CentreState, { panic }: Of<'endPanic'>, { now, day }: Asked): Decision {
  const known = dayOf(state, day).panics.find((one) => one.event === panic)
  if (!known) return { refused: { reason: 'unknownPanic' } }
  if (known.endedAt !== null) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'panicEnded', v: 1, day, at: now, body: { panic } }] }
}
