/* Whom to tell of a delay, and whom to tell again, before what they were told has passed. Questions of the state and the clock; nothing lapses by an event. */
import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { AppointmentId, DelayReasonId, VisitId } from '#domain/events.ts'
import type { Forecast, Spread } from '#domain/estimate/forecast.ts'
import { aboutTime, byTime, roundedUp, slips } from '#domain/estimate/say.ts'
import { HORIZON } from '#domain/estimate/simulate.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, wholeMinutes } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { promisedTo } from './promised.ts'
import { proposedReason } from './proposedReason.ts'
import { calledAt, holdsUntil } from './reached.ts'

/**
 * `expectedAt`: what to tell them: about what time they will be called, or, who was told a range (`asRange`), by when; null: nobody can tell. `again`: they were told a time that will not hold. `atOnce`: the promise breaks unless
 * somebody tells them within two minutes. `presses`: when what they count on passes. `reason`: what was said last, or may be said now.
 */
export type ToTell = {
  presses: Instant
  visit: VisitId
  ticket: string | null
  plannedAt: Instant
  expectedAt: Instant | null
  asRange: boolean
  again: boolean
  atOnce: boolean
  reason: DelayReasonId | null
}

/** The two alarms of an appointment: staff see that it is likely late, and are asked to tell. */
export const LIKELY_LATE = 0.3
export const TELL_AT = 0.7

const SOON = 2 * MINUTE
const NEVER: Spread = { low: HORIZON, middle: HORIZON, high: HORIZON }

/** In the order in which it presses. `thought`: when that was thought, a moment before a minute that has just begun. */
export function toTell(
  state: CentreState,
  day: Day,
  now: Instant,
  { waits, never, late }: Pick<Forecast, 'waits' | 'never' | 'late'>,
  thought: Instant = now,
): ToTell[] {
  const within = state.standards.onTimeWithin
  const list = [...day.visits.values()].flatMap((visit): ToTell[] => {
    if (visit.situation.is !== 'waiting') return []
    const plannedAt = Math.max(visit.appointmentAt ?? 0, visit.arrivedAt)
    const promised = promisedTo(state, day, visit)
    const spread = waits.get(visit.id) ?? (never.has(visit.id) ? NEVER : undefined)
    const known = timeToTell(visit, spread, thought)
    // Never the time again that is about to pass.
    const expectedAt = known && promised ? Math.max(known, roundedUp(promised.by + MINUTE)) : known
    const asRange = visit.told.length > 0
    const common = { visit: visit.id, ticket: visit.ticket, plannedAt, expectedAt, asRange, reason: promised?.reason ?? proposedReason(state, day, visit, now) }
    if (promised) {
      const soon = now >= promised.by - SOON
      const told = promised.of === 'wait' ? { by: promised.by } : { about: promised.by }
      // Who was told again already is not asked for ever because nobody knows when.
      const isAsked = promised.reason === null || known !== null
      return soon || (isAsked && slips(told, spread, thought, within)) ? [{ ...common, again: true, atOnce: soon, presses: promised.by }] : []
    }
    // Without an appointment nobody was promised a time, and whoever was called for it has begun: no notice counts for them any more.
    if (visit.appointmentAt === null || calledAt(visit) !== null) return []
    const isLate = wholeMinutes(plannedAt, now) > within || (late.get(visit.id) ?? 0) >= TELL_AT
    if (!isLate) return []
    return [{ ...common, again: false, atOnce: now >= plannedAt + within * MINUTE - SOON, presses: plannedAt }]
  })
  return list.sort((a, b) => a.presses - b.presses || (a.visit < b.visit ? -1 : 1))
}

/** What to tell somebody: about what time they will be called, or, who was told a range, by when. null: nobody can tell. */
export function timeToTell(visit: Visit, spread: Spread | undefined, now: Instant): Instant | null {
  return visit.told.length > 0 ? byTime(spread, now) : aboutTime(spread, now)
}

/** Appointments that staff see as likely late: by their customer's visit where they are here, told already or not. */
export function likelyLate({ late }: Pick<Forecast, 'late'>): ReadonlySet<AppointmentId | VisitId> {
  return new Set([...late].flatMap(([id, chance]) => (chance >= LIKELY_LATE ? [id] : [])))
}

/** What holds now, newest first: nobody is called or gone whom it was for alone. */
export function delaysNow(day: Day, now: Instant): DelayNotice[] {
  return day.delays.filter((notice) => notice.at <= now && now < holdsUntil(notice) && stillWaits(day, notice)).toReversed()
}

function stillWaits(day: Day, { scope, at }: DelayNotice): boolean {
  if (scope.of !== 'visit') return true
  const visit: Visit | undefined = day.visits.get(scope.visit)
  if (visit === undefined || (calledAt(visit) ?? 0) > at) return false
  return ['arrived', 'greeted', 'waiting', 'steppedOut', 'away', 'onHold'].includes(visit.situation.is)
}
