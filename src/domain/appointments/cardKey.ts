/*
  Whose card is which. What customers told us about themselves stands on cards and never in the log: a visit's under the visit's id, an
  appointment's under a key of its own, because nobody has come yet. A visit shows the card of the appointment that it came for as well.
*/
import type { Appointment, Day } from '#domain/centre/state.ts'
import type { AppointmentId } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'

const BOOKED = 'booked:'

/**
 * The key of an appointment's card: the same on every PC and wherever it is moved. With the day for which it was booked first, because another system
 * may give a reference again in another year.
 */
export function cardKeyOf({ id, day, moves }: Pick<Appointment, 'id' | 'day' | 'moves'>): string {
  return cardKeyFor(id, moves[0]?.day ?? day)
}

/** The key of one that is booked for this day. */
export function cardKeyFor(id: AppointmentId, day: DayKey): string {
  return `${BOOKED}${id}:${day}`
}

/** Whether a card is of an appointment, and so can be of a day to come. */
export function isAppointmentCard(key: string): boolean {
  return key.startsWith(BOOKED)
}

/** Every key under which something may be known of a visit's customer: what was said when they came goes before what was said on booking. */
export function cardKeysOf(day: Day, visit: Visit): string[] {
  const booked = visit.appointment === null ? undefined : day.appointments.get(visit.appointment)
  return booked ? [visit.id, cardKeyOf(booked)] : [visit.id]
}
