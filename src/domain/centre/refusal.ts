import type { DeskId, ServiceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { Late } from '#domain/queue/wouldMakeLate.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { CentreState } from './state.ts'

/** Why a command is not done. A value, never thrown; each reason has a sentence for the person at the desk. */
export type Refusal =
  | { reason: 'unknownVisit' }
  | { reason: 'unknownDesk' }
  | { reason: 'unknownService' }
  | { reason: 'unknownAppointment' }
  | { reason: 'alreadyHere' }
  | { reason: 'alreadyHasNumber'; ticket: string }
  | { reason: 'notAtTheWelcomeDesk' }
  | { reason: 'nobodyWaiting' }
  | { reason: 'notInQueue'; ticket: string | null; by: DeskId | null }
  | { reason: 'deskClosed'; desk: DeskId }
  | { reason: 'deskBusy'; desk: DeskId; ticket: string | null }
  | { reason: 'notAtThisDesk'; desk: DeskId }
  | { reason: 'notCalled' }
  | { reason: 'notBeingSeen' }
  | { reason: 'notAway' }
  | { reason: 'notOnHold' }
  | { reason: 'alreadyOver' }
  | { reason: 'alreadyBeingSeen' }
  | { reason: 'nextMissing' }
  | { reason: 'sameService'; service: ServiceId }
  | { reason: 'tooLateToUndo' }
  | { reason: 'changedSince' }
  | { reason: 'alreadySo' }
  | { reason: 'hasAppointment'; bookedAt: Instant }
  | { reason: 'deskOnBreak'; desk: DeskId; until: Instant }
  | { reason: 'breakIsOver' }
  /** A second call comes no sooner than at `from`. */
  | { reason: 'calledJustNow'; from: Instant }
  | { reason: 'callOnceMore'; from: Instant }
  | { reason: 'whyOutOfTurn'; ticket: string | null }
  // Questions: said `anyway`, it is done.
  | ({ reason: 'wouldMakeLate' } & Late)
  | { reason: 'onlyDeskForThem'; desk: DeskId; tickets: string[] }

export type RefusalReason = Refusal['reason']

/** What happened and how to mend it, in the words of the desk. */
export function refusalSentence(refusal: Refusal, state: CentreState): string {
  const desk = (id: DeskId) => state.desks.get(id)?.label ?? 'That desk'
  const time = (at: Instant) => sayTime(at, state.centre?.timeZone ?? 'Europe/London')
  const number = (ticket: string | null) => ticket ?? 'This person'
  switch (refusal.reason) {
    case 'unknownVisit':
      return 'We cannot find this person. They may be from another day. Look for them by number.'
    case 'unknownDesk':
      return 'This centre has no such desk. Choose one from the list.'
    case 'unknownService':
      return 'This centre does not offer that service. Choose one from the list.'
    case 'unknownAppointment':
      return 'We cannot find that appointment. Look for it by time or reference.'
    case 'alreadyHere':
      return 'They are already marked as here.'
    case 'alreadyHasNumber':
      return `They already have number ${refusal.ticket}.`
    case 'notAtTheWelcomeDesk':
      return 'They have left the welcome desk. Find them in the queue.'
    case 'nobodyWaiting':
      return 'Nobody is waiting whom this desk can see now.'
    case 'notInQueue':
      return refusal.by ? `${number(refusal.ticket)} is with ${desk(refusal.by)}.` : `${number(refusal.ticket)} is not waiting any more.`
    case 'deskClosed':
      return `${desk(refusal.desk)} is closed. Open it to call.`
    case 'deskBusy':
      return `${desk(refusal.desk)} is still with ${number(refusal.ticket)}. Finish first.`
    case 'notAtThisDesk':
      return `They are not at ${desk(refusal.desk)}.`
    case 'notCalled':
      return 'They have not been called. Call them first.'
    case 'notBeingSeen':
      return 'Nobody has started to see them. Press “They are here” first.'
    case 'notAway':
      return 'They are not marked as away.'
    case 'notOnHold':
      return 'They are not on hold.'
    case 'alreadyOver':
      return 'This visit has ended.'
    case 'alreadyBeingSeen':
      return 'They are being seen.'
    case 'nextMissing':
      return 'Say by when, and how we tell them.'
    case 'sameService':
      return 'They are already in the queue for that service. Choose another.'
    case 'tooLateToUndo':
      return 'Undo works for 10 seconds. That time has passed.'
    case 'changedSince':
      return 'Something has happened since, so this can no longer be undone.'
    case 'alreadySo':
      return 'It is already so.'
    case 'hasAppointment':
      return `They already have an appointment at ${time(refusal.bookedAt)}.`
    case 'deskOnBreak':
      return `${desk(refusal.desk)} is on a break until ${time(refusal.until)}. Open it to call.`
    case 'breakIsOver':
      return 'Choose a time that is still to come.'
    case 'calledJustNow':
      return `They were called less than a minute ago. Call again from ${time(refusal.from)}.`
    case 'callOnceMore':
      return `Call once more before you say that nobody came, from ${time(refusal.from)}.`
    case 'whyOutOfTurn':
      return `${number(refusal.ticket)} is not next. Say why you call them now.`
    case 'wouldMakeLate':
      return `Appointment at ${time(refusal.bookedAt)}. Call anyway?`
    case 'onlyDeskForThem':
      return `Only ${desk(refusal.desk)} can see ${listed(refusal.tickets)}, who ${refusal.tickets.length === 1 ? 'waits' : 'wait'}. Close anyway?`
  }
}

/** "27", "27 and 31", "27, 31 and 3 more". */
function listed(tickets: readonly string[]): string {
  if (tickets.length < 3) return tickets.join(' and ')
  return `${tickets.slice(0, 2).join(', ')} and ${tickets.length - 2} more`
}
