import { describe, expect, test } from 'vitest'
import { SECOND } from '#domain/instant.ts'
import { at, booked, booking, called, came, given, make, numbered, referred, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { callingOrder, nextForDesk, queueForDesk, standing } from './callingOrder.ts'

const ids = (visits: readonly { id: string }[]) => visits.map(({ id }) => id)
const order = (told: (Made | Made[])[], now: number) => ids(callingOrder(given(...told).state, given(...told).day, now))
const first = (visit: string) => make('prioritised', '9:15', { visit, reason: 'unwell' })
/** An appointment, and the person who came for it at the time. */
function appointment(visit: string, clock: string, arrives: string): Made[] {
  const slot = booked(`slot-${visit}`, clock)
  return [booking(slot), came(visit, arrives, slot), numbered(visit, arrives, '90')]
}

describe('the calling rule', () => {
  test('walk-ins stand by arrival, however late they got a number', () => {
    expect(order([came('ann', '9:00'), waiting('bob', '9:01', '1'), numbered('ann', '9:05', '2')], at('9:10'))).toEqual(['ann', 'bob'])
  })

  test('priority stands before arrival, and among each other by arrival', () => {
    const three = [waiting('ann', '9:00', '1'), waiting('bob', '9:01', '2'), waiting('chris', '9:02', '3')]
    expect(order([three.flat(), first('chris'), first('bob')], at('9:20'))).toEqual(['bob', 'chris', 'ann'])
  })

  test('an appointment that is due stands before priority', () => {
    expect(order([waiting('ann', '9:00', '1'), first('ann'), appointment('dina', '9:30', '9:20')], at('9:30'))).toEqual(['dina', 'ann'])
  })

  test('an appointment is due from 2 minutes before its time, to the millisecond', () => {
    const told = [waiting('ann', '9:00', '1'), appointment('dina', '9:30', '9:20')]
    const dina = given(...told).visit('dina')
    expect(standing(given().state, dina, at('9:28') - 1)).toBe('early')
    expect(standing(given().state, dina, at('9:28'))).toBe('due')
    expect(order(told, at('9:28') - 1)).toEqual(['ann', 'dina'])
    expect(order(told, at('9:28'))).toEqual(['dina', 'ann'])
  })

  test('whoever came up to 15 minutes late keeps their appointment, to the millisecond', () => {
    expect(standing(given().state, given(appointment('dina', '9:30', '9:45')).visit('dina'), at('9:50'))).toBe('due')
    const slot = booked('slot', '9:30')
    const late = make('arrived', '9:45', { visit: 'dina', greeted: true, booked: slot })
    expect(
      standing(
        given().state,
        given(booking({ ...slot, at: slot.at - 1 }), { ...late, body: { ...late.body, booked: { ...slot, at: slot.at - 1 } } } as Made).visit('dina'),
        at('9:50'),
      ),
    ).toBe('arrival')
  })

  test('whoever came later than that stands by arrival, or by priority', () => {
    const late = appointment('dina', '9:00', '9:16')
    expect(order([waiting('ann', '9:15', '1'), late, waiting('bob', '9:17', '2')], at('9:20'))).toEqual(['ann', 'dina', 'bob'])
    expect(standing(given().state, given(late, first('dina')).visit('dina'), at('9:20'))).toBe('priority')
  })

  test('two that are due stand by their time, or by their arrival where that was later', () => {
    expect(order([appointment('dina', '9:30', '9:10'), appointment('ed', '9:20', '9:15')], at('9:30'))).toEqual(['ed', 'dina'])
    expect(order([appointment('dina', '9:25', '9:27'), appointment('ed', '9:26', '9:10')], at('9:30'))).toEqual(['ed', 'dina'])
  })

  test('those who are early come last, by their time', () => {
    expect(order([appointment('dina', '11:00', '9:00'), appointment('ed', '10:30', '9:05'), waiting('ann', '9:10', '1')], at('9:15'))).toEqual([
      'ann',
      'ed',
      'dina',
    ])
  })

  test('two who came at the same moment stand the same on every screen', () => {
    const ann = waiting('ann', '9:00', '1')
    const bob = waiting('bob', '9:00', '2')
    expect(order([bob, ann], at('9:10'))).toEqual(order([ann, bob], at('9:10')))
  })

  test('whoever was referred stands by their first arrival', () => {
    const told = [waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), seen('ann', '9:05', 'one'), waiting('bob', '9:03', '2', { service: 'tax' })].flat()
    expect(order([told, referred('ann', '9:20', 'one', 'tax')], at('9:21'))).toEqual(['ann', 'bob'])
  })
})

describe('whom a desk can see', () => {
  test('those whose enquiry in hand it serves', () => {
    const { state, day } = given(waiting('ann', '9:00', '1', { service: 'tax' }), waiting('bob', '9:01', '2'))
    expect(queueForDesk(state, day, 'two', at('9:10')).map((visit) => visit.id)).toEqual(['bob'])
    expect(queueForDesk(state, day, 'nine', at('9:10'))).toEqual([])
  })

  test('the next is never somebody whose time has not come', () => {
    const { state, day } = given(appointment('dina', '10:00', '9:00'))
    expect(nextForDesk(state, day, 'one', at('9:58') - SECOND)).toBeNull()
    expect(nextForDesk(state, day, 'one', at('9:58'))?.id).toBe('dina')
  })
})
