import { describe, expect, test } from 'vitest'
import type { Found } from './leaving.ts'
import { foundAfter, goneAfter, leavingRate } from './leaving.ts'

/** So many called after each wait, of whom the share has gone that goes at the rate. */
const calledAt = (rate: number, waits: readonly number[], each: number): Found[] =>
  foundAfter(
    [],
    waits.flatMap((waited) => Array.from({ length: each }, (_, i) => ({ waited, gone: (i + 0.5) / each < goneAfter(rate, waited) }))),
    1,
  )
const WAITS = Array.from({ length: 60 }, (_, i) => i * 1.5)

describe('walk-ins who go without a word', () => {
  test('go at the rate that the calls found, whether most waits are short or long', () => {
    for (const minutes of [60, 150, 300]) {
      expect(1 / leavingRate(calledAt(1 / minutes, WAITS, 200)), `${minutes}`).toBeCloseTo(minutes, -Math.log10(0.05 * minutes))
      expect(1 / leavingRate(calledAt(1 / minutes, WAITS.slice(0, 20), 1000)), `${minutes}`).toBeCloseTo(minutes, -Math.log10(0.1 * minutes))
    }
  })

  test('are thought few before anything was seen, and fewer once many were all there', () => {
    expect(1 / leavingRate([])).toBeCloseTo(400, 0)
    expect(1 / leavingRate(foundAfter([], [{ waited: 2, gone: false }], 1))).toBeCloseTo(400, 0)
    const all = Array.from({ length: 100 }, () => ({ waited: 30, gone: false }))
    expect(1 / leavingRate(foundAfter([], all, 1))).toBeGreaterThan(2500)
  })

  test('and of nobody is it said who has waited less than five minutes', () => {
    expect([0, 5].map((waited) => goneAfter(0.01, waited))).toEqual([0, 0])
    expect(goneAfter(0.01, 105)).toBeCloseTo(1 - Math.exp(-1), 9)
  })

  test('are remembered by how long they had waited, and what was found before counts a little less each day', () => {
    const calls = [
      { waited: 12, gone: true },
      { waited: 14.9, gone: false },
      { waited: 999, gone: true },
    ]
    const [first, next] = [foundAfter([], calls, 0.9), foundAfter(foundAfter([], calls, 0.9), calls, 0.9)]
    expect([first[2], first.at(-1)]).toEqual([
      [1, 1],
      [0, 1],
    ])
    let faded = first
    for (let day = 0; day < 60; day++) faded = foundAfter(faded, [], 0.9)
    expect(faded.flat().every((one) => one === 0)).toBe(true)
    expect([next[2], next.at(-1), next[0]]).toEqual([
      [1.9, 1.9],
      [0, 1.9],
      [0, 0],
    ])
  })
})
