/* Whom to tell of a delay, and whom to tell again, before what they were told has passed. Questions of the state and the clock; nothing lapses by an event. */
import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { DelayReasonId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, wholeMinutes } from '#domain/instant.ts'
import type { Estimate } from '#domain/estimate/estimate.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { holdsUntil, isFull, reachedBy } from './reached.ts'

/** `again`: they were told a time that will not hold. `atOnce`: the promise breaks unless somebody tells them within two minutes. `presses`: when what they count on passes. */
export type ToTell = {
  presses: Instant
  visit: VisitId
  ticket: string | null
  plannedAt: Instant
  expectedAt: Instant
  again: boolean
  atOnce: boolean
  lastReason: DelayReasonId | null
}

const SOON = 2 * MINUTE
/** A time that is told is rounded up to these. */
const STEP = 5 * MINUTE

/** In the order in which it presses. */
export function toTell(state: CentreState, day: Day, now: Instant, estimate: Estimate): ToTell[] {
  const expected = estimate(state, day, now)
  const within = state.standards.onTimeWithin
  const list = [...day.visits.values()].flatMap((visit): ToTell[] => {
    if (visit.situation.is !== 'waiting') return []
    const at = Math.max(expected.get(visit.id) ?? now, now)
    const told = reachedBy(state, day, visit).filter(({ notice }) => isFull(notice))
    const last = told.at(-1)?.notice
    const plannedAt = Math.max(visit.appointmentAt ?? 0, visit.arrivedAt)
    const common = { visit: visit.id, ticket: visit.ticket, plannedAt, expectedAt: rounded(at), lastReason: last?.reason ?? null }
    const toldAt = last?.expectedAt
    if (last && toldAt !== null && toldAt !== undefined) {
      const slips = wholeMinutes(toldAt, at) > within || now >= toldAt - SOON
      return slips ? [{ ...common, again: true, atOnce: now >= toldAt - SOON, presses: toldAt }] : []
    }
    // Without an appointment nobody was promised a time.
    if (visit.appointmentAt === null || wholeMinutes(plannedAt, at) <= within) return []
    return [{ ...common, again: false, atOnce: now >= plannedAt + within * MINUTE - SOON, presses: plannedAt }]
  })
  return list.sort((a, b) => a.presses - b.presses || (a.visit < b.visit ? -1 : 1))
}

/** What holds now, newest first: nobody is called or gone whom it was for alone. */
export function delaysNow(day: Day, now: Instant): DelayNotice[] {
  return day.delays.filter((notice) => notice.at <= now && now < holdsUntil(notice) && stillWaits(day, notice)).toReversed()
}

/** Rounded up to five minutes, as a time is told. */
export function rounded(at: Instant): Instant {
  return Math.ceil(at / STEP) * STEP
}

function stillWaits(day: Day, { scope }: DelayNotice): boolean {
  if (scope.of !== 'visit') return true
  const visit: Visit | undefined = day.visits.get(scope.visit)
  return visit !== undefined && ['arrived', 'greeted', 'waiting', 'steppedOut', 'away', 'onHold'].includes(visit.situation.is)
}
