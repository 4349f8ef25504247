import { expect, test } from 'vitest'
import { at, booked, booking, came, given, make } from '#test/support/given.ts'
import { id } from '#wire/code.ts'
import { cardKeyFor, cardKeyOf, cardKeysOf, isAppointmentCard } from './cardKey.ts'

const slot = booked('a', '10:00')
const moved = (clock: string, day: string, to: number) =>
  make('appointmentMoved', clock, { appointment: 'a', to: { day, at: to, desk: null }, whose: 'customers', why: 'asked' })
const next = moved('8:10', '2027-01-13', at('34:00'))

test('an appointment keeps the key of its card wherever it is moved, and one of the same reference on another day has another', () => {
  const { state } = given(booking(slot), next)
  const here = [...state.days.values()].flatMap(({ appointments }) => [...appointments.values()])
  expect(here.map(cardKeyOf)).toEqual(['booked:a:2027-01-12', 'booked:a:2027-01-12'])
  expect(cardKeyFor('a', '2028-01-12')).toBe('booked:a:2028-01-12')
})

test('the key is an id as the wire has them, also of a long reference', () => {
  for (const one of ['ref-ABCDEFGH-1234567', '0190f6c2-41d2-7c33-a1b5-5d5d0a5b3c11']) {
    expect(id.safeParse(cardKeyFor(one, '2027-01-12')).success).toBe(true)
    expect(isAppointmentCard(cardKeyFor(one, '2027-01-12'))).toBe(true)
  }
  expect(isAppointmentCard('0190f6c2-41d2-7c33-a1b5-5d5d0a5b3c11')).toBe(false)
})

test('a visit shows its own card before that of its appointment; a walk-in has its own alone', () => {
  const { state, day } = given(booking(slot), came('ann', '9:50', slot), came('bob', '9:51'))
  expect(cardKeysOf(day, day.visits.get('ann')!)).toEqual(['ann', 'booked:a:2027-01-12'])
  expect(cardKeysOf(day, day.visits.get('bob')!)).toEqual(['bob'])
  // Whose booking is not of the days that are here.
  const alone = given(came('cyd', '9:50', slot)).day
  expect(cardKeysOf(alone, alone.visits.get('cyd')!)).toEqual(['cyd', 'booked:a:2027-01-12'])
  expect(state.days.size).toBe(1)
})
