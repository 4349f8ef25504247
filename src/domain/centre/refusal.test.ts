import { describe, expect, test } from 'vitest'
import { given } from '#test/support/given.ts'
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
}
const say = (refusal: Refusal) => refusalSentence(refusal, given().state)

describe('a refusal', () => {
  test.each(Object.values(EACH))('$reason is said in a whole sentence', (refusal) => {
    expect(say(refusal)).toMatch(/^[A-Z0-9].*\.$/)
    expect(say(refusal)).not.toMatch(/undefined|null/)
  })

  test('names the desk by its label and the person by their number', () => {
    expect(say(EACH.notInQueue)).toBe('7 is with Desk 1.')
    expect(say({ reason: 'notInQueue', ticket: null, by: null })).toBe('This person is not waiting any more.')
    expect(say({ reason: 'deskBusy', desk: 'nine', ticket: '7' })).toBe('That desk is still with 7. Finish first.')
    expect(say(EACH.alreadyHasNumber)).toContain('7')
  })
})
