/* Who is looked for by a number, a name or the reference of an appointment. Names are on the cards and show only to whoever looks for one. */
import { isReference } from '#domain/appointments/reference.ts'
import { stands } from '#domain/appointments/stands.ts'
import type { Appointment, Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Card } from '#renderer/centre/api.ts'
import { cardOf, cardOfAppointment } from '#renderer/centre/cardOf.ts'

type Cards = ReadonlyMap<string, Card>

const MOST = 6
/** So much of a name, and of a reference, says somebody: one letter says half of the queue. */
const NAME = 2
const REFERENCE = 3

/** People of the day whose number or reference begins so, or whose name holds the words. Exact numbers first, then the latest. */
export function findVisits(day: Day, cards: Cards, text: string): Visit[] {
  const words = text.trim().toLowerCase()
  if (words === '') return []
  const fits = (visit: Visit) =>
    visit.ticket?.toLowerCase().startsWith(words) ||
    isNamed(cardOf(cards, day, visit).name, words) ||
    (visit.appointment !== null && hasReference(visit.appointment, words))
  const exact = (visit: Visit) => (visit.ticket?.toLowerCase() === words ? 0 : 1)
  return [...day.visits.values()]
    .filter((visit) => visit.situation.is !== 'undone' && fits(visit))
    .sort((a, b) => exact(a) - exact(b) || b.arrivedAt - a.arrivedAt)
    .slice(0, MOST)
}

/** Appointments of the day whose customer has not come, by reference or by name, in the order of their times; those that do not stand any more last. */
export function findAppointments(day: Day, cards: Cards, text: string): Appointment[] {
  const words = text.trim().toLowerCase()
  return [...day.appointments.values()]
    .filter((one) => one.visit === null && (hasReference(one.id, words) || isNamed(cardOfAppointment(cards, day, one).name, words)))
    .sort((a, b) => Number(stands(b)) - Number(stands(a)) || a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}

/** Whether a name holds these words, in lower case. */
export function isNamed(name: string | undefined, words: string): boolean {
  return words.length >= NAME && (name ?? '').toLowerCase().includes(words)
}

function hasReference(appointment: string, words: string): boolean {
  return words.length >= REFERENCE && isReference(appointment, words)
}
