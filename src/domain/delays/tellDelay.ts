/* Telling people of a delay, taking it back, and what was said of lateness afterwards. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf, visitOf } from '#domain/centre/state.ts'
import type { DelayReasonId, DelayScope, EventId, HowTold, LateCause, NewEvent, NoticeId, VisitId, WaitRange } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { isOver } from '#domain/visit/visit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { onVisit } from '#domain/visit/onVisit.ts'
import { calledAt, calledInOutage } from './reached.ts'

/** What was thought likely when it was said. */
type Likely = Pick<WaitRange, 'from' | 'expected'>
type Telling = { reason: DelayReasonId | null; how: HowTold[]; screenLive?: boolean }
export type DelayCommand =
  /** One notice. Without a reason or without a time it is no full notice, and is kept as what it was. Who had been told of their wait is told anew by it. */
  | ({ type: 'tellDelay'; notice: NoticeId; scope: DelayScope; expectedAt: Instant | null; likely?: Likely } & Telling)
  /** Everybody who is affected in one action, each with a time of their own: after an alarm or an outage. */
  | ({ type: 'tellEach'; each: { notice: NoticeId; visit: VisitId; expectedAt: Instant; likely?: Likely }[] } & Telling)
  | { type: 'endDelay'; notice: NoticeId }
  | { type: 'recordOutage'; from: Instant; to: Instant }
  | { type: 'takeBackOutage'; outage: EventId }
  /** Why they were late: one, or many at the end of the day. */
  | { type: 'setLateCauses'; causes: { visit: VisitId; cause: LateCause }[] }

type Of<T extends DelayCommand['type']> = Extract<DelayCommand, { type: T }>

/** A notice with a time holds until five minutes after it, as a promise does; one without for an hour. */
const AFTER = 5 * MINUTE
const WITHOUT_TIME = HOUR

export function tellDelay(state: CentreState, command: Of<'tellDelay'>, asked: Asked): Decision {
  const { notice, scope, expectedAt } = command
  const refused = cannotTell(state, command, scope, expectedAt, asked)
  return refused ? { refused } : { events: [told(asked, command, notice, scope, expectedAt), ...toldAnew(state, asked, command)] }
}

export function tellEach(state: CentreState, command: Of<'tellEach'>, asked: Asked): Decision {
  if (command.each.length === 0) return { refused: { reason: 'nobodyToTell' } }
  const events: NewEvent[] = []
  for (const { notice, visit, expectedAt, likely } of command.each) {
    const scope = { of: 'visit', visit } as const
    const refused = cannotTell(state, command, scope, expectedAt, asked)
    // Somebody who was called meanwhile needs no notice any more, and whose time comes after it none yet.
    if (refused?.reason === 'calledAlready' || refused?.reason === 'notAfterTheirs') continue
    if (refused) return { refused }
    events.push(told(asked, command, notice, scope, expectedAt), ...toldAnew(state, asked, { ...command, scope, expectedAt, ...(likely && { likely }) }))
  }
  return events.length > 0 ? { events } : { refused: { reason: 'nobodyToTell' } }
}

export function endDelay(state: CentreState, { notice }: Of<'endDelay'>, { now, day }: Asked): Decision {
  const known = dayOf(state, day).delays.find((one) => one.notice === notice)
  if (!known) return { refused: { reason: 'unknownNotice' } }
  if (known.endedAt !== null || known.lapsesAt <= now) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'delayEnded', v: 1, day, at: now, body: { notice } }] }
}

export function recordOutage(state: CentreState, { from, to }: Of<'recordOutage'>, { now, day }: Asked): Decision {
  if (to > now) return { refused: { reason: 'notYet' } }
  if (from >= to) return { refused: { reason: 'fromAfterTo', weekday: null } }
  if (dayOf(state, day).outages.some((one) => one.from === from && one.to === to)) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'outageRecorded', v: 1, day, at: now, body: { from, to } }] }
}

/** It was none, or at another time. What was entered because of it counts no more. */
export function takeBackOutage(state: CentreState, { outage }: Of<'takeBackOutage'>, { now, day }: Asked): Decision {
  if (!dayOf(state, day).outages.some(({ event }) => event === outage)) return { refused: { reason: 'unknownOutage' } }
  return { events: [{ type: 'outageTakenBack', v: 1, day, at: now, body: { outage } }] }
}

