/*
  Which notices count for a visit (docs/punctuality.md). A notice counts if its customer was told in person, it was sent to them, or it was live on
  a screen while they waited. "Come and get me" needs in person. One that was entered after the call never counts.
*/
import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { DelayScope } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { serves } from '#domain/queue/callingOrder.ts'
import { waitsOf } from '#domain/queue/waits.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** A notice as it came to one customer. `at`: when it did. */
export type Reached = { at: Instant; notice: DelayNotice }

/** The notices that came to this visit's customer, in that order: before the call, or until then. */
export function reachedBy(state: CentreState, day: Day, visit: Visit, until: Instant = calledAt(visit) ?? Number.POSITIVE_INFINITY): Reached[] {
  return day.delays
    .filter((notice) => covers(state, notice.scope, visit) && isOfTheirTime(notice, visit) && !isTakenBack(notice, until))
    .flatMap((notice) => {
      const at = reachedAt(notice, visit, until)
      return at === null ? [] : [{ at, notice }]
    })
    .sort((a, b) => a.at - b.at)
}

/**
 * Written down only after the call, because a recorded outage kept everybody from writing before: shown apart. It is of this customer alone: what
 * others were told later of another delay is nothing that they heard.
 */
export function toldInOutage(day: Day, visit: Visit): DelayNotice | null {
  const called = calledAt(visit)
  if (called === null || !calledInOutage(day, called)) return null
  return day.delays.find((notice) => notice.at > called && isFull(notice) && notice.scope.of === 'visit' && notice.scope.visit === visit.id) ?? null
}

/** Whether a call was made while a recorded outage lasted. */
export function calledInOutage({ outages }: Pick<Day, 'outages'>, called: Instant | null): boolean {
  return called !== null && outages.some(({ from, to }) => from <= called && called <= to)
}

/** Told with a reason and with a time. */
export function isFull({ reason, expectedAt }: DelayNotice): boolean {
  return reason !== null && expectedAt !== null
}

/** Whether a notice was taken back before what it said could come true: then it never was. `before`: nor later than that, such as the call. */
export function isTakenBack({ expectedAt, lapsesAt, endedAt }: DelayNotice, before: Instant): boolean {
  return endedAt !== null && endedAt < Math.min(expectedAt ?? lapsesAt, before)
}

/** Until when a notice holds. */
export function holdsUntil({ lapsesAt, endedAt }: DelayNotice): Instant {
  return Math.min(lapsesAt, endedAt ?? lapsesAt)
}

/** Whether a notice is of this visit: its own, or that of its service, its desk or everybody. */
export function covers(state: CentreState, scope: DelayScope, visit: Visit): boolean {
  const service = visit.enquiries[0]?.service
  switch (scope.of) {
    case 'centre':
      return true
    case 'service':
      return service === scope.service
    case 'visit':
      return visit.id === scope.visit
    case 'desk': {
      if (visit.appointmentDesk !== null) return visit.appointmentDesk === scope.desk
      const able = service === undefined ? [] : [...state.desks.values()].filter((desk) => desk.inUse && serves(state, desk.id, service))
      return able.length === 1 && able[0]?.id === scope.desk
    }
  }
}

/** The call that ended the wait of what they came for. null: none did. */
export function calledAt(visit: Visit): Instant | null {
  const [first] = waitsOf(visit)
  return visit.calls.length > 0 || visit.seenAt !== null ? (first?.to ?? null) : null
}

/** What is told to many, with a time that comes before somebody's appointment, says nothing of that one. */
function isOfTheirTime({ scope, expectedAt }: DelayNotice, { appointmentAt, arrivedAt }: Visit): boolean {
  return scope.of === 'visit' || appointmentAt === null || expectedAt === null || expectedAt > Math.max(appointmentAt, arrivedAt)
}

function reachedAt(notice: DelayNotice, visit: Visit, called: Instant): Instant | null {
  const { at, how, screenLive } = notice
  if (at > called) return null
  const ways: Instant[] = []
  if (how.includes('inPerson') && visit.arrivedAt <= at) ways.push(at)
  if (how.includes('message') && notice.scope.of === 'visit') ways.push(at)
  const drawn = Math.max(at, visit.arrivedAt)
  if (how.includes('screen') && screenLive === true && visit.callBy === 'screen' && drawn < Math.min(called, holdsUntil(notice))) ways.push(drawn)
  return ways.length > 0 ? Math.min(...ways) : null
}
