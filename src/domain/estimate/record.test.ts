/* What a centre makes of its own estimates. */
import { describe, expect, test } from 'vitest'
import type { Estimated, Method, OwnRecord } from './record.ts'
import { NO_RECORD, warningOf, methodOf, reachOf, recorded, sumsOf, weighed } from './record.ts'
import { FEATURES, guessed, solved } from './regression.ts'

const x = Array.from({ length: FEATURES }, (_, i) => (i === 0 ? 1 : 0))
/** One estimate of 10 minutes, by the end 20, and how long it was. */
const estimate = (waited: number, guesses: Partial<Record<Method, number>> = {}): Estimated => ({
  kind: 'waiting',
  spread: { low: 5, middle: 10, high: 19 },
  guesses: { played: 10, regression: Number.NaN, both: Number.NaN, plain: 30, ...guesses },
  x,
  waited,
})
const days = (n: number, day: readonly Estimated[], record: OwnRecord = NO_RECORD): OwnRecord =>
  n === 0 ? record : days(n - 1, day, recorded(record, day, []))
const many = (n: number, one: Estimated) => Array.from({ length: n }, () => one)

describe('which way of estimating', () => {
  test('playing forward, while nothing is known', () => {
    expect(methodOf(NO_RECORD, 'waiting')).toBe('played')
    expect(methodOf(days(1, many(50, estimate(30))), 'waiting')).toBe('played')
  })

  test('another where the record shows for long that it is nearer', () => {
    expect(methodOf(days(10, many(50, estimate(30))), 'waiting')).toBe('plain')
    expect(methodOf(days(10, many(50, estimate(16, { regression: 15, both: 12.5 }))), 'waiting')).toBe('regression')
  })

  test('not for a difference that chance makes, and not because of the other kind', () => {
    expect(methodOf(days(10, many(50, estimate(11, { plain: 11.99 }))), 'waiting')).toBe('played')
    expect(methodOf(days(10, many(50, estimate(30))), 'arrival')).toBe('played')
  })

  test('beside playing on the same days alone: not because it said nothing yet on the bad first ones', () => {
    const first = days(
      3,
      many(100, estimate(22)).map((one) => ({ ...one, guesses: { ...one.guesses, plain: Number.NaN } })),
    )
    expect(methodOf(days(3, many(100, estimate(16, { regression: 23, both: 23, plain: 40 })), first), 'waiting')).toBe('played')
    expect(methodOf(days(3, many(100, estimate(16, { regression: 15, both: 23, plain: 40 })), first), 'waiting')).toBe('regression')
  })

  test('and playing forward again when that is nearer', () => {
    const before = days(10, many(50, estimate(30)))
    expect(methodOf(days(20, many(50, estimate(10)), before), 'waiting')).toBe('played')
  })
})

describe('the regression', () => {
  const guess = (record: OwnRecord, kind: 'arrival' | 'waiting') => guessed(solved(sumsOf(record, kind)) ?? [], x)

  test('of those who have just come is one, and of those who wait another', () => {
    const record = days(6, [...many(300, { ...estimate(4), kind: 'arrival' }), ...many(300, estimate(25))])
    expect(guess(record, 'arrival')).toBeCloseTo(4, 0)
    expect(guess(record, 'waiting')).toBeCloseTo(25, 0)
  })

  test('as a release before this one wrote it, one for both, is begun anew', () => {
    const before = { ...days(6, many(300, estimate(25))), sums: { xx: [9], xy: [9] } as unknown as OwnRecord['sums'] }
    expect(solved(sumsOf(before, 'arrival'))).toBeNull()
    expect(guess(days(3, many(300, estimate(7)), before), 'waiting')).toBeCloseTo(7, 0)
  })
})

