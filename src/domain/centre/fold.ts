/*
  state = fold(log). Pure, total and in order: no clock, no random, no exception for any event of any kind.
  A fold copies what it touches once per call, so 20,000 events cost one copy of each day and not 20,000.
*/
import type { Bodies, LoggedEvent, Outcome, UnknownEvent, VisitEvent } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { isKnownEvent } from '#domain/eventClasses.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { asAppointment, evolveAppointments } from '#domain/appointments/evolveAppointments.ts'
import { asLearned } from '#domain/estimate/learned.ts'
import { evolveDelays } from '#domain/delays/evolveDelays.ts'
import { isToldWith } from '#domain/delays/stillTold.ts'
import { asAppointmentTwice, evolveVisit, refoldVisit } from '#domain/visit/evolve.ts'
import type { Appointment, CentreState, Day, Desk, NoEffect } from './state.ts'
import { EMPTY_DAY } from './state.ts'
import { beginDay } from './beginDay.ts'
import { evolveSettings, isSetting, withDesk } from './evolveSettings.ts'
import { noEffectReason, settle } from './settle.ts'
import { evolvePlaces } from '#domain/people/evolvePlaces.ts'
import { evolvePrivately } from '#domain/safety/evolvePrivately.ts'
import { evolveSafety } from '#domain/safety/evolveSafety.ts'

type DraftDay = Omit<Day, 'visits' | 'appointments' | 'rota'> & {
  visits: Map<string, Visit>
  appointments: Map<string, Appointment>
  rota: Map<string, Bodies['rotaSet']['open']>
}
/** `seen`: what `view` gave last, and of how many days. */
type Draft = { state: CentreState; days: Map<DayKey, DraftDay>; seen?: { of: CentreState; days: number; is: CentreState } }

/** The state after these events, each with its outcome. Give them in the log's order. */
export function fold(state: CentreState, events: readonly (LoggedEvent | UnknownEvent)[]): CentreState {
  if (events.length === 0) return state
  const draft: Draft = { state, days: new Map() }
  for (const event of events) evolve(draft, event)
  return view(draft)
}

/**
 * Each event settled on the state that the ones before it left, and folded. The hub stores these outcomes;
 * for a device they are provisional, and `state` is its view: confirmed, then its own unsent. What a hub of an older release
 * stored as unknown stays so: all that came after it was settled without it.
 */
export function settleAll(confirmed: CentreState, events: readonly (LoggedEvent | UnknownEvent)[]): { state: CentreState; outcomes: Outcome[] } {
  if (events.length === 0) return { state: confirmed, outcomes: [] }
  const draft: Draft = { state: confirmed, days: new Map() }
  const outcomes = events.map((event) => {
    const outcome = event.outcome === 'unknown' ? 'unknown' : settle(view(draft), event)
    evolve(draft, { ...event, outcome })
    return outcome
  })
  return { state: view(draft), outcomes }
}

/** The state after these events by the outcomes that they bear, and beside it what the rules say to each of them. */
export function refold(state: CentreState, events: readonly (LoggedEvent | UnknownEvent)[]): { state: CentreState; outcomes: Outcome[] } {
  if (events.length === 0) return { state, outcomes: [] }
  const draft: Draft = { state, days: new Map() }
  const outcomes = events.map((event) => {
    const outcome = settle(view(draft), event)
    evolve(draft, event)
    return outcome
  })
  return { state: view(draft), outcomes }
}

function evolve(draft: Draft, event: LoggedEvent | UnknownEvent): void {
  if (event.outcome === 'unknown' || !isKnownEvent(event.type, event.v)) return
  const known = event as LoggedEvent
  const reason = noEffectReason(known.outcome)
  if (reason) return noteNoEffect(draft, known, reason)
  if (isSetting(known)) {
    draft.state = evolveSettings(draft.state, known)
    return
  }
  switch (known.type) {
    case 'deskOpened':
      return openDesk(draft, known)
    case 'deskClosed':
      return setDesk(draft, known.body.desk, { isOpen: false, changedAt: known.at, pause: null })
    case 'deskFinishingNotes':
      return setDesk(draft, known.body.desk, { isOpen: true, pause: { is: 'finishingNotes' } })
    case 'deskOnBreak':
      return setDesk(draft, known.body.desk, { isOpen: true, pause: { is: 'onBreak', until: known.body.until } })
    case 'rotaSet':
      dayFor(draft, known.day).rota.set(known.body.desk, known.body.open)
      return
    case 'appointmentBooked':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'coverNeeded':
      return evolveAppointments((day) => dayFor(draft, day).appointments, known)
    case 'delayTold':
    case 'delayEnded':
    case 'outageRecorded':
    case 'outageTakenBack':
      Object.assign(dayFor(draft, known.day), evolveDelays(dayFor(draft, known.day), known))
      return
    case 'placeTaken':
    case 'placeLeft':
    case 'cannotToday':
      draft.state = evolvePlaces(draft.state, known)
      return
    case 'deskAwayToday': {
      const { desk, staff } = known.body
      setDesk(draft, desk, { isOpen: false, changedAt: known.at, pause: null, staff: null })
      const day = dayFor(draft, known.day)
      day.away = [...day.away.filter((one) => one.desk !== desk), { desk, staff, at: known.at }]
      return
    }
    case 'dayClosed':
      dayFor(draft, known.day).closed = { at: known.at, by: known.by ?? null }
      return
    case 'evacuated':
    case 'evacuationEnded':
    case 'panicRaised':
    case 'panicAcknowledged':
    case 'panicEnded': {
      const day = dayFor(draft, known.day)
      Object.assign(day, evolveSafety(day, known))
      return
    }
    case 'privateCame':
    case 'privateEnded':
    case 'privateOpened': {
      const day = dayFor(draft, known.day)
      day.privates = evolvePrivately(day.privates, known)
      return
    }
    case 'estimatorLearned':
      draft.state = learn(draft.state, known.body)
      return
    case 'dayBegan':
      draft.state = beginDay(view(draft), known.body.day)
      draft.days.clear()
      return
    case 'undone':
      return undo(draft, known)
    default:
      return evolveTheVisit(draft, known)
  }
}

