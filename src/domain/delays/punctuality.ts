/*
  Whether we kept our promise to somebody with an appointment, exactly as docs/punctuality.md says. All instants are of the log; nothing is typed in.

    planned = the later of booked and arrived      late = whole minutes from planned to the call
    on time: late no more than the standard        kept: on time, or told in full, in time, and again when it slipped
*/
import type { Appointment, CentreState, Day } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, LateCause, ServiceId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, wholeMinutes } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { proposedCause } from './lateCause.ts'
import { calledAt, isFull, reachedBy, toldInOutage } from './reached.ts'
import type { Reached } from './reached.ts'

export type Missed = 'notTold' | 'toldTooLate' | 'withoutTime' | 'withoutReason' | 'notToldAgain' | 'movedByUs' | 'cancelledByUs'
/** Counted neither as kept nor as missed. `movedEarlier`: by us, before the day. `toldInOutage`: written down afterwards, because nobody could before. */
export type Apart =
  | 'toCome'
  | 'waiting'
  | 'didNotAttend'
  | 'cancelled'
  | 'cancelledEarlier'
  | 'moved'
  | 'movedEarlier'
  | 'left'
  | 'toldInOutage'
  | 'answered'
  | 'notRecorded'
export type Promise = { is: 'kept'; how: 'onTime' | 'told' } | { is: 'missed'; why: Missed } | { is: 'apart'; why: Apart }

/** One appointment of the day and what became of its promise. */
export type Kept = {
  appointment: AppointmentId
  visit: VisitId | null
  ticket: string | null
  service: ServiceId
  /** That called them first, or that it was booked for. */
  desk: DeskId | null
  bookedAt: Instant
  arrivedAt: Instant | null
  calledAt: Instant | null
  plannedAt: Instant
  /** null: not called. */
  lateMinutes: number | null
  promise: Promise
  /** Came later than the grace time. */
  overGrace: boolean
  /** Went before a desk called them. */
  left: boolean
  /** What they were told last, and by how much that was wrong in whole minutes: above 0, called later than told. null: not told a time, or not called. */
  toldAt: Instant | null
  toldError: number | null
  /** Of a late start. `confirmed`: somebody said so; else it is proposed. */
  cause: { is: LateCause; confirmed: boolean } | null
}

/** Every appointment of a day, by its time. `now`: of a day that is over, its end. */
export function promisesOf(state: CentreState, day: Day, now: Instant, standards: Standards = state.standards): Kept[] {
  const visitOf = ({ visit }: Appointment) => (visit === null ? null : (day.visits.get(visit) ?? null))
  const booked = [...day.appointments.values()].map((one) => promiseOf(state, day, one, visitOf(one), now, standards))
  return booked.sort((a, b) => a.bookedAt - b.bookedAt || (a.appointment < b.appointment ? -1 : 1))
}

function promiseOf(state: CentreState, day: Day, booked: Appointment, visit: Visit | null, now: Instant, standards: Standards): Kept {
  const bookedAt = booked.movedTo === null ? booked.at : (booked.moves.at(-1)?.from ?? booked.at)
  const arrivedAt = visit?.arrivedAt ?? null
  const called = visit && calledAt(visit)
  const plannedAt = Math.max(bookedAt, arrivedAt ?? bookedAt)
  const lateMinutes = called === null ? null : wholeMinutes(plannedAt, called)
  const told = visit ? reachedBy(state, day, visit) : []
  const toldAt = told.findLast(({ notice }) => notice.expectedAt !== null)?.notice.expectedAt ?? null
  const promise = judge({ state, day, booked, visit, called, plannedAt, lateMinutes, told, now, standards })
  const isLate = lateMinutes !== null && lateMinutes > standards.onTimeWithin
  const cause = isLate && visit ? (visit.lateCause ?? proposedCause(day, visit, standards)) : null
  return {
    appointment: booked.id,
    visit: visit?.id ?? null,
    ticket: visit?.ticket ?? null,
    service: booked.service,
    desk: visit?.calls[0]?.desk ?? booked.desk,
    bookedAt,
    arrivedAt,
    calledAt: called,
    plannedAt,
    lateMinutes,
    promise,
    overGrace: arrivedAt !== null && arrivedAt > bookedAt + standards.grace * MINUTE,
    left: visit !== null && called === null && visit.situation.is === 'left',
    toldAt,
    toldError: toldAt === null || called === null ? null : Math.trunc((called - toldAt) / MINUTE),
    cause: cause === null ? null : { is: cause, confirmed: visit?.lateCause === cause },
  }
}

