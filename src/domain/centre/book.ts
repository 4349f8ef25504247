import type { Command } from './command.ts'
import type { Asked, Decision } from './decision.ts'
import type { CentreState } from './state.ts'
import { dayOf, isOffered } from './state.ts'

/** An appointment in a slot. The slots themselves are worked out elsewhere; here it only has to be possible. */
export function book(state: CentreState, command: Extract<Command, { type: 'book' }>, { now }: Asked): Decision {
  const { appointment, service, at, desk, day } = command
  if (!isOffered(state, service)) return { refused: { reason: 'unknownService' } }
  if (desk !== null && !state.desks.get(desk)?.inUse) return { refused: { reason: 'unknownDesk' } }
  if (dayOf(state, day).appointments.has(appointment)) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'appointmentBooked', v: 1, day, at: now, body: { appointment, service, at, desk } }] }
}
