import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import { whyNotCalled } from '#domain/centre/settle.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { CalledBecause, DeskId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { nextForDesk, standing } from '#domain/queue/callingOrder.ts'
import { BETWEEN_CALLS } from '#domain/queue/callingRule.ts'
import { wouldMakeLate } from '#domain/queue/wouldMakeLate.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'
import { onVisit } from './onVisit.ts'
import type { Visit } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** The first in calling order whom this desk can see. */
export function callNext(state: CentreState, { desk, screenLive, anyway }: Of<'callNext'>, asked: Asked): Decision {
  const next = nextForDesk(state, dayOf(state, asked.day), desk, asked.now)
  const refused = whyDeskCannotCall(state, desk, asked)
  if (refused) return { refused }
  const more = { ...(screenLive === undefined ? {} : { screenLive }), ...(anyway ? { anyway } : {}) }
  return next ? call(state, { type: 'call', desk, visit: next.id, ...more }, asked) : { refused: { reason: 'nobodyWaiting' } }
}

/** A chosen one. Also somebody who did not answer before. */
export function call(state: CentreState, command: Of<'call'>, asked: Asked): Decision {
  const { desk, visit, reason, screenLive, anyway } = command
  return onVisit(state, asked, visit, (known) => {
    if (whyNotCalled(known)) return { reason: 'notInQueue', ticket: known.ticket, by: withDesk(known) }
    const refused = whyDeskCannotCall(state, desk, asked)
    if (refused) return refused
    const day = dayOf(state, asked.day)
    const inTurn = nextForDesk(state, day, desk, asked.now)?.id === visit
    if (!inTurn && !reason && state.rule.includes('askWhyOutOfTurn')) return { reason: 'whyOutOfTurn', ticket: known.ticket }
    const late = anyway ? null : wouldMakeLate(state, day, desk, known, asked.now)
    if (late) return { reason: 'wouldMakeLate', ...late }
    const because: CalledBecause = inTurn ? standing(state, known, asked.now) : 'outOfTurn'
    return { type: 'called', body: { desk, because, reason: inTurn ? null : (reason ?? null), screenLive: shown(known, screenLive) } }
  })
}

export function callAgain(state: CentreState, { desk, visit, screenLive }: Of<'callAgain'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    const refused = whyNotCalledHere(known, desk) ?? whileEvacuating(state, asked) ?? whyNotAgain(state, known, asked.now)
    if (refused) return refused
    return { type: 'calledAgain', body: { desk, screenLive: shown(known, screenLive) } }
  })
}

export function noAnswer(state: CentreState, { desk, visit }: Of<'noAnswer'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    // Who leaves the building with everybody else has not missed their call.
    const refused = whyNotCalledHere(known, desk) ?? whileEvacuating(state, asked) ?? whyNotSilent(state, known)
    return refused ?? { type: 'didNotAnswer', body: { desk } }
  })
}

/** A second call comes no sooner than a minute after the first, where the rule says so. */
export function whyNotAgain({ rule }: Pick<CentreState, 'rule'>, { calls }: Visit, now: Instant): Extract<Refusal, { reason: 'calledJustNow' }> | null {
  const from = (calls.at(-1)?.at ?? now) + BETWEEN_CALLS
  return rule.includes('callTwice') && now < from ? { reason: 'calledJustNow', from } : null
}

/** Nobody did not answer after one call, where the rule says so. */
export function whyNotSilent({ rule }: Pick<CentreState, 'rule'>, { calls, situation }: Visit): Extract<Refusal, { reason: 'callOnceMore' }> | null {
  const last = calls.at(-1)?.at
  const once = last !== undefined && situation.is === 'called' && situation.at === last
  return rule.includes('callTwice') && once ? { reason: 'callOnceMore', from: last + BETWEEN_CALLS } : null
}

/** Whether a live screen showed this call; null where the desk did not say. Nobody who is fetched is shown. */
function shown({ callBy }: Visit, screenLive: boolean | undefined): boolean | null {
  return callBy === 'comeAndGet' ? false : (screenLive ?? null)
}

function whyNotCalledHere({ situation }: Visit, desk: DeskId): Refusal | null {
  if (situation.is !== 'called') return { reason: 'notCalled' }
  return situation.desk === desk ? null : { reason: 'notAtThisDesk', desk }
}

function whileEvacuating(state: CentreState, { day }: Asked): Refusal | null {
  return evacuationNow(dayOf(state, day)) ? { reason: 'evacuating' } : null
}

function whyDeskCannotCall(state: CentreState, desk: DeskId, asked: Asked): Refusal | null {
  const { day } = asked
  const known = state.desks.get(desk)
  if (!known) return { reason: 'unknownDesk' }
  const evacuating = whileEvacuating(state, asked)
  if (evacuating) return evacuating
  if (!known.isOpen) return { reason: 'deskClosed', desk }
  if (known.pause?.is === 'onBreak') return { reason: 'deskOnBreak', desk, until: known.pause.until }
  const busy = visitAtDesk(dayOf(state, day), desk)
  return busy ? { reason: 'deskBusy', desk, ticket: busy.ticket } : null
}

/** The desk that has this visit now, where one does. */
function withDesk({ situation }: Visit): DeskId | null {
  if (situation.is === 'called') return situation.desk
  return situation.is === 'beingSeen' ? (situation.at[0]?.desk ?? null) : null
}
