/* Appointments as the fold of what was booked, moved and cancelled. Total: what names an appointment that nobody here knows changes nothing. */
import type { Appointment } from '#domain/centre/state.ts'
import type { BookedSlot, LoggedEvent } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'

export type AppointmentEvent = LoggedEvent<'appointmentBooked' | 'appointmentMoved' | 'appointmentCancelled' | 'coverNeeded'>
type Appointments = Map<string, Appointment>

/** An appointment that is known by what somebody came for, and not by its booking. */
export function asAppointment(slot: BookedSlot, day: DayKey): Appointment {
  return { ...slot, day, visit: null, booked: null, moves: [], movedTo: null, cancelled: null, coverNeeded: false }
}

/** Changes the appointments of the days that it touches; `dayFor` gives those of a day, to be written to. */
export function evolveAppointments(dayFor: (day: DayKey) => Appointments, event: AppointmentEvent): void {
  const own = dayFor(event.day)
  if (event.type === 'appointmentBooked') {
    const { appointment: id, service, at, desk } = event.body
    const { id: booking, device } = event
    own.set(id, { ...asAppointment({ id, service, at, desk }, event.day), booked: { event: booking, at: event.at, device } })
    return
  }
  const known = own.get(event.body.appointment)
  if (!known) return
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
      const moves = [...known.moves, { day: known.day, from: known.at, at: event.at, whose, why }]
      const moved = { ...known, at: to.at, desk: to.desk, moves, coverNeeded: false }
      if (to.day === event.day) own.set(known.id, moved)
      else {
        own.set(known.id, { ...known, moves, movedTo: to.day, coverNeeded: false })
        dayFor(to.day).set(known.id, { ...moved, day: to.day, movedTo: null, visit: null })
      }
    }
  }
}
