/*
  One day of a centre as plain rows, one an appointment and one a visit: what any report of any period is counted from. Of a day that is over
  they follow from the log alone, so that whoever folds it again comes to the same.
*/
import { tz } from '@date-fns/tz'
import { format } from 'date-fns/format'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Apart, Kept, Missed } from '#domain/delays/punctuality.ts'
import { promisesOf } from '#domain/delays/punctuality.ts'
import type { AppointmentId, DeskId, EnquiryOutcome, LateCause, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { waitedMinutes } from '#domain/queue/waits.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOfTheDay, isOver } from '#domain/visit/visit.ts'
import { greetedAfter } from './greeting.ts'
import { walkedOut } from './today.ts'

/** Raised with every change to what a row says: whoever keeps rows then makes them anew. */
export const RECORD = 2

/** What an appointment is shown as: kept in one of two ways, missed in one of seven, or apart. */
export type Why = 'onTime' | 'told' | Missed | Apart
export type AppointmentRow = {
  appointment: AppointmentId
  visit: VisitId | null
  ticket: string | null
  service: ServiceId
  desk: DeskId | null
  /** Of the booked time, by the centre's own clock. */
  hour: number
  bookedAt: Instant
  arrivedAt: Instant | null
  calledAt: Instant | null
  lateMinutes: number | null
  promise: 'kept' | 'missed' | 'apart'
  why: Why
  overGrace: boolean
  left: boolean
  /** The time that they were told last, and by how many minutes it was wrong: above 0, called later. null: told none, or not called. */
  toldAt: Instant | null
  toldError: number | null
  cause: LateCause | null
  confirmed: boolean
}

/** What became of a visit: the last outcome that a desk gave, or how it ended without one. `seen`: said so at closing, and no more. */
export type VisitOutcome = EnquiryOutcome | 'answered' | 'left' | 'seen' | 'toldToComeBack' | 'notRecorded' | 'open'
export type VisitRow = {
  visit: VisitId
  ticket: string | null
  kind: Visit['kind']
  service: ServiceId | null
  desk: DeskId | null
  /** Of the arrival, by the centre's own clock. */
  hour: number
  arrivedAt: Instant
  /** Whole seconds from the door to the greeting; null: not measured. */
  greetedAfter: number | null
  /** By the standard of that day; null: not measured. */
  greetedInTime: boolean | null
  waitedMinutes: number | null
  outcome: VisitOutcome
  referrals: number
  leftBeforeCalled: boolean
  /** From paper, afterwards. */
  enteredLater: boolean
}
export type DayRecord = { appointments: AppointmentRow[]; visits: VisitRow[] }

/** The rows of a day, by the standards that held on it. `now`: while the day goes on, what is still to come is not called missed. */
export function recordOf(state: CentreState, key: DayKey, now: Instant): DayRecord {
  const zone = state.centre?.timeZone ?? 'Europe/London'
  const day = dayOf(state, key)
  const standards = standardsOn(state, key)
  return {
    appointments: promisesOf(state, day, Math.min(now, endOfDay(key, zone)), standards).map((kept) => appointmentRow(kept, zone)),
    visits: [...day.visits.values()].filter(isOfTheDay).map((visit) => visitRow(visit, standards, zone)),
  }
}

/** By the centre's own clock. */
function hourOf(at: Instant, zone: string): number {
  return Number(format(at, 'H', { in: tz(zone) }))
}

/** The first instant of the next day. */
export function endOfDay(day: DayKey, timeZone: string): Instant {
  return localInstant(businessDayFrom(localInstant(day, '12:00', timeZone), 1, timeZone), '00:00', timeZone)
}

export function appointmentRow(kept: Kept, zone: string): AppointmentRow {
  const { appointment, visit, ticket, service, desk, bookedAt, arrivedAt, calledAt, lateMinutes, promise, overGrace, left, toldAt, toldError, cause } = kept
  return {
    ...{ appointment, visit, ticket, service, desk, hour: hourOf(bookedAt, zone), bookedAt, arrivedAt, calledAt, lateMinutes },
    promise: promise.is,
    why: promise.is === 'kept' ? promise.how : promise.why,
    ...{ overGrace, left, toldAt, toldError },
    cause: cause?.is ?? null,
    confirmed: cause?.confirmed ?? false,
  }
}

function visitRow(visit: Visit, { greetedWithin }: Standards, zone: string): VisitRow {
  const greeted = greetedAfter(visit)
  return {
    visit: visit.id,
    ticket: visit.ticket,
    kind: visit.kind,
    service: visit.enquiries[0]?.service ?? null,
    desk: visit.calls[0]?.desk ?? null,
    hour: hourOf(visit.arrivedAt, zone),
    arrivedAt: visit.arrivedAt,
    greetedAfter: greeted === null ? null : Math.floor(greeted / SECOND),
    greetedInTime: greeted === null ? null : greeted <= greetedWithin * MINUTE,
    waitedMinutes: waitedMinutes(visit),
    outcome: outcomeOf(visit),
    referrals: visit.enquiries.reduce((sum, { referrals }) => sum + referrals.length, 0),
    leftBeforeCalled: walkedOut(visit) && visit.calls.length === 0,
    enteredLater: visit.enteredAt !== null,
  }
}

function outcomeOf(visit: Visit): VisitOutcome {
  const { situation, atClosing, enquiries } = visit
  if (!isOver(visit)) return 'open'
  if (situation.is === 'answered') return 'answered'
  if (atClosing !== null && atClosing.as !== 'keptOpen' && atClosing.as !== 'seen') return atClosing.as
  if (situation.is === 'left') return 'left'
  const last = enquiries.flatMap(({ outcomes }) => outcomes).toSorted((a, b) => a.at - b.at)
  return last.at(-1)?.outcome ?? 'seen'
}
