/* What is made of waits whose queue looked alike. */
import { expect, test } from 'vitest'
import type { Sums } from './regression.ts'
import { NO_SUMS, added, guessed, solved } from './regression.ts'

/** Many waits of people who found nobody before them: most were called after 2 minutes, three in ten after 40. */
const WAITS = Array.from({ length: 100 }, (_, i) => (i % 10 < 3 ? 40 : 2))
const guess = (sums: Sums, x: readonly number[]) => guessed(solved(sums) ?? [], x)

test('nothing is guessed before enough is known', () => {
  expect(solved(NO_SUMS)).toBeNull()
})

test('it guesses what most of them waited, and a few long waits do not move it', () => {
  let sums = NO_SUMS
  for (let day = 0; day < 12; day++) {
    const before = solved(sums)
    sums = added(
      sums,
      WAITS.map((y) => ({ x: [1, 0], y, guess: before ? guessed(before, [1, 0]) : 10 })),
      2,
    )
  }
  expect(guess(sums, [1, 0])).toBeLessThan(5)
  expect(guess(sums, [1, 0])).toBeGreaterThan(1.5)
})

test('it grows with what makes waits longer', () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({ x: [1, i % 20], y: 3 + 2 * (i % 20), guess: 10 }))
  const sums = added(NO_SUMS, rows, 2)
  expect(guess(sums, [1, 4])).toBeCloseTo(11, 0)
  expect(guess(sums, [1, 16])).toBeCloseTo(35, 0)
})

test('what a release before this one had of other features is begun anew', () => {
  const other = added(
    NO_SUMS,
    WAITS.map((y) => ({ x: [1, 5, 7], y, guess: 10 })),
    3,
  )
  const rows = WAITS.map((y) => ({ x: [1, 0], y, guess: 10 }))
  expect(added(other, rows, 2)).toEqual(added(NO_SUMS, rows, 2))
})
