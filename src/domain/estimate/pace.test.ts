import { describe, expect, test } from 'vitest'
import type { Pace, UsualPace } from './pace.ts'
import { PLANNED_PACE, heard, later, lookBack, meanOf, paceAfter, stillHeard, usualPace } from './pace.ts'

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

  const day = (slowMinutes: number) => Array.from({ length: 50 }, (_, i) => ({ minute: i * 8, excess: i < 50 - slowMinutes / 8 ? 0 : 0.46, variance: 0.12 }))
  const afterDays = (n: number, slowMinutes: number, from: UsualPace = PLANNED_PACE): UsualPace =>
    Array.from({ length: n }).reduce<UsualPace>((usual) => paceAfter(usual, day(slowMinutes), lookBack(usual, day(slowMinutes)), 0.1), from)

  test('looking back, a slow afternoon is none of the day’s own pace', () => {
    const { square, paces } = lookBack(PLANNED_PACE, day(160))
    expect(square).toBeLessThan(0.02)
    expect(paces[20]?.is).toBeLessThan(0.1)
    expect(paces[40]?.is).toBeGreaterThan(0.3)
  })

  test('days with a slow afternoon teach that much of the time is slow, one a little and some a lot; days without, that hardly any is', () => {
    const [one, six] = [afterDays(1, 160), afterDays(6, 160)]
    expect(six.slow).toBeGreaterThan(0.15)
    expect(one.slow).toBeLessThan(six.slow - 0.05)
    expect(afterDays(6, 0).slow).toBeLessThan(0.03)
    expect(afterDays(8, 0, six).slow).toBeLessThan(six.slow / 2)
    // However long it was none before.
    expect(afterDays(3, 160, afterDays(60, 0)).slow).toBeGreaterThan(0.08)
  })

  test('goes on from what a release before it learned', () => {
    const before = { apart: 0.004, slow: 0.1 }
    expect(afterDays(1, 160, before).slow).toBeCloseTo(afterDays(1, 160).slow, 4)
  })
})
