/* What is said of appointments. */
import { referenceOf } from '#domain/appointments/reference.ts'
import { standingOf } from '#domain/appointments/standingOf.ts'
import { standardsOn } from '#domain/centre/standardsOn.ts'
import type { Appointment, CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { EventId, Whose, WhyMoved } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'

export const NOT_CONFIRMED = 'Not confirmed until this PC has shared it'
export const COVER = 'Cover needed'

/** Whose wish it was and why, in the order of their digits. */
export const WHY_CHANGED: readonly { whose: Whose; why: WhyMoved; words: string }[] = [
  { whose: 'customers', why: 'asked', words: 'The customer asked' },
  { whose: 'ours', why: 'staffAway', words: 'Our staff are away' },
  { whose: 'ours', why: 'slotTakenTwice', words: 'We booked it twice' },
  { whose: 'ours', why: 'closure', words: 'We are closed' },
  { whose: 'ours', why: 'overrun', words: 'We are running late' },
  { whose: 'ours', why: 'other', words: 'Another reason of ours' },
]

/** Where it stands: "expected", "did not attend", "here, 16 minutes late". */
export function sayStanding(one: Appointment, day: Day, now: Instant, state: CentreState): string {
  const arrivedAt = one.visit === null ? undefined : day.visits.get(one.visit)?.arrivedAt
  const late = arrivedAt === undefined ? 0 : Math.ceil((arrivedAt - one.at) / 60_000)
  const came = `here, ${late} ${late === 1 ? 'minute' : 'minutes'} late`
  switch (standingOf(one, day, now, standardsOn(state, one.day))) {
    case 'expected':
      return 'not here yet'
    case 'early':
      return 'here early'
    case 'here':
      return 'here'
    case 'late':
      return came
    case 'tooLate':
      return `${came}, queues by arrival`
    case 'didNotAttend':
      return 'did not attend'
    case 'cancelled':
      return 'cancelled'
    case 'moved':
      return `moved to ${sayDay(one.movedTo ?? one.day)}`
  }
}

/** Whether the hub has given back all that this PC said of it. */
export function isConfirmed({ booked, moves }: Appointment, unsent: ReadonlySet<EventId>): boolean {
  return !(booked && unsent.has(booked.event)) && !moves.some(({ event }) => unsent.has(event))
}

/** "11:30am" today, "Wednesday 13 January, 11:30am" on another day. */
export function sayWhen(at: Instant, now: Instant, zone: string): string {
  return businessDay(at, zone) === businessDay(now, zone) ? sayTime(at, zone) : `${sayDate(at, zone)}, ${sayTime(at, zone)}`
}

/** As one of several to choose from: "11:30am appointment, Jane Example, Blue Badge", and below it the reference and where it stands. */
export function sayAppointment(one: Appointment, state: CentreState, now: Instant, zone: string, name = ''): { name: string; line: string } {
  return {
    name: [`${sayWhen(one.at, now, zone)} appointment`, name, sayService(state, one)].filter(Boolean).join(', '),
    line: `Reference ${referenceOf(one.id)}, ${sayStanding(one, dayOf(state, one.day), now, state)}`,
  }
}

export function sayService(state: CentreState, { service }: Pick<Appointment, 'service'>): string {
  return state.services.get(service)?.name ?? service
}
