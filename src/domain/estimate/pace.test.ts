import { describe, expect, test } from 'vitest'
import type { Pace } from './pace.ts'
import { PLANNED_PACE, heard, later, lookBack, meanOf, stillHeard, usualPace } from './pace.ts'

const after = (excesses: readonly number[], from: Pace = usualPace(PLANNED_PACE), every = 4): Pace =>
  excesses.reduce((pace, excess) => heard(later(pace, every), excess, 0.25), from)
const times = (n: number, excess: number) => Array.from({ length: n }, () => excess)

describe('the pace of a day', () => {
  test('begins as usual: neither quick nor slow', () => {
    expect(Math.abs(meanOf(usualPace(PLANNED_PACE)))).toBeLessThan(0.03)
  })

  test('hardly moves with one service that took long', () => {
    expect(Math.abs(meanOf(after([1.2])) - meanOf(after([0])))).toBeLessThan(0.1)
  })

  test('is slow once many took longer, and no more once they do not', () => {
    const slow = after(times(25, 0.45))
    expect(meanOf(slow)).toBeGreaterThan(0.3)
    expect(meanOf(after(times(40, 0), slow))).toBeLessThan(0.1)
  })

  test('moves with a service that goes on and on', () => {
    expect(meanOf(stillHeard(usualPace(PLANNED_PACE), 1.5, 0.25))).toBeGreaterThan(meanOf(usualPace(PLANNED_PACE)))
  })

  test('lets go of a slow spell while nothing is heard', () => {
    const slow = after(times(25, 0.45))
    expect(meanOf(later(slow, 300))).toBeLessThan(meanOf(slow) / 2)
  })

  test('looking back, a slow afternoon is a share of the day', () => {
    const day = Array.from({ length: 100 }, (_, i) => ({ minute: i * 4, excess: i < 60 ? 0 : 0.46, variance: 0.25 }))
    const { slow, square } = lookBack(PLANNED_PACE, day)
    expect(slow).toBeGreaterThan(0.25)
    expect(slow).toBeLessThan(0.55)
    expect(square).toBeLessThan(0.02)
    expect(
      lookBack(
        PLANNED_PACE,
        day.map((one) => ({ ...one, excess: 0 })),
      ).slow,
    ).toBeLessThan(0.05)
  })
})
