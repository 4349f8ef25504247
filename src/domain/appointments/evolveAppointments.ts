/*
  Appointments as the fold of what was booked, moved and cancelled. Total: what names an appointment that nobody here knows changes nothing.
  A day holds them in the order in which they took their time: who moved came last to where they are now.
*/
import type { Appointment } from '#domain/centre/state.ts'
import type { BookedSlot, LoggedEvent } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'

export type AppointmentEvent = LoggedEvent<'appointmentBooked' | 'appointmentMoved' | 'appointmentCancelled' | 'coverNeeded'>
type Appointments = Map<string, Appointment>

/** An appointment that is known by what somebody came for, and not by its booking. */
export function asAppointment(slot: BookedSlot, day: DayKey): Appointment {
  return { ...slot, day, visit: null, booked: null, moves: [], movedTo: null, cancelled: null, coverNeeded: false }
}

/**
 * Changes the appointments of the days that it touches; `dayFor` gives those of a day, to be written to. What devices that were apart said of one
 * appointment is taken in the log's order and where it is by then: the last word holds, and nobody is expected twice.
 */
export function evolveAppointments(dayFor: (day: DayKey) => Appointments, event: AppointmentEvent): void {
  if (event.type === 'appointmentBooked') return book(dayFor(event.day), event)
  const known = whereNow(dayFor, event.day, event.body.appointment)
  if (!known) return
  const own = dayFor(known.day)
  switch (event.type) {
    case 'appointmentCancelled': {
      const { whose, why } = event.body
      own.set(known.id, { ...known, cancelled: known.cancelled ?? { at: event.at, whose, why }, coverNeeded: false })
      return
    }
    case 'coverNeeded':
      own.set(known.id, { ...known, coverNeeded: true })
      return
    case 'appointmentMoved': {
      const { to, whose, why } = event.body
      const moves = [...known.moves, { event: event.id, day: known.day, from: known.at, at: event.at, whose, why }]
      // Also who was cancelled meanwhile: they were given a new time, so they are expected.
      const moved = { ...known, at: to.at, desk: to.desk, moves, cancelled: null, coverNeeded: false }
      if (to.day === known.day) return last(own, moved)
      own.set(known.id, { ...known, moves, movedTo: to.day, coverNeeded: false })
      last(dayFor(to.day), { ...moved, day: to.day, movedTo: null, visit: null })
    }
  }
}

/** Booked twice under one id is once: the same file was read on two PCs. Who came before their booking was heard of is here still. */
function book(own: Appointments, { id: event, device, at: now, day, body }: LoggedEvent<'appointmentBooked'>): void {
  const { appointment: id, service, at, desk } = body
  const known = own.get(id) ?? asAppointment({ id, service, at, desk }, day)
  own.set(id, { ...known, booked: known.booked ?? { event, at: now, device } })
}

/** The appointment on the day to which it has gone by now. */
function whereNow(dayFor: (day: DayKey) => Appointments, day: DayKey, id: string): Appointment | undefined {
  let known = dayFor(day).get(id)
  for (const been = new Set([day]); known?.movedTo && !been.has(known.movedTo);) {
    been.add(known.movedTo)
    const next = dayFor(known.movedTo).get(id)
    if (!next) return known
    known = next
  }
  return known
}

function last(appointments: Appointments, one: Appointment): void {
  appointments.delete(one.id)
  appointments.set(one.id, one)
}
