import { expect, test } from 'vitest'
import type { BoardFrame } from '#wire/board.ts'
import { makeNewCalls } from './newCalls.ts'

const call = (ticket: string, at = Number(ticket)) => ({ ticket, at, desk: 'Desk 1' })
const frame = (current: BoardFrame['current'], before: BoardFrame['before'] = []): BoardFrame => ({
  clock: { now: 0, rate: 1 },
  timeZone: 'Europe/London',
  demo: false,
  current,
  before,
})

test('a new call sounds once, whatever frames follow', () => {
  const isNew = makeNewCalls()
  expect([frame(null), frame(call('1')), frame(call('1')), frame(call('2'), [call('1')])].map(isNew)).toEqual([false, true, false, true])
})

test('a call again sounds again', () => {
  const isNew = makeNewCalls()
  isNew(frame(null))
  expect([frame(call('1', 10)), frame(call('1', 70))].map(isNew)).toEqual([true, true])
})

test('what stood there when the screen began does not sound', () => {
  const isNew = makeNewCalls()
  expect([frame(call('2'), [call('1')]), frame(call('1'))].map(isNew)).toEqual([false, false])
})

test('a call that comes back because a later one was undone does not sound', () => {
  const isNew = makeNewCalls()
  isNew(frame(null))
  expect([frame(call('1')), frame(call('2'), [call('1')]), frame(call('1'))].map(isNew)).toEqual([true, true, false])
})

test('the first call after an empty board sounds, also when it is an old one that came late', () => {
  const isNew = makeNewCalls()
  expect([frame(call('9')), frame(null), frame(call('3'), [call('9')])].map(isNew)).toEqual([false, false, true])
})

test('an instruction has no sound', () => {
  const isNew = makeNewCalls()
  isNew(frame(null))
  expect(isNew({ ...frame(null), instruction: 'evacuate' })).toBe(false)
})
