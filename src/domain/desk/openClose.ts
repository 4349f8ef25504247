import type { Asked, Command, Decision } from '#domain/centre/command.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from './deskNow.ts'

export function openDesk(state: CentreState, { desk }: Extract<Command, { type: 'openDesk' }>, { now, day }: Asked): Decision {
  const known = state.desks.get(desk)
  if (!known) return { refused: { reason: 'unknownDesk' } }
  if (known.isOpen) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'deskOpened', v: 1, day, at: now, body: { desk } }] }
}

/** A desk closes once nobody is at it. */
export function closeDesk(state: CentreState, { desk }: Extract<Command, { type: 'closeDesk' }>, { now, day }: Asked): Decision {
  const known = state.desks.get(desk)
  if (!known) return { refused: { reason: 'unknownDesk' } }
  if (!known.isOpen) return { refused: { reason: 'alreadySo' } }
  const visit = visitAtDesk(dayOf(state, day), desk)
  if (visit) return { refused: { reason: 'deskBusy', desk, ticket: visit.ticket } }
  return { events: [{ type: 'deskClosed', v: 1, day, at: now, body: { desk } }] }
}
