import { describe, expect, test } from 'vitest'
import type { Overnight } from './overnight.ts'
import { believed, overnight, taught } from './overnight.ts'

/** Well known, over many days. */
const KNOWN = { is: 2, variance: 0.002 }
const CHANGES = { chance: 0.015, by: 0.06 }
const after = (lengths: readonly number[], from: Overnight = overnight(KNOWN, CHANGES)): Overnight =>
  lengths.reduce((belief, length) => taught(belief, length, 0.25), from)
const times = (n: number, length: number) => Array.from({ length: n }, () => length)

describe('what was learned, over night', () => {
  test('is as it was, and a little less sure', () => {
    const { is, variance } = believed(overnight(KNOWN, CHANGES))
    expect(is).toBe(2)
    expect(variance).toBeGreaterThan(KNOWN.variance)
    expect(variance).toBeLessThan(2 * KNOWN.variance)
  })

  test('stays where the day is as always, surer than in the morning', () => {
    const day = after(times(20, 2))
    expect(believed(day).is).toBeCloseTo(2, 5)
    expect(believed(day).variance).toBeLessThan(believed(overnight(KNOWN, CHANGES)).variance)
    expect(day.changed).toBeLessThan(CHANGES.chance)
  })

  test('hardly moves with a day that is a little off, by chance', () => {
    expect(Math.abs(believed(after(times(15, 2.1))).is - 2)).toBeLessThan(0.02)
  })

  test('goes to what is new within two days, where everything takes half as long again', () => {
    const day = after(times(40, 2.4))
    expect(day.changed).toBeGreaterThan(0.8)
    expect(believed(day).is).toBeGreaterThan(2.25)
  })

  test('is moved by no single service further than by two deviations', () => {
    expect(believed(after([9])).is).toBeCloseTo(believed(after([4])).is, 10)
  })
})
