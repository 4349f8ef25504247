import type { Asked, Command, Decision } from '#domain/centre/command.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import { whyNotCalled } from '#domain/centre/settle.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { DeskId } from '#domain/events.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import { onVisit } from './onVisit.ts'
import type { Visit } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** The first in calling order whom this desk can see. */
export function callNext(state: CentreState, { desk }: Of<'callNext'>, asked: Asked): Decision {
  const next = nextForDesk(state, dayOf(state, asked.day), desk, asked.now)
  const refused = whyDeskCannotCall(state, desk, asked)
  if (refused) return { refused }
  return next ? call(state, { type: 'call', desk, visit: next.id }, asked) : { refused: { reason: 'nobodyWaiting' } }
}

/** A chosen one. Also somebody who did not answer before. */
export function call(state: CentreState, { desk, visit }: Of<'call'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (whyNotCalled(known)) return { reason: 'notInQueue', ticket: known.ticket, by: withDesk(known) }
    return whyDeskCannotCall(state, desk, asked) ?? { type: 'called', body: { desk } }
  })
}

export function callAgain(state: CentreState, { desk, visit }: Of<'callAgain'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => whyNotCalledHere(known, desk) ?? { type: 'calledAgain', body: { desk } })
}

export function noAnswer(state: CentreState, { desk, visit }: Of<'noAnswer'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => whyNotCalledHere(known, desk) ?? { type: 'didNotAnswer', body: { desk } })
}

function whyNotCalledHere({ situation }: Visit, desk: DeskId): Refusal | null {
  if (situation.is !== 'called') return { reason: 'notCalled' }
  return situation.desk === desk ? null : { reason: 'notAtThisDesk', desk }
}

function whyDeskCannotCall(state: CentreState, desk: DeskId, { day }: Asked): Refusal | null {
  const known = state.desks.get(desk)
  if (!known) return { reason: 'unknownDesk' }
  if (!known.isOpen) return { reason: 'deskClosed', desk }
  const busy = visitAtDesk(dayOf(state, day), desk)
  return busy ? { reason: 'deskBusy', desk, ticket: busy.ticket } : null
}

/** The desk that has this visit now, where one does. */
function withDesk({ situation }: Visit): DeskId | null {
  if (situation.is === 'called') return situation.desk
  return situation.is === 'beingSeen' ? (situation.at[0]?.desk ?? null) : null
}
