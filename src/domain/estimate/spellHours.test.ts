import { describe, expect, test } from 'vitest'
import type { Hour } from './spellHours.ts'
import { beginsIn, hoursAfter, likelierIn, untilOneBegins } from './spellHours.ts'

/** Open from 9 to 5. */
const day = (began: Partial<Record<number, number>>): Hour[] => Array.from({ length: 24 }, (_, h): Hour => [began[h] ?? 0, h >= 9 && h < 17 ? 1 : 0])
const days = (n: number, one: readonly Hour[]) => Array.from({ length: n }).reduce<readonly Hour[] | undefined>((all) => hoursAfter(all, one), undefined)

describe('when slow spells begin', () => {
  test('at any hour alike, where nothing is known or nothing began', () => {
    expect(likelierIn(undefined)).toEqual(Array.from({ length: 24 }, () => 1))
    expect(likelierIn(days(10, day({})))).toEqual(likelierIn(undefined))
  })

  test('likelier at the hours at which they began, and a little at those beside them', () => {
    const likelier = likelierIn(days(10, day({ 11: 1 })))
    expect(likelier[11]!).toBeGreaterThan(likelier[10]!)
    expect(likelier[10]!).toBeGreaterThan(1)
    expect(likelier[10]).toBeCloseTo(likelier[12]!, 9)
    expect(likelier[15]!).toBeLessThan(0.4)
    // Of hours at which nobody was ever here nothing is known.
    expect(likelier[3]).toBe(1)
  })

  test('one spell says little, and what is long ago less than what was lately', () => {
    expect(likelierIn(days(1, day({ 11: 1 })))[11]!).toBeLessThan(2.2)
    const [first, then] = [days(8, day({ 10: 1 })), day({ 15: 1 })]
    const moved = likelierIn(Array.from({ length: 16 }).reduce<readonly Hour[] | undefined>((all) => hoursAfter(all, then), first))
    expect(moved[15]!).toBeGreaterThan(2 * moved[10]!)
  })

  test('counts over hours in part', () => {
    const begins = Array.from({ length: 24 }, (_, h) => (h === 11 ? 0.02 : 0.001))
    expect(beginsIn(begins, 11 * 60 - 10, 11 * 60 + 30)).toBeCloseTo(0.01 + 0.6, 9)
    expect(beginsIn(begins, 700, 700)).toBe(0)
  })

  test('draws when the next begins, over hours in part', () => {
    const begins = Array.from({ length: 24 }, (_, h) => (h === 11 ? 0.02 : 0.001))
    // The share that has begun by then is the share that was drawn.
    for (const u of [0.005, 0.2, 0.6, 0.72]) expect(1 - Math.exp(-beginsIn(begins, 650, 650 + untilOneBegins(begins, 650, u)))).toBeCloseTo(u, 9)
    expect(untilOneBegins(begins, 650, 0.999)).toBe(Number.POSITIVE_INFINITY)
    expect(
      untilOneBegins(
        begins.map(() => 0),
        650,
        0.5,
      ),
    ).toBe(Number.POSITIVE_INFINITY)
  })
})