describe('how wide a range is', () => {
  const at = (record: OwnRecord) => reachOf(record, 'waiting')

  test('little wider than it was played, before anything is known', () => {
    expect(at(NO_RECORD)).toBeGreaterThan(1)
    expect(at(NO_RECORD)).toBeLessThan(1.1)
  })

  test('wider where more than one in ten was called after its end, so that nine in ten are called before it', () => {
    const day = [...many(70, estimate(10)), ...many(30, estimate(40))]
    // Three in ten waited 30 minutes longer than the middle: three times the width of ten.
    expect(at(days(12, day))).toBeGreaterThan(2.8)
  })

  test('narrower where nearly everybody was called long before its end', () => {
    expect(at(days(12, many(100, estimate(11))))).toBeLessThan(0.6)
  })

  test('by the last days more than by those before', () => {
    const bad = days(10, [...many(70, estimate(10)), ...many(30, estimate(40))])
    expect(at(days(20, many(100, estimate(11)), bad))).toBeLessThan(at(bad) - 0.5)
  })
})

describe('how far an warning is trusted', () => {
  test('as the chance says, more or less, before anything is known; and never out of order', () => {
    const warning = warningOf(NO_RECORD)
    expect(warning(0)).toBe(0)
    expect(warning(1)).toBe(1)
    // What comes true in three of four cases is asked to be told.
    expect(warning(0.68)).toBeGreaterThanOrEqual(0.7)
    expect(warning(0.6)).toBeLessThan(0.7)
    const steps = Array.from({ length: 101 }, (_, i) => warning(i / 100))
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  })

  test('less, the further ahead the appointment is; not by more than 0.3, and never below nothing', () => {
    expect([-5, 0].map((ahead) => weighed(0.8, ahead))).toEqual([0.8, 0.8])
    expect(weighed(0.8, 5)).toBeLessThan(0.8)
    expect(weighed(0.8, 10)).toBeLessThan(weighed(0.8, 5))
    expect(weighed(0.8, 15)).toBeLessThan(weighed(0.8, 10))
    expect(weighed(0.8, 20)).toBeCloseTo(0.5, 9)
    expect(weighed(0.8, 60)).toBeCloseTo(0.5, 9)
    expect(weighed(0.1, 60)).toBe(0)
  })

  test('staff are warned at a lower chance where late ones were not seen coming', () => {
    const unseen = Array.from({ length: 40 }, (_, i) => ({ chance: i % 4 === 0 ? 0.6 : 0.12, late: true })).concat(
      Array.from({ length: 100 }, () => ({ chance: 0.05, late: false })),
    )
    const record = Array.from({ length: 5 }).reduce<OwnRecord>((all) => recorded(all, [], unseen), NO_RECORD)
    expect(warningOf(record)(0.15)).toBeGreaterThanOrEqual(0.3)
    expect(warningOf(NO_RECORD)(0.05)).toBeLessThan(0.3)
  })

  test('the public is not told where high chances came to nothing', () => {
    const nothing = [...Array.from({ length: 30 }, () => ({ chance: 0.72, late: false })), ...Array.from({ length: 30 }, () => ({ chance: 0.88, late: true }))]
    const record = Array.from({ length: 5 }).reduce<OwnRecord>((all) => recorded(all, [], nothing), NO_RECORD)
    expect(warningOf(record)(0.72)).toBeLessThan(0.7)
    expect(warningOf(record)(0.88)).toBeGreaterThanOrEqual(0.7)
  })

  test('a few warnings hardly move it', () => {
    const few = recorded(
      NO_RECORD,
      [],
      [0.62, 0.65, 0.68].map((chance) => ({ chance, late: false })),
    )
    for (const chance of [0.3, 0.5, 0.65, 0.8]) expect(Math.abs(warningOf(few)(chance) - warningOf(NO_RECORD)(chance))).toBeLessThan(0.06)
  })

  test('of marks that are as good the lowest counts: better warned once too often', () => {
    const clear = [...Array.from({ length: 40 }, () => ({ chance: 0.97, late: true })), ...Array.from({ length: 40 }, () => ({ chance: 0.12, late: false }))]
    const record = Array.from({ length: 8 }).reduce<OwnRecord>((all) => recorded(all, [], clear), NO_RECORD)
    expect(warningOf(record)(0.35)).toBeGreaterThanOrEqual(0.5)
    expect(warningOf(record)(0.12)).toBeLessThan(0.3)
  })
})
