import { expect, test } from 'vitest'
import { readTime } from './readTime.ts'

test.each([
  ['10:42', '10:42'],
  ['1042', '10:42'],
  ['10.42', '10:42'],
  ['10:42am', '10:42'],
  ['10:42 AM', '10:42'],
  ['942', '09:42'],
  ['9', '09:00'],
  ['12', '12:00'],
  ['14:15', '14:15'],
  ['2:15pm', '14:15'],
  ['2pm', '14:00'],
  ['12:05am', '00:05'],
  ['12:05pm', '12:05'],
  ['midday', '12:00'],
  ['0705', '07:05'],
])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time))

test('without am or pm an early hour is meant in the afternoon', () => {
  expect(readTime('215')).toBe('14:15')
  expect(readTime('2:15am')).toBe('02:15')
})

test.each(['', 'soon', '10:4', '25:00', '10:60', '13pm', '0:30pm', '10:42x', '12345'])('%s is no time', (typed) => expect(readTime(typed)).toBeNull())