export function setLateCauses(state: CentreState, { causes }: Of<'setLateCauses'>, asked: Asked): Decision {
  const events: NewEvent[] = []
  for (const { visit, cause } of causes) {
    const said = onVisit(state, asked, visit, (known) =>
      calledAt(known) === null ? { reason: 'notCalled' } : known.lateCause === cause ? { reason: 'alreadySo' } : { type: 'lateCauseSet', body: { cause } },
    )
    if ('events' in said) events.push(...said.events)
    else if (said.refused.reason !== 'alreadySo') return said
  }
  return events.length > 0 ? { events } : { refused: { reason: 'alreadySo' } }
}

function told({ now, day }: Asked, { reason, how, screenLive }: Telling, notice: NoticeId, scope: DelayScope, expectedAt: Instant | null): NewEvent {
  const lapsesAt = expectedAt === null ? now + WITHOUT_TIME : expectedAt + AFTER
  const ways = (['inPerson', 'screen', 'message'] as const).filter((way) => how.includes(way))
  return { type: 'delayTold', v: 1, day, at: now, body: { notice, scope, reason, expectedAt, how: ways, screenLive: screenLive ?? null, lapsesAt } }
}

/** Their wait as well, where they were told of it before: what they were told then counts no more. */
function toldAnew(state: CentreState, { now, day }: Asked, telling: Omit<Of<'tellDelay'>, 'type' | 'notice' | 'reason'>): NewEvent[] {
  const { scope, expectedAt: by, likely, how, screenLive } = telling
  const visit = scope.of === 'visit' ? visitOf(state, day, scope.visit) : null
  if (visit === null || by === null || by <= now || visit.told.length === 0 || isOver(visit) || isCalled(visit)) return []
  const heard = how.some((way) => way !== 'screen' || (screenLive === true && visit.callBy === 'screen'))
  if (!heard) return []
  const { from, expected } = likely ?? { from: now, expected: by }
  return [{ type: 'waitTold', v: 1, day, at: now, body: { visit: visit.id, from: Math.min(from, by), by, expected: Math.min(expected, by) } }]
}

function cannotTell(state: CentreState, { reason, how }: Telling, scope: DelayScope, expectedAt: Instant | null, asked: Asked): Refusal | null {
  if (how.length === 0) return { reason: 'howTold' }
  if (reason !== null && !state.delayReasons.some((one) => one.reason === reason)) return { reason: 'unknownDelayReason' }
  // What nobody could write down in time is entered afterwards, with the time that was said then.
  if (wasOut(state, scope, asked)) return null
  const bad = badScope(state, scope, asked)
  if (bad || expectedAt === null) return bad
  if (expectedAt <= asked.now) return { reason: 'toldTimePassed' }
  const booked = scope.of === 'visit' ? visitOf(state, asked.day, scope.visit)?.appointmentAt : null
  return booked && expectedAt <= booked ? { reason: 'notAfterTheirs' } : null
}

/** Called while a recorded outage kept everybody from writing. */
function wasOut(state: CentreState, scope: DelayScope, { day }: Asked): boolean {
  const visit = scope.of === 'visit' ? visitOf(state, day, scope.visit) : null
  return visit !== null && calledInOutage(dayOf(state, day), calledAt(visit))
}

function badScope(state: CentreState, scope: DelayScope, { day }: Asked): Refusal | null {
  if (scope.of === 'service') return state.services.has(scope.service) ? null : { reason: 'unknownService' }
  if (scope.of === 'desk') return state.desks.has(scope.desk) ? null : { reason: 'unknownDesk' }
  if (scope.of === 'centre') return null
  const visit = visitOf(state, day, scope.visit)
  if (!visit || visit.situation.is === 'undone') return { reason: 'unknownVisit' }
  if (isOver(visit)) return { reason: 'alreadyOver' }
  return isCalled(visit) ? { reason: 'calledAlready', ticket: visit.ticket } : null
}

function isCalled({ situation: { is } }: Visit): boolean {
  return is === 'called' || is === 'beingSeen'
}
