/*
  A day of a small centre, told in events: given these, when somebody asks this, then what? The log is settled as the hub
  does it, so every state here is one that can come about.

  Desks `one` and `two` are open and serve council tax and housing (`two`: housing only), `three` is closed.
*/
import type { Command } from '#domain/centre/command.ts'
import type { Decision } from '#domain/centre/decision.ts'
import { decide } from '#domain/centre/decide.ts'
import { settleAll } from '#domain/centre/fold.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf, EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { Bodies, BookedSlot, DeviceId, EventType, LoggedEvent, Outcome, RulePart, StaffId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { HOUR, MINUTE, SECOND } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'

export const DAY: DayKey = '2027-01-12'
export const LONDON = 'Europe/London'
const MIDNIGHT: Instant = 1_799_712_000_000

/** An instant of the day, as the clock on the wall shows it: `at('9:05')`, `at('9:05:30')`. */
export function at(clock: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return MIDNIGHT + hours * HOUR + minutes * MINUTE + seconds * SECOND
}

export type Made<T extends EventType = EventType> = { id?: string; type: T; clock: string; body: Bodies[T]; device: DeviceId; day: DayKey; by?: StaffId }

/** Any event. Most are written more shortly by the builders below. */
export function make<T extends EventType>(
  type: T,
  clock: string,
  body: Bodies[T],
  more: { id?: string; device?: DeviceId; day?: DayKey; by?: StaffId } = {},
): Made {
  return { type, clock, body, device: 'pc-welcome', day: DAY, ...more } as Made
}

const byDesk = (desk: string) => ({ device: `pc-${desk}` })
const enquiryOf = (visit: string) => `${visit}-1`

export const came = (visit: string, clock: string, booked: BookedSlot | null = null) => make('arrived', clock, { visit, greeted: true, booked })
export const cameUnseen = (visit: string, clock: string, booked: BookedSlot | null = null) => make('arrived', clock, { visit, greeted: false, booked })
export const numbered = (visit: string, clock: string, ticket: string, more: Partial<Bodies['numberGiven']> = {}) =>
  make('numberGiven', clock, { visit, ticket, enquiry: enquiryOf(visit), service: 'housing', needs: [], callBy: 'screen', partySize: 1, ...more })
export const called = (visit: string, clock: string, desk: string, more: Partial<Bodies['called']> = {}) =>
  make('called', clock, { visit, desk, because: 'arrival', reason: null, screenLive: null, ...more }, byDesk(desk))
export const calledAgain = (visit: string, clock: string, desk: string, screenLive: boolean | null = null) =>
  make('calledAgain', clock, { visit, desk, screenLive }, byDesk(desk))
export const noAnswer = (visit: string, clock: string, desk: string) => make('didNotAnswer', clock, { visit, desk }, byDesk(desk))
export const seen = (visit: string, clock: string, desk: string) => make('beingSeen', clock, { visit, desk }, byDesk(desk))
export const held = (visit: string, clock: string, desk: string | null) => make('putOnHold', clock, { visit, desk }, byDesk(desk ?? 'welcome'))
export const referred = (visit: string, clock: string, desk: string, service: string, enquiry = enquiryOf(visit)) =>
  make('referred', clock, { visit, desk, enquiry, service }, byDesk(desk))
export const completed = (visit: string, clock: string, desk: string, more: Partial<Bodies['completed']> = {}) =>
  make('completed', clock, { visit, desk, enquiry: enquiryOf(visit), outcome: 'finishedToday', next: null, stays: false, ...more }, byDesk(desk))
export const left = (visit: string, clock: string) => make('leftBeforeBeingSeen', clock, { visit })
export const undone = (visit: string, clock: string, event: string) => make('undone', clock, { visit, event })
export const booked = (id: string, clock: string, desk: string | null = null): BookedSlot => ({ id, at: at(clock), service: 'housing', desk })
export const booking = (slot: BookedSlot) =>
  make('appointmentBooked', '8:00', { appointment: slot.id, service: slot.service, at: slot.at, desk: slot.desk }, { device: 'pc-lead' })
