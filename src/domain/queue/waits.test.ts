import { describe, expect, test } from 'vitest'
import { as, at, booked, called, came, given, noAnswer, numbered, undone, waiting } from '#test/support/given.ts'
import { median, percentile, waitedMinutes, waitingMinutes } from './waits.ts'

describe('a wait', () => {
  test('of a walk-in is from arrival to the first call, in whole minutes, seconds dropped', () => {
    const { visit } = given(waiting('ann', '9:00', '1'), called('ann', '9:07:59', 'one'), noAnswer('ann', '9:08', 'one'), called('ann', '9:30', 'two'))
    expect(waitedMinutes(visit('ann'))).toBe(7)
  })

  test('of an appointment counts from its time, or from arrival where that was later', () => {
    const early = booked('slot', '9:30')
    expect(waitedMinutes(given(came('ann', '9:00', early), numbered('ann', '9:00', '1'), called('ann', '9:34', 'one')).visit('ann'))).toBe(4)
    expect(waitedMinutes(given(came('ann', '9:40', early), numbered('ann', '9:40', '1'), called('ann', '9:43', 'one')).visit('ann'))).toBe(3)
    expect(waitedMinutes(given(came('ann', '9:00', early), numbered('ann', '9:00', '1'), called('ann', '9:20', 'one')).visit('ann'))).toBe(0)
  })

  test('goes on until somebody is called: a call that was undone stops nothing', () => {
    const { visit } = given(waiting('ann', '9:00', '1'), as('call', called('ann', '9:05', 'one')), undone('ann', '9:05:05', 'call'))
    expect(waitedMinutes(visit('ann'))).toBeNull()
    expect(waitingMinutes(visit('ann'), at('9:10'))).toBe(10)
  })

  test('is nought while the booked time has not come', () => {
    expect(waitingMinutes(given(came('ann', '9:00', booked('slot', '9:30'))).visit('ann'), at('9:20'))).toBe(0)
  })
})

test('the percentile is by nearest rank, the median the middle', () => {
  expect(percentile([], 0.9)).toBeNull()
  expect(percentile([5], 0.9)).toBe(5)
  expect(percentile([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0.9)).toBe(9)
  expect(percentile([10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11], 0.9)).toBe(10)
  expect(percentile([3, 1, 2], 0)).toBe(1)
  expect(percentile([3, 1, 2], 1)).toBe(3)
  expect(median([])).toBeNull()
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})
