import { expect, test } from 'vitest'
import { at, booked, booking, came, given, LONDON, make } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { isConfirmed, sayStanding, sayWhen } from './words.ts'

const slot = booked('a', '10:00')
const say = (clock: string, ...told: Made[]) => {
  const { state, day } = given({ ...booking(slot), id: 'b1' }, ...told)
  return sayStanding(day.appointments.get('a')!, day, at(clock), state)
}

test('each standing is said in words', () => {
  expect(say('9:00')).toBe('not here yet')
  expect(say('10:15')).toBe('did not attend')
  expect(say('9:50', came('ann', '9:45', slot))).toBe('here early')
  expect(say('10:00', came('ann', '9:45', slot))).toBe('here')
  expect(say('10:20', came('ann', '10:00:30', slot))).toBe('here, 1 minute late')
  expect(say('10:30', came('ann', '10:16', slot))).toBe('here, 16 minutes late, queues by arrival')
  expect(say('9:00', make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'ours', why: 'other' }))).toBe('cancelled')
  const to = { day: '2027-01-13', at: at('34:00'), desk: null }
  expect(say('9:00', make('appointmentMoved', '8:30', { appointment: 'a', to, whose: 'ours', why: 'other' }))).toBe('moved to 13 January 2027')
})

test('a booking and a move are confirmed once the hub gave them back', () => {
  const moved = {
    ...make('appointmentMoved', '8:30', { appointment: 'a', to: { day: '2027-01-12', at: at('11:00'), desk: null }, whose: 'ours', why: 'other' }),
    id: 'm1',
  }
  const one = given({ ...booking(slot), id: 'b1' }, moved).day.appointments.get('a')!
  expect(isConfirmed(one, new Set())).toBe(true)
  expect(isConfirmed(one, new Set(['b1']))).toBe(false)
  expect(isConfirmed(one, new Set(['m1']))).toBe(false)
  expect(isConfirmed(one, new Set(['x']))).toBe(true)
})

test('the day is said where it is another one', () => {
  expect(sayWhen(at('11:30'), at('9:00'), LONDON)).toBe('11:30am')
  expect(sayWhen(at('35:30'), at('9:00'), LONDON)).toBe('Wednesday 13 January, 11:30am')
})
