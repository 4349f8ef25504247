/* The day's own stretch of what is promised: from who was told what, and when they were called. */
import { expect, test } from 'vitest'
import { as, at, called, given, make, numbered, came, seen, completed, undone, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { stretchOf } from './stretch.ts'

const told = { from: at('9:05'), by: at('9:20'), expected: at('9:12') }
const KEPT = Math.exp(-0.005)
const MISSED = Math.exp(0.045)
/** Somebody who was told so and was called then. */
const one = (visit: string, clock: string): Made[] => [
  ...waiting(visit, '9:00', visit, { told }),
  called(visit, clock, 'two'),
  seen(visit, clock, 'two'),
  completed(visit, clock, 'two'),
]
const many = (count: number, clock: string) => Array.from({ length: count }, (_, i) => one(String(i + 1), clock)).flat()

test('is 1 until somebody who was told is called', () => {
  expect(stretchOf(given().day)).toBe(1)
  expect(stretchOf(given(waiting('1', '9:00', '1', { told })).day)).toBe(1)
  expect(stretchOf(given(waiting('1', '9:00', '1'), called('1', '9:50', 'two')).day)).toBe(1)
})

test('grows by what was missed, shrinks a little by what was kept; at the very time is kept', () => {
  expect(stretchOf(given(one('1', '9:21')).day)).toBeCloseTo(MISSED, 12)
  expect(stretchOf(given(one('1', '9:20')).day)).toBeCloseTo(KEPT, 12)
  expect(stretchOf(given(one('1', '9:15'), one('2', '9:30')).day)).toBeCloseTo(KEPT * MISSED, 12)
})

test('stays between a half and three', () => {
  expect(stretchOf(given(many(200, '9:10')).day)).toBe(0.5)
  expect(stretchOf(given(many(60, '9:40')).day)).toBe(3)
})

test('goes by the calls as the clocks had them, not by the order of the log: it is bounded at each', () => {
  const early = many(200, '9:10')
  const late = one('late', '9:40')
  const [one_, other] = [given(early, late), given(late, early)]
  expect(stretchOf(one_.day)).toBeCloseTo(0.5 * MISSED, 12)
  expect(stretchOf(other.day)).toBe(stretchOf(one_.day))
})

test('asks for the first range and the call that ended that wait, whatever they were told later', () => {
  const again = make('waitTold', '9:15', { visit: '1', from: at('9:30'), by: at('9:45'), expected: at('9:35') })
  expect(stretchOf(given(waiting('1', '9:00', '1', { told }), again, called('1', '9:40', 'two')).day)).toBeCloseTo(MISSED, 12)
})

test('has no trace of a call that was undone, nor of a number', () => {
  const undoneCall = [...waiting('1', '9:00', '1', { told }), as('call', called('1', '9:40', 'two')), undone('1', '9:40:05', 'call')]
  expect(stretchOf(given(undoneCall).day)).toBe(1)
  const undoneNumber = [came('1', '9:00'), as('number', numbered('1', '9:00', '1', { told })), undone('1', '9:00:05', 'number')]
  expect(stretchOf(given(undoneNumber).day)).toBe(1)
})

test('leaves try-outs and the paper list out', () => {
  const tryOut = [make('practised', '9:00', { visit: 'try' }), numbered('try', '9:01', '9', { told }), called('try', '9:40', 'two')]
  expect(stretchOf(given(tryOut).day)).toBe(1)
})
