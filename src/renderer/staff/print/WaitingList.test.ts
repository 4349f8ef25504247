import { expect, test } from 'vitest'
import { at, booked, booking, came, given, held, LONDON, make, numbered, waiting } from '#test/support/given.ts'
import { listRows } from './WaitingList.tsx'

test('the waiting list is in calling order, with waits and desks, then who is not in the queue just now', () => {
  const slot = booked('slot', '9:30', 'two')
  const { state, day } = given(
    waiting('ann', '9:00', '1', { service: 'tax' }),
    waiting('bob', '9:05', '2'),
    waiting('cyd', '9:06', '3', { service: 'parking' }),
    waiting('dan', '9:02', '4'),
    held('dan', '9:10', null),
    [booking(slot), came('eve', '9:20', slot), numbered('eve', '9:20', '5')],
    make('prioritised', '9:07', { visit: 'bob', reason: 'unwell' }),
  )
  const rows = listRows(state, day, at('9:20'), LONDON)
  expect(rows.map(({ number, wait, desk }) => [number, wait, desk])).toEqual([
    ['2', '15 min', 'Desks 1 and 2'],
    ['1', '20 min', 'Desk 1'],
    ['3', '14 min', 'No open desk'],
    ['5', '0 min', 'Desks 1 and 2'],
    ['4', '', 'Desks 1 and 2'],
  ])
  expect(rows.at(-1)?.where).toBe('On hold since 9:10am')
  expect(rows[3]?.where).toBe('Waiting, due 9:30am')
})

test('it names no service: nobody on paper is known by what they came for', () => {
  const { state, day } = given(waiting('ann', '9:00', '1', { service: 'tax' }))
  expect(JSON.stringify(listRows(state, day, at('9:20'), LONDON))).not.toContain('Council Tax')
})
