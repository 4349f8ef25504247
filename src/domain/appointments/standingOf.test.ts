import { describe, expect, test } from 'vitest'
import { at, booked, booking, came, called, cameUnseen, given, make, numbered, undone, as } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { dayOf } from '#domain/centre/state.ts'
import { standingOf } from './standingOf.ts'

const slot = booked('a', '10:00')
const stand = (clock: string, ...told: Made[]) => {
  const { day, state } = given(booking(slot), ...told)
  const one = day.appointments.get('a')
  return one && standingOf(one, day, at(clock), state.standards)
}

describe('where an appointment stands', () => {
  test('expected, until the grace is over; then they did not attend', () => {
    expect(stand('9:00')).toBe('expected')
    expect(stand('10:14:59')).toBe('expected')
    expect(stand('10:15')).toBe('didNotAttend')
  })

  test('who did not attend and comes after all is here, too late for the place', () => {
    expect(stand('10:40', cameUnseen('ann', '10:30', slot))).toBe('tooLate')
    // Taken back: nobody came.
    expect(stand('10:40', as('in', came('ann', '10:30', slot)), undone('ann', '10:30:05', 'in'))).toBe('didNotAttend')
  })

  test('early waits for its time, unless a desk had room before', () => {
    const ann = came('ann', '9:40', slot)
    expect(stand('9:50', ann)).toBe('early')
    expect(stand('10:00', ann)).toBe('here')
    expect(stand('9:50', ann, numbered('ann', '9:41', '1'), called('ann', '9:45', 'one'))).toBe('here')
  })

  test('late within the grace, to the second, and beyond it', () => {
    expect(stand('10:20', came('ann', '10:00', slot))).toBe('here')
    expect(stand('10:20', came('ann', '10:00:01', slot))).toBe('late')
    expect(stand('10:20', came('ann', '10:15', slot))).toBe('late')
    expect(stand('10:20', came('ann', '10:15:01', slot))).toBe('tooLate')
  })

  test('cancelled, and moved away; on the day to which it moved it is expected', () => {
    expect(stand('9:00', make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'customers', why: 'asked' }))).toBe('cancelled')
    const moved = make('appointmentMoved', '8:30', { appointment: 'a', to: { day: '2027-01-13', at: at('34:00'), desk: null }, whose: 'ours', why: 'other' })
    expect(stand('11:00', moved)).toBe('moved')
    const { state } = given(booking(slot), moved)
    const next = dayOf(state, '2027-01-13')
    expect(standingOf(next.appointments.get('a')!, next, at('11:00'), state.standards)).toBe('expected')
  })

  test('the queue agrees: within the grace the place is that of the appointment, beyond it that of the arrival', () => {
    const order = (clock: string) => {
      const { state, day } = given(booking(slot), came('wim', '10:05'), numbered('wim', '10:05', '1'), came('ann', clock, slot), numbered('ann', clock, '2'))
      return callingOrder(state, day, at('10:30')).map(({ id }) => id)
    }
    expect(order('10:15')).toEqual(['ann', 'wim'])
    expect(order('10:16')).toEqual(['wim', 'ann'])
  })
})
