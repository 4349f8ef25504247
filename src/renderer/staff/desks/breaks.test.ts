import { expect, test } from 'vitest'
import { at, DAY, LONDON } from '#test/support/given.ts'
import { lunchEnds, minutesOn, timeOfDay } from './breaks.ts'

test('a break ends on a whole minute', () => {
  expect(minutesOn(at('12:00'), 15)).toBe(at('12:15'))
  expect(minutesOn(at('12:00:01'), 15)).toBe(at('12:16'))
})

test('lunch ends when the person said so, and is not offered once it is over', () => {
  const lunch = { from: 750, to: 795 }
  expect(lunchEnds(DAY, lunch, at('12:31'), LONDON)).toBe(at('13:15'))
  expect(lunchEnds(DAY, lunch, at('13:15'), LONDON)).toBeNull()
  expect(lunchEnds(DAY, null, at('12:31'), LONDON)).toBeNull()
  // British Summer Time: the clock on the wall, not UTC.
  expect(lunchEnds('2027-07-01', lunch, 0, LONDON)).toBe(Date.parse('2027-07-01T12:15Z'))
})

test('a time that somebody types is of today, or none at all', () => {
  expect(timeOfDay(DAY, '12:45', LONDON)).toBe(at('12:45'))
  expect(['', '24:00', '12:60', 'noon'].map((typed) => timeOfDay(DAY, typed, LONDON))).toEqual([null, null, null, null])
})