/** A day is learned once. */
function learn(state: CentreState, { upTo, learned }: Bodies['estimatorLearned']): CentreState {
  if (upTo <= (state.learnedUpTo ?? '')) return state
  return { ...state, learned: asLearned(learned), learnedUpTo: upTo }
}

function evolveTheVisit(draft: Draft, event: VisitEvent): void {
  const day = dayFor(draft, event.day)
  const known = day.visits.get(event.body.visit) ?? null
  // A fact about somebody whose arrival was taken back meanwhile: they are here after all.
  const visit = evolveVisit(known?.situation.is === 'undone' && !known.practice ? null : known, event)
  day.visits.set(visit.id, visit)
  if ((event.type === 'arrived' || event.type === 'appointmentAttached') && event.body.booked) {
    const booked = event.body.booked
    const other = day.appointments.get(booked.id)?.visit ?? null
    // Greeted at two desks that were apart: both visits stand, a human says which one goes.
    if (other !== null && other !== visit.id) day.visits.set(visit.id, asAppointmentTwice(visit, event))
    const known = day.appointments.get(booked.id) ?? asAppointment(booked, event.day)
    day.appointments.set(booked.id, { ...known, visit: other ?? visit.id })
  }
  // Who calls or sees somebody has finished the notes, and is back from the break.
  if (event.type === 'called' || event.type === 'beingSeen') endPause(draft, event.body.desk)
  // Who says "I see this person" is not told that the call before it came to nothing: a task tells both sides instead.
  if (event.type === 'beingSeen') day.noEffects = day.noEffects.filter((one) => one.visit !== visit.id || one.desk !== event.body.desk)
}

/** The visit without the undone event: its history refolded, so that an undone call never stopped a clock. */
function undo(draft: Draft, event: LoggedEvent<'undone'>): void {
  const day = dayFor(draft, event.day)
  const visit = day.visits.get(event.body.visit)
  if (!visit) return
  const target = visit.history.find((one) => one.id === event.body.event)
  const again = refoldVisit(visit.history.filter((one) => one !== target))
  // What the day raised, and not the visit's own history, stays.
  const raised = visit.tasks.filter((task) => task.kind === 'appointmentTwice' && task.id !== event.body.event)
  const kept = again && { ...again, tasks: [...raised, ...again.tasks] }
  day.visits.set(visit.id, kept ?? { ...visit, situation: { is: 'undone' }, history: [] })
  // Who was told of a delay was told of their wait in the same breath: neither stands.
  if (target?.type === 'waitTold')
    day.delays = day.delays.map((one) => (isToldWith(one, visit.id, target.at) && one.endedAt === null ? { ...one, endedAt: event.at } : one))
  if (target?.type === 'appointmentAttached') {
    const known = day.appointments.get(target.body.booked.id)
    if (known?.visit === visit.id) day.appointments.set(known.id, { ...known, visit: null })
  }
  if (target?.type === 'arrived' && target.body.booked) {
    const known = day.appointments.get(target.body.booked.id)
    if (known) day.appointments.set(known.id, { ...known, visit: null })
  }
}

function noteNoEffect(draft: Draft, event: LoggedEvent, reason: NoEffect['reason']): void {
  if (event.type !== 'called' && event.type !== 'undone') return
  const day = dayFor(draft, event.day)
  const now = day.visits.get(event.body.visit)?.situation
  const by = now?.is === 'called' ? now.desk : now?.is === 'beingSeen' ? (now.at[0]?.desk ?? null) : null
  const { id, device, inc, at, type, body } = event
  const desk = event.type === 'called' ? event.body.desk : null
  day.noEffects = [...day.noEffects, { event: id, type, device, inc, visit: body.visit, desk, reason, at, by }]
}

/** Also a desk that was said to be away today: somebody is there after all. */
function openDesk(draft: Draft, { body: { desk }, at, day }: LoggedEvent<'deskOpened'>): void {
  setDesk(draft, desk, { isOpen: true, changedAt: at, pause: null })
  const today = draft.days.get(day) ?? draft.state.days.get(day)
  if (today?.away.some((one) => one.desk === desk)) {
    const open = dayFor(draft, day)
    open.away = open.away.filter((one) => one.desk !== desk)
  }
}

function setDesk(draft: Draft, id: string, change: Partial<Desk>): void {
  draft.state = withDesk(draft.state, id, change)
}

function endPause(draft: Draft, id: string): void {
  if (draft.state.desks.get(id)?.pause) setDesk(draft, id, { pause: null })
}

function dayFor(draft: Draft, key: DayKey): DraftDay {
  const open = draft.days.get(key)
  if (open) return open
  const base: Day = draft.state.days.get(key) ?? EMPTY_DAY
  const copy: DraftDay = { ...base, visits: new Map(base.visits), appointments: new Map(base.appointments), rota: new Map(base.rota) }
  draft.days.set(key, copy)
  return copy
}

/** What has been folded so far. While the fold goes on, the draft's days still change under it. */
function view(draft: Draft): CentreState {
  const { state, days, seen } = draft
  if (days.size === 0) return state
  // A day that is open already is seen as it changes: only another day, or other things than days, make another view.
  if (seen && seen.of === state && seen.days === days.size) return seen.is
  const is = { ...state, days: new Map([...state.days, ...days]) }
  draft.seen = { of: state, days: days.size, is }
  return is
}
