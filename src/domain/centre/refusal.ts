import type { DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Late } from '#domain/queue/wouldMakeLate.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { SettingRefusal } from './settingRefusal.ts'
import { SETTING_SENTENCES } from './settingRefusal.ts'
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
  | { reason: 'unknownStaff' }
  | { reason: 'unknownPanic' }
  | { reason: 'unknownPrivate' }
  | { reason: 'evacuating' }
  | { reason: 'notOver' }
  | { reason: 'notYet' }
  | { reason: 'nothingToCorrect' }
  /** Between which instants it must lie; null: no bound on that side. */
  | { reason: 'outOfOrder'; after: Instant | null; before: Instant | null }
  | { reason: 'deskAndCall' }
  | { reason: 'enteredAlready'; ticket: string }
  | { reason: 'stillOpen'; count: number }
  | { reason: 'notPractice' }
  | { reason: 'howTold' }
  | { reason: 'unknownDelayReason' }
  | { reason: 'toldTimePassed' }
  | { reason: 'notAfterTheirs' }
  | { reason: 'calledAlready'; ticket: string | null }
  | { reason: 'nobodyToTell' }
  | { reason: 'unknownNotice' }
  | { reason: 'unknownOutage' }
  | { reason: 'appointmentCancelled' }
  | { reason: 'appointmentMoved'; day: DayKey }
  | { reason: 'slotPast' }
  | { reason: 'closedThen' }
  | { reason: 'tooFarAhead' }
  | SettingRefusal
  // Questions: said `anyway`, it is done.
  | ({ reason: 'wouldMakeLate' } & Late)
  | { reason: 'nobodyThen'; at: Instant }
  /** `nearest`: the free slot of the day that is nearest to it; null: none is left. */
  | { reason: 'slotTaken'; at: Instant; nearest: Instant | null }
  | { reason: 'slotKept'; at: Instant; nearest: Instant | null }
  | { reason: 'onlyDeskForThem'; desk: DeskId; tickets: string[] }

export type RefusalReason = Refusal['reason']

/** How a sentence names a desk, an instant and a person. */
type Naming = { desk(id: DeskId): string; time(at: Instant): string; number(ticket: string | null): string }

