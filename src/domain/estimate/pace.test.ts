import { describe, expect, test } from 'vitest'
import type { Pace, UsualPace } from './pace.ts'
import { PLANNED_PACE, heard, later, lookBack, meanOf, paceAfter, stillHeard, usualPace } from './pace.ts'

const NINE = 9 * 60
const USUAL = usualPace(PLANNED_PACE, NINE)
const after = (excesses: readonly number[], from: Pace = USUAL, every = 4): Pace =>
  excesses.reduce((pace, excess) => heard(later(pace, pace.minute + every), excess, 0.25), from)
const times = (n: number, excess: number) => Array.from({ length: n }, () => excess)

describe('the pace of a day', () => {
  test('begins as usual: neither quick nor slow', () => {
    expect(Math.abs(meanOf(USUAL))).toBeLessThan(0.03)
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
    expect(meanOf(stillHeard(USUAL, 1.5, 0.25))).toBeGreaterThan(meanOf(USUAL))
  })

  test('lets go of a slow spell while nothing is heard', () => {
    const slow = after(times(25, 0.45))
    expect(meanOf(later(slow, slow.minute + 300))).toBeLessThan(meanOf(slow) / 2)
  })

  const day = (slowMinutes: number) =>
    Array.from({ length: 50 }, (_, i) => ({ minute: NINE + i * 8, excess: i < 50 - slowMinutes / 8 ? 0 : 0.46, variance: 0.12 }))
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

  test('where spells begin at one time of day they are expected then, and no sooner or later', () => {
    // From 11:30am on, for three hours; each day another day's chance.
    const morning = Array.from({ length: 60 }, (_, i) => ({
      minute: NINE + i * 8,
      excess: (i >= 19 && i < 41 ? 0.4 : 0) + 0.25 * Math.sin(i * 37),
      variance: 0.12,
    }))
    const usual = Array.from({ length: 12 }).reduce<UsualPace>((known) => paceAfter(known, morning, lookBack(known, morning), 0.1), PLANNED_PACE)
    const begins = usualPace(usual, NINE).begins
    expect(begins[11]!).toBeGreaterThan(4 * begins[9]!)
    expect(begins[11]!).toBeGreaterThan(4 * begins[15]!)
    const slowFrom = (minute: number) => meanOf(later(usualPace(usual, minute), minute + 90))
    expect(slowFrom(10.5 * 60)).toBeGreaterThan(slowFrom(14 * 60) + 0.05)
    // Already as a day begins then.
    expect(meanOf(usualPace(usual, 11.5 * 60))).toBeGreaterThan(meanOf(usualPace(usual, 15 * 60)) + 0.02)
    // Twelve of them, not one for each service of each.
    expect(usual.hours!.reduce((sum, [began]) => sum + began, 0)).toBeLessThan(13)
    expect(usual.hours!.reduce((sum, [began]) => sum + began, 0)).toBeGreaterThan(6)
  })

  test('what was slow when the day began, began with the day; and an hour is an hour', () => {
    const slow = Array.from({ length: 50 }, (_, i) => ({ minute: NINE + i * 8, excess: i < 15 ? 0.46 : 0, variance: 0.12 }))
    const { hours } = lookBack({ ...PLANNED_PACE, slow: 0.15 }, slow)
    expect(hours[9]![0]).toBeGreaterThan(0.6)
    expect(hours[9]![1]).toBeLessThan(0.4)
    expect(hours[13]![1]).toBeGreaterThan(0.8)
    expect(hours[13]![1]).toBeLessThanOrEqual(1.1)
  })

  test('days that are all alike for a year leave it able to tell', () => {
    const { apart, slow, hours } = afterDays(300, 0)
    expect(apart).toBeGreaterThan(0.0003)
    expect(Number.isFinite(slow)).toBe(true)
    expect(hours!.flat().every((one) => Number.isFinite(one))).toBe(true)
  })

  test('spells that begin at any hour, also before the doors open, make none likelier', () => {
    // Of twelve days one is slow as it begins, and each hour of the day one becomes slow; for two hours.
    const days = Array.from({ length: 12 }, (_, d) =>
      Array.from({ length: 60 }, (__, i) => ({ minute: NINE + i * 8, excess: i * 8 >= (d - 2) * 60 && i * 8 < d * 60 ? 0.5 : 0, variance: 0.12 })),
    )
    const all = [...days, ...days, ...days]
    const usual = all.reduce<UsualPace>((known, day) => paceAfter(known, day, lookBack(known, day), 0.1), PLANNED_PACE)
    const open = usualPace(usual, NINE).begins.slice(9, 16)
    expect(open[0]! / open[4]!).toBeLessThan(1.6)
  })

  test('a centre without slow spells expects them at every hour alike', () => {
    const begins = usualPace(afterDays(12, 0), NINE).begins
    expect(Math.max(...begins) / Math.min(...begins)).toBeLessThan(1.5)
  })
})
