/* NewAppointment, moving and cancelling an appointment. What is taken is a question, not a no: somebody may know better than the plan. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf, isOffered } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, NewEvent, ServiceId, Whose, WhyMoved } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { openingOf } from '#domain/time/opening.ts'
import { lastBookable } from './lastBookable.ts'
import type { Slot } from './slots.ts'
import { freeSlots, roomOf } from './slots.ts'

/** What is booked under which id, and when. `day`: the business day of the appointment. `desk` null: any that serves it. */
export type NewAppointment = { appointment: AppointmentId; service: ServiceId; at: Instant; desk: DeskId | null; day: DayKey }
/** `day`: the one on which the appointment is. `anyway`: the person was asked, and says so. */
type Of = { appointment: AppointmentId; day: DayKey }
export type AppointmentCommand =
  | ({ type: 'book'; anyway?: true } & NewAppointment)
  | ({ type: 'moveAppointment'; to: Slot & { desk: DeskId | null }; whose: Whose; why: WhyMoved; anyway?: true } & Of)
  | ({ type: 'cancelAppointment'; whose: Whose; why: WhyMoved } & Of)
  /** Two have its slot, and neither could be reached. */
  | ({ type: 'needCover' } & Of)
  /** All of them or none; what is here already is left as it is. */
  | { type: 'importAppointments'; rows: readonly NewAppointment[] }

type The<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>

export function book(state: CentreState, { anyway, ...wanted }: The<'book'>, asked: Asked): Decision {
  const { appointment, service, desk, day } = wanted
  const twice: Refusal | null = dayOf(state, day).appointments.has(appointment) ? { reason: 'alreadySo' } : null
  const refused = unknown(state, wanted) ?? twice ?? notThen(state, service, wanted, { desk, without: null, anyway: anyway === true }, asked.now)
  return refused ? { refused } : { events: [booked(wanted, asked)] }
}

export function moveAppointment(state: CentreState, { appointment, day, to, whose, why, anyway }: The<'moveAppointment'>, asked: Asked): Decision {
  return onAppointment(state, { appointment, day }, (known) => {
    if (to.desk !== null && !state.desks.get(to.desk)?.inUse) return { reason: 'unknownDesk' }
    if (to.day === day && to.at === known.at && to.desk === known.desk) return { reason: 'alreadySo' }
    const refused = notThen(state, known.service, to, { desk: to.desk, without: appointment, anyway: anyway === true }, asked.now)
    return refused ?? { type: 'appointmentMoved', v: 1, day, at: asked.now, body: { appointment, to: { day: to.day, at: to.at, desk: to.desk }, whose, why } }
  })
}

export function cancelAppointment(state: CentreState, { appointment, day, whose, why }: The<'cancelAppointment'>, asked: Asked): Decision {
  return onAppointment(state, { appointment, day }, () => ({
    type: 'appointmentCancelled',
    v: 1,
    day,
    at: asked.now,
    body: { appointment, whose, why },
  }))
}

export function needCover(state: CentreState, { appointment, day }: The<'needCover'>, asked: Asked): Decision {
  return onAppointment(state, { appointment, day }, (known) =>
    known.coverNeeded ? { reason: 'alreadySo' } : { type: 'coverNeeded', v: 1, day, at: asked.now, body: { appointment } },
  )
}

/** What another system booked is a fact: a slot that is taken is no reason to lose it, and becomes a task instead. */
export function importAppointments(state: CentreState, { rows }: The<'importAppointments'>, asked: Asked): Decision {
  const refused = rows.map((row) => unknown(state, row) ?? tooFar(state, row.day, asked.now)).find((one) => one !== null)
  if (refused) return { refused }
  const fresh = rows.filter(({ appointment }) => ![...state.days.values()].some((day) => day.appointments.has(appointment)))
  return fresh.length > 0 ? { events: fresh.map((row) => booked(row, asked)) } : { refused: { reason: 'alreadySo' } }
}

/** Whether we are open at all at that time. Where nobody set the hours, we are. */
export function isClosedAt(state: CentreState, { day, at }: Slot): boolean {
  if (state.closedDays.includes(day)) return true
  return state.hours !== null && !openingOf(state, day).some(({ from, to }) => from <= at && at < to)
}

function booked({ appointment, service, at, desk, day }: NewAppointment, { now }: Asked): NewEvent {
  return { type: 'appointmentBooked', v: 1, day, at: now, body: { appointment, service, at, desk } }
}

function unknown(state: CentreState, { service, desk }: NewAppointment): Refusal | null {
  if (!isOffered(state, service)) return { reason: 'unknownService' }
  return desk === null || state.desks.get(desk)?.inUse ? null : { reason: 'unknownDesk' }
}

function tooFar(state: CentreState, day: DayKey, now: Instant): Refusal | null {
  return day > lastBookable(businessDay(now, state.centre?.timeZone ?? 'Europe/London')) ? { reason: 'tooFarAhead' } : null
}

type How = { desk: DeskId | null; without: AppointmentId | null; anyway: boolean }

function notThen(state: CentreState, service: ServiceId, { day, at }: Slot, { anyway, ...wanted }: How, now: Instant): Refusal | null {
  if (at < now) return { reason: 'slotPast' }
  const far = tooFar(state, day, now)
  if (far) return far
  const room = roomOf(state, service, { day, at }, wanted)
  // A rota may say that a desk is there outside the hours.
  if (room === 'nobody' && isClosedAt(state, { day, at })) return { reason: 'closedThen' }
  if (anyway || room === 'free') return null
  if (room === 'nobody') return { reason: 'nobodyThen', at }
  const free = freeSlots(state, service, day, { ...wanted, from: now }).sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
  const nearest = free?.at ?? null
  return room === 'kept' ? { reason: 'slotKept', at, nearest } : { reason: 'slotTaken', at, nearest }
}

/** Of an appointment that is still to come, on the day on which it is now. */
function onAppointment(state: CentreState, { appointment, day }: Of, rule: (known: Appointment) => NewEvent | Refusal): Decision {
  const known = dayOf(state, day).appointments.get(appointment)
  const refused = notToCome(known)
  const said = refused ?? (known && rule(known))
  if (!said) return { refused: { reason: 'unknownAppointment' } }
  return 'reason' in said ? { refused: said } : { events: [said] }
}

function notToCome(known: Appointment | undefined): Refusal | null {
  if (!known) return { reason: 'unknownAppointment' }
  if (known.movedTo !== null) return { reason: 'appointmentMoved', day: known.movedTo }
  if (known.cancelled !== null) return { reason: 'appointmentCancelled' }
  return known.visit === null ? null : { reason: 'alreadyHere' }
}