const SENTENCES: { [R in RefusalReason]: (refusal: Extract<Refusal, { reason: R }>, naming: Naming) => string } = {
  unknownVisit: () => 'We cannot find this person. They may be from another day. Look for them by number.',
  unknownDesk: () => 'This centre has no such desk. Choose one from the list.',
  unknownService: () => 'This centre does not offer that service. Choose one from the list.',
  unknownAppointment: () => 'We cannot find that appointment. Look for it by time or reference.',
  alreadyHere: () => 'They are already marked as here.',
  alreadyHasNumber: (refusal) => `They already have number ${refusal.ticket}.`,
  notAtTheWelcomeDesk: () => 'They have left the welcome desk. Find them in the queue.',
  nobodyWaiting: () => 'Nobody is waiting whom this desk can see now.',
  notInQueue: (refusal, { desk, number }) =>
    refusal.by ? `${number(refusal.ticket)} is with ${desk(refusal.by)}.` : `${number(refusal.ticket)} is not waiting any more.`,
  deskClosed: (refusal, { desk }) => `${desk(refusal.desk)} is closed. Open it to call.`,
  deskBusy: (refusal, { desk, number }) => `${desk(refusal.desk)} is still with ${number(refusal.ticket)}. Finish first.`,
  notAtThisDesk: (refusal, { desk }) => `They are not at ${desk(refusal.desk)}.`,
  notCalled: () => 'They have not been called. Call them first.',
  notBeingSeen: () => 'Nobody has started to see them. Press “They are here” first.',
  notAway: () => 'They are not marked as away.',
  notOnHold: () => 'They are not on hold.',
  alreadyOver: () => 'This visit has ended.',
  alreadyBeingSeen: () => 'They are being seen.',
  nextMissing: () => 'Say by when, and how we tell them.',
  sameService: () => 'They are already in the queue for that service. Choose another.',
  tooLateToUndo: () => 'Undo works for 10 seconds. That time has passed.',
  changedSince: () => 'Something has happened since, so this can no longer be undone.',
  alreadySo: () => 'It is already so.',
  hasAppointment: (refusal, { time }) => `They already have an appointment at ${time(refusal.bookedAt)}.`,
  deskOnBreak: (refusal, { desk, time }) => `${desk(refusal.desk)} is on a break until ${time(refusal.until)}. Open it to call.`,
  breakIsOver: () => 'Choose a time that is still to come.',
  calledJustNow: (refusal, { time }) => `They were called less than a minute ago. Call again from ${time(wholeMinute(refusal.from))}.`,
  callOnceMore: (refusal, { time }) => `Call once more before you say that nobody came, from ${time(wholeMinute(refusal.from))}.`,
  whyOutOfTurn: (refusal, { number }) => `${number(refusal.ticket)} is not next. Say why you call them now.`,
  unknownStaff: () => 'This centre has nobody of that name on its list. Choose somebody from the list.',
  unknownPanic: () => 'We cannot find that call for help. It may be from another day.',
  unknownPrivate: () => 'We cannot find this visitor. They may be from another day.',
  evacuating: () => 'Everybody is leaving the building. Nobody is called until the evacuation is over.',
  notOver: () => 'This visit has not ended, so there is nothing to open again.',
  notYet: () => 'That time is still to come. Give a time that has passed.',
  nothingToCorrect: () => 'There is nothing of that kind to put right yet.',
  outOfOrder: (refusal, { time }) => sayBetween(refusal.after === null ? null : time(refusal.after), refusal.before === null ? null : time(refusal.before)),
  deskAndCall: () =>
    'Somebody who was seen was called, at a desk, and the visit ended. Give the time of the call, the desk and the time it ended, or none of them.',
  enteredAlready: (refusal) => `${refusal.ticket} with that time of arrival is entered already. Go on with the next row.`,
  stillOpen: (refusal) =>
    refusal.count === 1 ? 'One person is still open. Say what became of them first.' : `${refusal.count} people are still open. Say what became of each first.`,
  notPractice: () => 'This is not a practice visit.',
  howTold: () => 'Say how they were told: in person, on the screen or by message.',
  unknownDelayReason: () => 'This centre has no such reason. Choose one from the list.',
  toldTimePassed: () => 'That time has passed. Give a time that is still to come.',
  notAfterTheirs: () => 'That is not after the time of their appointment. Give a later time.',
  calledAlready: (refusal, { number }) => `${number(refusal.ticket)} has been called, so a notice would not count any more.`,
  nobodyToTell: () => 'Nobody is waiting who has to be told.',
  unknownNotice: () => 'We cannot find that notice. It may be from another day.',
  unknownOutage: () => 'We cannot find that outage. It was taken back already, or is from another day.',
  appointmentCancelled: () => 'This appointment was cancelled. Greet them without it, or book another time.',
  appointmentMoved: (refusal) => `This appointment was moved to ${sayDay(refusal.day)}. Greet them without it, or look for it there.`,
  slotPast: () => 'That time has passed. Choose one that is still to come.',
  closedThen: () => 'We are closed then. Choose another time.',
  tooFarAhead: () => 'That is more than two years ahead. Check the year.',
  ...SETTING_SENTENCES,
  wouldMakeLate: (refusal, { time }) => `Appointment at ${time(refusal.bookedAt)}. Call anyway?`,
  nobodyThen: (refusal, { time }) => `No desk that does this is there at ${time(refusal.at)}. Take that time anyway?`,
  slotTaken: (refusal, { time }) => `${time(refusal.at)} is taken. ${sayNearest(refusal.nearest, time)} Take it anyway?`,
  slotKept: (refusal, { time }) => `The desks that are free at ${time(refusal.at)} are kept for walk-ins. ${sayNearest(refusal.nearest, time)} Take it anyway?`,
  onlyDeskForThem: (refusal, { desk }) =>
    `Only ${desk(refusal.desk)} can see ${listed(refusal.tickets)}, who ${refusal.tickets.length === 1 ? 'waits' : 'wait'}. Close anyway?`,
}

/** What happened and how to mend it, in the words of the desk. */
export function refusalSentence(refusal: Refusal, state: CentreState): string {
  const sentence = SENTENCES[refusal.reason] as (refusal: Refusal, naming: Naming) => string
  return sentence(refusal, {
    desk: (id) => state.desks.get(id)?.label ?? 'That desk',
    time: (at) => sayTime(at, state.centre?.timeZone ?? 'Europe/London'),
    number: (ticket) => ticket ?? 'This person',
  })
}

function sayNearest(nearest: Instant | null, time: Naming['time']): string {
  return nearest === null ? 'No other time is free on that day.' : `${time(nearest)} is free.`
}

/** The minute from which on it holds all the way through. */
function wholeMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE) * MINUTE
}

function sayBetween(after: string | null, before: string | null): string {
  if (after !== null && before !== null) return `Give a time from ${after} to ${before}, so that the times stay in their order.`
  return after !== null
    ? `Give a time from ${after} on, so that the times stay in their order.`
    : `Give a time up to ${before ?? 'now'}, so that the times stay in their order.`
}

/** "27", "27 and 31", "27, 31 and 3 more". */
function listed(tickets: readonly string[]): string {
  if (tickets.length < 3) return tickets.join(' and ')
  return `${tickets.slice(0, 2).join(', ')} and ${tickets.length - 2} more`
}
