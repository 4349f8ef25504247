import { describe, expect, test } from 'vitest'
import { at, LONDON } from '#test/support/given.ts'
import { aboutTime, byTime, rangeOf, sayRange, sayShortly, sayWhenCalled, slips, toldRange } from './say.ts'

const spread = (low: number, high: number, middle = (low + high) / 2) => ({ low, middle, high })
const NEVER = spread(30, 361)

describe('a range', () => {
  test('is rounded outwards to 5 minutes, and is never less than 5 wide', () => {
    expect(rangeOf(spread(11.2, 21))).toEqual({ from: 10, to: 25 })
    expect(rangeOf(spread(0, 0))).toEqual({ from: 0, to: 5 })
    expect(rangeOf(spread(10, 10))).toEqual({ from: 10, to: 15 })
    expect(rangeOf(spread(4.99, 5.01))).toEqual({ from: 0, to: 10 })
  })

  test('is none where nobody can tell', () => {
    for (const one of [undefined, NEVER]) {
      expect(rangeOf(one)).toBeNull()
      expect(toldRange(one, at('10:00'))).toBeNull()
      expect(byTime(one, at('10:00'))).toBeNull()
    }
    // Of whom nobody knows anything nothing slips; who is not called as far as the eye reaches is not called by then.
    expect([undefined, NEVER].map((one) => slips({ by: at('11:00') }, one, at('10:00'), 5))).toEqual([false, true])
  })

  test('in words', () => {
    const said = (from: number, to: number) => sayRange({ from, to })
    expect(said(0, 5)).toBe('soon, within 5 minutes')
    expect(said(0, 10)).toBe('up to 10 minutes')
    expect(said(10, 25)).toBe('10 to 25 minutes')
    expect(said(60, 85)).toBe('60 to 85 minutes')
    expect(said(60, 95)).toBe('60 minutes to 1 hour 35 minutes')
    expect(said(0, 120)).toBe('up to 2 hours')
    expect(sayShortly({ from: 0, to: 10 })).toBe('0 to 10 min')
    expect(sayShortly({ from: 5, to: 145 })).toBe('5 min to 2 hr 25')
    expect(sayShortly({ from: 90, to: 180 })).toBe('1 hr 30 to 3 hr')
  })
})

describe('what is told', () => {
  test('are times rounded outwards on the clock', () => {
    expect(toldRange(spread(9.6, 22, 14.4), at('11:16'))).toEqual({ from: at('11:25'), by: at('11:40'), expected: at('11:30') })
    expect(toldRange(spread(9, 24), at('11:16'))).toMatchObject({ from: at('11:25'), by: at('11:40') })
    expect(toldRange(spread(9, 24.1), at('11:16'))).toMatchObject({ by: at('11:45') })
  })

  test('begins no sooner than now, ends at least 2 minutes from now, and is never less than 5 minutes wide', () => {
    expect(toldRange(spread(0.5, 6), at('11:16'))).toMatchObject({ from: at('11:16'), by: at('11:25') })
    expect(toldRange(spread(0, 0.3), at('11:18'))).toMatchObject({ by: at('11:20') })
    expect(toldRange(spread(0, 0.3), at('11:19'))).toMatchObject({ by: at('11:25') })
    expect(toldRange(spread(9, 9), at('11:16'))).toMatchObject({ from: at('11:25'), by: at('11:30') })
  })

  test('in a sentence to say', () => {
    const said = (low: number, high: number, callBy: 'screen' | 'comeAndGet' = 'screen') =>
      sayWhenCalled(toldRange(spread(low, high), at('11:16')) ?? { from: 0, by: 0, expected: 0 }, at('11:16'), callBy, LONDON)
    expect(said(9, 22)).toBe('We expect to call you on the screen between 11:25am and 11:40am.')
    expect(said(9, 22, 'comeAndGet')).toBe('We expect to come and get you between 11:25am and 11:40am.')
    expect(said(2, 12)).toBe('We expect to call you on the screen by 11:30am.')
    expect(said(0, 3)).toBe('We expect to call you on the screen soon, by 11:20am.')
  })

  test('in the same sentence whenever it is said again: it was said in a minute, and is kept to the millisecond', () => {
    const told = toldRange(spread(1, 12), at('11:24'))
    const said = (clock: string) => told && sayWhenCalled(told, at(clock), 'screen', LONDON)
    expect(said('11:24')).toBe('We expect to call you on the screen between 11:25am and 11:40am.')
    expect(said('11:24:40')).toBe(said('11:24'))
    const soon = toldRange(spread(0, 3), at('11:24'))
    expect(soon && sayWhenCalled(soon, at('11:24:59'), 'screen', LONDON)).toBe('We expect to call you on the screen by 11:30am.')
  })
})

test('about what time is rounded up on the clock, and is not now', () => {
  expect(aboutTime(spread(0, 40, 21.2), at('10:27'))).toBe(at('10:50'))
  expect(aboutTime(spread(0, 3, 0.2), at('10:30'))).toBe(at('10:35'))
  // Whether it is soon can be likely where nobody knows how long it takes at most.
  expect(aboutTime(spread(0, 420, 20), at('10:30'))).toBe(at('10:50'))
  expect(aboutTime(spread(0, 420, 400), at('10:30'))).toBeNull()
  expect(aboutTime(undefined, at('10:30'))).toBeNull()
})

test('a range slips when nine in ten would be called more than 5 whole minutes after its end, a time that was told when that is likely', () => {
  const range = (high: number) => slips({ by: at('11:40') }, spread(5, high, 10), at('11:20'), 5)
  expect([range(25.9), range(26), range(5)]).toEqual([false, true, false])
  const time = (middle: number) => slips({ about: at('11:40') }, spread(5, 90, middle), at('11:20'), 5)
  expect([time(25.9), time(26), time(5)]).toEqual([false, true, false])
})
