import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { deskStands, visitAtDesk } from './deskNow.ts'
import { stranding } from './onlyHere.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Also back from a break, or done with the notes. */
export function openDesk(state: CentreState, { desk }: Of<'openDesk'>, { now, day }: Asked): Decision {
  const known = state.desks.get(desk)
  if (!known?.inUse) return { refused: { reason: 'unknownDesk' } }
  if (deskStands(known) === 'open') return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'deskOpened', v: 1, day, at: now, body: { desk } }] }
}

/** A desk closes once nobody is at it. By the rule's part `askBeforeClosing`, not silently on those whom only it can see. */
export function closeDesk(state: CentreState, { desk, anyway }: Of<'closeDesk'>, asked: Asked): Decision {
  const known = state.desks.get(desk)
  if (known && !known.isOpen) return { refused: { reason: 'alreadySo' } }
  const refused = whyNotFree(state, desk, asked)
  if (refused) return { refused }
  const stranded = anyway ? null : stranding(state, desk, asked)
  return stranded ? { refused: stranded } : { events: [{ type: 'deskClosed', v: 1, day: asked.day, at: asked.now, body: { desk } }] }
}

/** The adviser writes up the last visit. The next call ends it. */
export function finishNotes(state: CentreState, { desk }: Of<'finishNotes'>, asked: Asked): Decision {
  const refused = whyNotFree(state, desk, asked)
  if (refused) return { refused }
  if (state.desks.get(desk)?.pause?.is === 'finishingNotes') return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'deskFinishingNotes', v: 1, day: asked.day, at: asked.now, body: { desk } }] }
}

/** Until a time that the centre can plan with; opening the desk ends it. */
export function takeBreak(state: CentreState, { desk, until }: Of<'takeBreak'>, asked: Asked): Decision {
  const refused = whyNotFree(state, desk, asked)
  if (refused) return { refused }
  if (until <= asked.now) return { refused: { reason: 'breakIsOver' } }
  return { events: [{ type: 'deskOnBreak', v: 1, day: asked.day, at: asked.now, body: { desk, until } }] }
}

/** Only an open desk with nobody at it can pause or close. */
function whyNotFree(state: CentreState, desk: DeskId, { day }: Asked): Refusal | null {
  const known = state.desks.get(desk)
  if (!known) return { reason: 'unknownDesk' }
  if (!known.isOpen) return { reason: 'deskClosed', desk }
  const visit = visitAtDesk(dayOf(state, day), desk)
  return visit ? { reason: 'deskBusy', desk, ticket: visit.ticket } : null
}
