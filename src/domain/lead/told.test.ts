import { expect, test } from 'vitest'
import { at, booked, booking, called, came, given, make, numbered } from '#test/support/given.ts'
import type { Bodies } from '#domain/events.ts'
import { toldOf } from './told.ts'

const slot = booked('slot', '10:30')
const ann = [
  make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'We are busy', short: 'Busy' }] }),
  booking(slot),
  came('ann', '10:27', slot),
  numbered('ann', '10:27', '1'),
]
const notice = (clock: string, expected: string | null, more: Partial<Bodies['delayTold']> = {}) =>
  make('delayTold', clock, {
    notice: `n-${clock}`,
    scope: { of: 'visit', visit: 'ann' },
    reason: 'busy',
    expectedAt: expected === null ? null : at(expected),
    how: ['inPerson'],
    screenLive: null,
    lapsesAt: at('11:59'),
    ...more,
  })
const told = (...events: Parameters<typeof given>) => {
  const { state, day } = given(...ann, ...events)
  return toldOf(state, day, { visit: 'ann' })
}

test('nothing was told', () => expect(told()).toBeNull())
test('nobody came, nothing was told', () => expect(toldOf(given(...ann).state, given(...ann).day, { visit: null })).toBeNull())
test('the last that came to them counts, and how often', () =>
  expect(told(notice('10:30', '10:40'), notice('10:38', '10:50'))).toMatchObject({ at: at('10:38'), times: 2, afterwards: false }))
test('what came after the call did not reach them', () => expect(told(called('ann', '10:50', 'one'), notice('10:55', '11:00'))).toBeNull())
test('in an outage it was written down afterwards, and says so', () =>
  expect(told(called('ann', '10:50', 'one'), make('outageRecorded', '11:00', { from: at('10:20'), to: at('10:59') }), notice('11:01', '10:50'))).toMatchObject({
    at: at('11:01'),
    times: 1,
    afterwards: true,
  }))