type Judging = {
  state: CentreState
  day: Day
  booked: Appointment
  visit: Visit | null
  called: Instant | null
  plannedAt: Instant
  lateMinutes: number | null
  told: Reached[]
  now: Instant
  standards: Standards
}

function judge(at: Judging): Promise {
  const { state, booked, visit, called, plannedAt, lateMinutes, told, now, standards } = at
  const zone = state.centre?.timeZone ?? 'Europe/London'
  const onTheDay = (when: Instant, day: string) => businessDay(when, zone) >= day
  const ours = booked.moves.filter(({ whose }) => whose === 'ours')
  if (ours.some((move) => move.day === booked.day && onTheDay(move.at, move.day))) return { is: 'missed', why: 'movedByUs' }
  if (booked.movedTo !== null) return { is: 'apart', why: booked.moves.at(-1)?.whose === 'ours' ? 'movedEarlier' : 'moved' }
  if (booked.cancelled && visit === null) {
    if (booked.cancelled.whose === 'customers') return { is: 'apart', why: 'cancelled' }
    return onTheDay(booked.cancelled.at, booked.day) ? { is: 'missed', why: 'cancelledByUs' } : { is: 'apart', why: 'cancelledEarlier' }
  }
  if (visit === null) return { is: 'apart', why: now > booked.at + standards.grace * MINUTE ? 'didNotAttend' : 'toCome' }
  const within = standards.onTimeWithin * MINUTE
  if (called === null) {
    const end = visit.situation.is === 'left' ? visit.situation.at : null
    if (visit.situation.is === 'answered') return { is: 'apart', why: 'answered' }
    if (end === null) return { is: 'apart', why: visit.situation.is === 'completed' ? 'notRecorded' : 'waiting' }
    if (wholeMinutes(plannedAt, end) <= standards.onTimeWithin) return { is: 'apart', why: 'left' }
    const before = told.filter((one) => one.at <= end)
    return before.some((one) => isFull(one.notice)) ? { is: 'apart', why: 'left' } : { is: 'missed', why: whyNotTold(before, plannedAt + within) }
  }
  if ((lateMinutes ?? 0) <= standards.onTimeWithin) return { is: 'kept', how: 'onTime' }
  const inTime = told.some(({ at: heard, notice }) => isFull(notice) && heard <= plannedAt + within)
  const last = told.findLast(({ notice }) => notice.expectedAt !== null)?.notice.expectedAt ?? called
  if (inTime && called <= last + within) return { is: 'kept', how: 'told' }
  if (toldInOutage(at.day, visit)) return { is: 'apart', why: 'toldInOutage' }
  return { is: 'missed', why: inTime ? 'notToldAgain' : whyNotTold(told, plannedAt + within) }
}

function whyNotTold(told: readonly Reached[], until: Instant): Missed {
  if (told.length === 0) return 'notTold'
  const full = told.find(({ notice }) => isFull(notice))
  if (full || told.every(({ at }) => at > until)) return 'toldTooLate'
  return told.some(({ notice }) => notice.expectedAt !== null) ? 'withoutReason' : 'withoutTime'
}

/** How the ways to miss are said, on every screen and in every report. */
export const MISSED_WORDS: Record<Missed, string> = {
  notTold: 'not told',
  toldTooLate: 'told too late',
  withoutTime: 'told without a time',
  withoutReason: 'told without a reason',
  notToldAgain: 'not told again',
  movedByUs: 'moved by us on the day',
  cancelledByUs: 'cancelled by us on the day',
}
