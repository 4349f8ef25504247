import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf, isOffered, visitOf } from '#domain/centre/state.ts'
import type { AppointmentId, VisitId } from '#domain/events.ts'
import { onVisit, visitEvent } from './onVisit.ts'
import { isOver } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Somebody is greeted: a new person, or the one who already stands in the line. */
export function greet(state: CentreState, { visit, appointment }: Of<'greet'>, asked: Asked): Decision {
  const known = visitOf(state, asked.day, visit)
  if (!known) return arrive(state, visit, appointment, true, asked)
  return onVisit(state, asked, visit, ({ situation }) => (situation.is === 'arrived' ? { type: 'greeted', body: {} } : { reason: 'alreadyHere' }))
}

/** Somebody came in, and nobody has greeted them yet. */
export function noteArrival(state: CentreState, { visit, appointment }: Of<'noteArrival'>, asked: Asked): Decision {
  return visitOf(state, asked.day, visit) ? { refused: { reason: 'alreadyHere' } } : arrive(state, visit, appointment, false, asked)
}

function arrive(state: CentreState, visit: VisitId, appointment: AppointmentId | null, greeted: boolean, asked: Asked): Decision {
  if (appointment === null) return { events: [visitEvent(asked, 'arrived', { visit, greeted, booked: null })] }
  const booked = dayOf(state, asked.day).appointments.get(appointment)
  if (!booked) return { refused: { reason: 'unknownAppointment' } }
  if (booked.visit !== null) return { refused: { reason: 'alreadyHere' } }
  const gone = goneWhy(booked)
  if (gone) return { refused: gone }
  const { id, at, service, desk } = booked
  return { events: [visitEvent(asked, 'arrived', { visit, greeted, booked: { id, at, service, desk } })] }
}

/** Why nobody can come for it any more. */
function goneWhy({ cancelled, movedTo }: Appointment): Refusal | null {
  if (movedTo !== null) return { reason: 'appointmentMoved', day: movedTo }
  return cancelled === null ? null : { reason: 'appointmentCancelled' }
}

/** Somebody who was greeted as a walk-in came for this appointment. */
export function attachAppointment(state: CentreState, { visit, appointment }: Of<'attachAppointment'>, asked: Asked): Decision {
  const booked = dayOf(state, asked.day).appointments.get(appointment)
  if (!booked) return { refused: { reason: 'unknownAppointment' } }
  const { id, at, service, desk } = booked
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    if (booked.visit !== null) return { reason: booked.visit === visit ? 'alreadySo' : 'alreadyHere' }
    const gone = goneWhy(booked)
    if (gone) return gone
    if (known.appointmentAt !== null) return { reason: 'hasAppointment', bookedAt: known.appointmentAt }
    return { type: 'appointmentAttached', body: { booked: { id, at, service, desk } } }
  })
}

/** The ticket number is given, and the visit is in the queue. Needs a person at the door who has none yet. */
export function giveNumber(state: CentreState, command: Of<'giveNumber'>, asked: Asked): Decision {
  const { visit, ticket, enquiry, service, needs, callBy, partySize, told } = command
  if (!isOffered(state, service)) return { refused: { reason: 'unknownService' } }
  return onVisit(state, asked, visit, (known) => {
    if (known.ticket !== null) return { reason: 'alreadyHasNumber', ticket: known.ticket }
    const { is } = known.situation
    if (is !== 'greeted' && is !== 'arrived') return { reason: 'notAtTheWelcomeDesk' }
    return { type: 'numberGiven', body: { ticket, enquiry, service, needs, callBy, partySize, ...(told ? { told } : {}) } }
  })
}

/** The number first, where many stand at the door: what they came for follows. */
export function giveNumberFirst(state: CentreState, command: Of<'giveNumberFirst'>, asked: Asked): Decision {
  const { visit, ticket, needs, callBy, partySize } = command
  return onVisit(state, asked, visit, (known) => {
    if (known.ticket !== null) return { reason: 'alreadyHasNumber', ticket: known.ticket }
    const { is } = known.situation
    if (is !== 'greeted' && is !== 'arrived') return { reason: 'notAtTheWelcomeDesk' }
    return { type: 'numberGivenFirst', body: { ticket, needs, callBy, partySize } }
  })
}

/** Answered at the welcome desk: no number needed. */
export function answerHere(state: CentreState, { visit, service }: Of<'answerHere'>, asked: Asked): Decision {
  if (service !== null && !isOffered(state, service)) return { refused: { reason: 'unknownService' } }
  return onVisit(state, asked, visit, ({ situation }) =>
    situation.is === 'greeted' || situation.is === 'arrived' || situation.is === 'waiting' || situation.is === 'steppedOut'
      ? { type: 'answeredAtWelcomeDesk', body: { service } }
      : { reason: 'notAtTheWelcomeDesk' },
  )
}