/** Somebody who came and has a number. */
export const waiting = (visit: string, clock: string, ticket: string, more: Partial<Bodies['numberGiven']> = {}) => [
  came(visit, clock),
  numbered(visit, clock, ticket, more),
]
/** The calling rule that the centre set; every part of it unless told otherwise. */
export const ruled = (parts: readonly RulePart[] = WHOLE_RULE) => make('callingRuleSet', '7:30', { parts: [...parts] }, { device: 'pc-lead' })
/** Somebody who works here, and the device at which they do so. */
export const works = (staff: string, initials: string, device: DeviceId) => [
  make('staffSet', '7:10', { staff, name: initials, initials, roles: ['adviser'], cannot: [], lunch: null, desk: null }, { device: 'pc-lead' }),
  make('placeTaken', '8:30', { staff, desk: null }, { device }),
]
/** An event with an id of its own, to undo it. */
export const as = (id: string, made: Made): Made => ({ ...made, id })

const service = (id: string, name: string): Made =>
  make('serviceSet', '7:00', { service: id, name, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null })
export const SET_UP: Made[] = [
  make('centreSetUp', '7:00', { name: 'Town Hall', timeZone: LONDON, demo: true, cardsKeptDays: 30 }),
  service('tax', 'Council Tax'),
  service('housing', 'Housing'),
  service('parking', 'Parking'),
  make('deskSet', '7:00', { desk: 'one', label: 'Desk 1', services: ['tax', 'housing'] }),
  make('deskSet', '7:00', { desk: 'two', label: 'Desk 2', services: ['housing'] }),
  make('deskSet', '7:00', { desk: 'three', label: 'Desk 3', services: ['tax', 'housing', 'parking'] }),
  make('deskOpened', '8:45', { desk: 'one' }),
  make('deskOpened', '8:50', { desk: 'two' }),
]

export type Given = {
  state: CentreState
  day: Day
  /** The whole log, set-up first, each event with its outcome. */
  log: LoggedEvent[]
  /** What became of the given events; the set-up is not among them. */
  outcomes: Outcome[]
  visit(id: string): Visit
  when(command: Command, clock: string, device?: DeviceId): Decision
}

/** The centre after these events, in the log's order. */
export function given(...told: (Made | Made[])[]): Given {
  const events = [...SET_UP, ...told.flat()].map(made)
  const { state, outcomes } = settleAll(EMPTY_CENTRE, events)
  const day = dayOf(state, DAY)
  return {
    state,
    day,
    log: events.map((event, place) => ({ ...event, outcome: outcomes[place] ?? 'applied' })),
    outcomes: outcomes.slice(SET_UP.length),
    visit: (id) => {
      const visit = day.visits.get(id)
      if (!visit) throw new Error(`No visit ${id}`)
      return visit
    },
    when: (command, clock, device = 'pc-welcome') => decide(state, command, { now: at(clock), day: DAY, device }),
  }
}

/** As it stands in a log, not settled yet. */
export function made({ id, type, clock, body, device, day, by }: Made, place: number): LoggedEvent {
  const who = by === undefined ? {} : { by }
  return {
    id: id ?? `e${place + 1}`,
    n: place + 1,
    type,
    v: 1,
    day,
    at: at(clock),
    ...who,
    body,
    device,
    inc: `${device}-1`,
    outcome: 'applied',
  } as LoggedEvent
}

/** Bodies of the events that were decided, by type; fails on a refusal. */
export function happened(decision: Decision): Record<string, unknown>[] {
  if ('refused' in decision) throw new Error(`Refused: ${decision.refused.reason}`)
  return decision.events.map(({ type, body }) => ({ [type]: body }))
}

/** The refusal's reason; fails when it was done. */
export function refusal(decision: Decision): string {
  if ('events' in decision) throw new Error(`Done: ${decision.events.map(({ type }) => type).join(', ')}`)
  return decision.refused.reason
}
