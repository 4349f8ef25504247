import { describe, expect, test } from 'vitest'
import { at, given } from '#test/support/given.ts'
import { refusalSentence } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** One of each. The type makes this list complete. */
const EACH: { [R in Refusal['reason']]: Extract<Refusal, { reason: R }> } = {
  unknownVisit: { reason: 'unknownVisit' },
  unknownDesk: { reason: 'unknownDesk' },
  unknownService: { reason: 'unknownService' },
  unknownAppointment: { reason: 'unknownAppointment' },
  alreadyHere: { reason: 'alreadyHere' },
  alreadyHasNumber: { reason: 'alreadyHasNumber', ticket: '7' },
  notAtTheWelcomeDesk: { reason: 'notAtTheWelcomeDesk' },
  nobodyWaiting: { reason: 'nobodyWaiting' },
  notInQueue: { reason: 'notInQueue', ticket: '7', by: 'one' },
  deskClosed: { reason: 'deskClosed', desk: 'one' },
  deskBusy: { reason: 'deskBusy', desk: 'one', ticket: null },
  notAtThisDesk: { reason: 'notAtThisDesk', desk: 'one' },
  notCalled: { reason: 'notCalled' },
  notBeingSeen: { reason: 'notBeingSeen' },
  notAway: { reason: 'notAway' },
  notOnHold: { reason: 'notOnHold' },
  alreadyOver: { reason: 'alreadyOver' },
  alreadyBeingSeen: { reason: 'alreadyBeingSeen' },
  nextMissing: { reason: 'nextMissing' },
  sameService: { reason: 'sameService', service: 'tax' },
  tooLateToUndo: { reason: 'tooLateToUndo' },
  changedSince: { reason: 'changedSince' },
  alreadySo: { reason: 'alreadySo' },
  hasAppointment: { reason: 'hasAppointment', bookedAt: at('9:30') },
  deskOnBreak: { reason: 'deskOnBreak', desk: 'one', until: at('11:20') },
  breakIsOver: { reason: 'breakIsOver' },
  calledJustNow: { reason: 'calledJustNow', from: at('9:06') },
  callOnceMore: { reason: 'callOnceMore', from: at('9:06') },
  whyOutOfTurn: { reason: 'whyOutOfTurn', ticket: '7' },
  unknownStaff: { reason: 'unknownStaff' },
  unknownPanic: { reason: 'unknownPanic' },
  unknownPrivate: { reason: 'unknownPrivate' },
  evacuating: { reason: 'evacuating' },
  notOver: { reason: 'notOver' },
  notYet: { reason: 'notYet' },
  nothingToCorrect: { reason: 'nothingToCorrect' },
  outOfOrder: { reason: 'outOfOrder', after: at('9:00'), before: at('9:10') },
  deskAndCall: { reason: 'deskAndCall' },
  enteredAlready: { reason: 'enteredAlready', ticket: 'P12' },
  stillOpen: { reason: 'stillOpen', count: 2 },
  notPractice: { reason: 'notPractice' },
  howTold: { reason: 'howTold' },
  unknownDelayReason: { reason: 'unknownDelayReason' },
  toldTimePassed: { reason: 'toldTimePassed' },
  notAfterTheirs: { reason: 'notAfterTheirs' },
  calledAlready: { reason: 'calledAlready', ticket: '7' },
  nobodyToTell: { reason: 'nobodyToTell' },
  unknownNotice: { reason: 'unknownNotice' },
  unknownOutage: { reason: 'unknownOutage' },
  wordsMissing: { reason: 'wordsMissing', of: 'desk', most: 24 },
  wordsTooLong: { reason: 'wordsTooLong', of: 'desk', most: 24 },
  wordsWithSigns: { reason: 'wordsWithSigns', of: 'keyword' },
  numberOutside: { reason: 'numberOutside', of: 'minutes', from: 1, to: 240 },
  tooMany: { reason: 'tooMany', of: 'keyword', most: 40 },
  sameName: { reason: 'sameName', name: 'Desk 1' },
  favouriteTaken: { reason: 'favouriteTaken', digit: 3, by: 'Housing' },
  badInitials: { reason: 'badInitials' },
  noRole: { reason: 'noRole' },
  deskServesNothing: { reason: 'deskServesNothing' },
  lastDesk: { reason: 'lastDesk' },
  lastService: { reason: 'lastService' },
  lastDelayReason: { reason: 'lastDelayReason' },
  fromAfterTo: { reason: 'fromAfterTo', weekday: 0 },
  openingsOverlap: { reason: 'openingsOverlap', weekday: 4 },
  neverOpen: { reason: 'neverOpen' },
  notADay: { reason: 'notADay', day: '2027-02-30' },
  demoStays: { reason: 'demoStays', demo: true },
  notSetUp: { reason: 'notSetUp' },
  appointmentCancelled: { reason: 'appointmentCancelled' },
  appointmentMoved: { reason: 'appointmentMoved', day: '2027-01-14' },
  slotPast: { reason: 'slotPast' },
  closedThen: { reason: 'closedThen' },
  tooFarAhead: { reason: 'tooFarAhead' },
  nobodyThen: { reason: 'nobodyThen', at: at('12:15') },
  slotTaken: { reason: 'slotTaken', at: at('11:30'), nearest: at('11:45') },
  slotKept: { reason: 'slotKept', at: at('11:30'), nearest: null },
  wouldMakeLate: { reason: 'wouldMakeLate', appointment: 'slot', bookedAt: at('10:30'), ticket: null, endsAt: at('10:40') },
  onlyDeskForThem: { reason: 'onlyDeskForThem', desk: 'one', tickets: ['27'] },
}
const say = (refusal: Refusal) => refusalSentence(refusal, given().state)

describe('a refusal', () => {
  test.each(Object.values(EACH))('$reason is said in a whole sentence', (refusal) => {
    expect(say(refusal)).toMatch(/^[A-Z0-9].*[.?]$/)
    expect(say(refusal)).not.toMatch(/undefined|null/)
  })

  test('names the desk by its label and the person by their number', () => {
    expect(say(EACH.notInQueue)).toBe('7 is with Desk 1.')
    expect(say({ reason: 'notInQueue', ticket: null, by: null })).toBe('This person is not waiting any more.')
    expect(say({ reason: 'deskBusy', desk: 'nine', ticket: '7' })).toBe('That desk is still with 7. Finish first.')
    expect(say(EACH.alreadyHasNumber)).toContain('7')
  })

  test('a question says what is at stake, and asks', () => {
    expect(say(EACH.wouldMakeLate)).toBe('Appointment at 10:30am. Call anyway?')
    expect(say(EACH.onlyDeskForThem)).toBe('Only Desk 1 can see 27, who waits. Close anyway?')
    expect(say({ reason: 'onlyDeskForThem', desk: 'one', tickets: ['27', '31'] })).toBe('Only Desk 1 can see 27 and 31, who wait. Close anyway?')
    expect(say({ reason: 'onlyDeskForThem', desk: 'one', tickets: ['27', '31', '32', '33'] })).toContain('27, 31 and 2 more')
  })

  test('a second call is promised from the minute that has begun by then', () => {
    expect(say({ reason: 'calledJustNow', from: at('9:06:30') })).toBe('They were called less than a minute ago. Call again from 9:07am.')
    expect(say({ reason: 'callOnceMore', from: at('9:06') })).toBe('Call once more before you say that nobody came, from 9:06am.')
  })
})
