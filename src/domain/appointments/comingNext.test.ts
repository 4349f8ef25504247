import { expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, booked, booking, came, given, make } from '#test/support/given.ts'
import { comingNext } from './comingNext.ts'

test('whoever can still keep their time comes first, and below them those of the last hour who did not come', () => {
  const [gone, old, older, late, next, then] = ['8:55', '9:20', '9:05', '9:50', '10:10', '10:30'].map((clock, i) => booked(`a${i}`, clock))
  const [here, off] = [booked('here', '10:05'), booked('off', '10:15')]
  const made: (Made | Made[])[] = [gone!, old!, older!, then!, next!, late!, here, off].map((one) => booking(one))
  const { day } = given(...made, came('here', '9:58', here), make('appointmentCancelled', '9:00', { appointment: 'off', whose: 'customers', why: 'asked' }))
  const ids = (clock: string) => comingNext(day, at(clock), { grace: 15 }).map(({ id }) => id)
  expect(ids('10:00')).toEqual(['a3', 'a4', 'a5', 'a1', 'a2'])
  // Its grace time is over.
  expect(ids('10:05')).toEqual(['a4', 'a5', 'a3', 'a1'])
})
