import { expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, called, DAY, given, make, seen, waiting } from '#test/support/given.ts'
import { beforeClosing } from './beforeClosing.ts'

const until = (clock: string, desk = 'one', from = '9:00') => make('rotaSet', '7:00', { desk, open: [{ from: at(from), to: at(clock) }] })
const open9to5 = make('hoursSet', '7:00', { week: Array.from({ length: 7 }, () => [{ from: 540, to: 1020 }]) })
/** Everybody for Council Tax, which desk one alone serves of those that are open; 10 minutes each by plan. */
const queue = (count: number): Made[] => Array.from({ length: count }, (_, i) => waiting(`v${i}`, `16:${10 + i}`, String(i + 1), { service: 'tax' })).flat()
const warned = (clock: string, ...told: Made[]) => beforeClosing(given(told).state, DAY, at(clock), 'tax')

test('whoever would begin after closing time may not be seen: those in front, by what their service takes', () => {
  expect(warned('16:30', until('17:00'), ...queue(3))).toEqual({ closesAt: at('17:00'), visits: [], next: false })
  expect(warned('16:30', until('17:00'), ...queue(2))).toMatchObject({ visits: [], next: true })
  expect(warned('16:30', until('17:00'), ...queue(5))?.visits).toEqual(['v3', 'v4'])
  expect(warned('16:45', until('17:00'), ...queue(5))?.visits).toEqual(['v2', 'v3', 'v4'])
})

test('each goes to the first desk that is free and can see them', () => {
  expect(warned('16:30', until('17:00'), make('deskOpened', '8:50', { desk: 'three' }), ...queue(6))?.visits).toEqual([])
  // Desk three is busy for 10 minutes more by plan, and is back from no break before 4:50pm.
  const busy = [...waiting('x', '16:00', '90', { service: 'tax' }), called('x', '16:29', 'three'), seen('x', '16:30', 'three')]
  expect(warned('16:30', until('17:00'), make('deskOpened', '8:50', { desk: 'three' }), ...busy, ...queue(5))?.visits).toEqual([])
  expect(warned('16:30', until('17:00'), make('deskOpened', '8:50', { desk: 'three' }), ...busy, ...queue(6))?.visits).toEqual(['v5'])
  const away = make('deskOnBreak', '16:30', { desk: 'three', until: at('16:50') })
  expect(warned('16:30', until('17:00'), make('deskOpened', '8:50', { desk: 'three' }), away, ...queue(5))?.visits).toEqual(['v4'])
})

test('a desk that opens later by the rota counts from then on', () => {
  expect(warned('16:30', until('17:00'), until('17:00', 'three', '16:40'), ...queue(5))?.visits).toEqual([])
})

test('nobody is named whom no desk of today can see: that is another trouble', () => {
  const { state } = given(until('17:00'), waiting('p', '16:20', '1', { service: 'parking' }))
  expect(beforeClosing(state, DAY, at('16:59'), 'parking')).toEqual({ closesAt: at('17:00'), visits: [], next: true })
})

test('the hours of the centre say when it closes, else the desk that closes last; where nobody said, and after closing, there is no warning', () => {
  expect(warned('16:30', open9to5, until('16:00'))?.closesAt).toBe(at('17:00'))
  expect(warned('16:30', until('16:45'), until('17:15', 'two'))?.closesAt).toBe(at('17:15'))
  expect(warned('16:30', ...queue(9))).toBeNull()
  expect(warned('17:00', until('17:00'), ...queue(9))).toBeNull()
})
