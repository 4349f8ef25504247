import { describe, expect, test } from 'vitest'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import type { PromiseCounts } from '#domain/estimate/promises.ts'
import type { Method } from '#domain/estimate/record.ts'
import { at, LONDON } from '#test/support/given.ts'
import { sayBeside, sayKept, sayMethods, sayTold } from './toldWords.ts'

const NONE: PromiseCounts = { told: 0, kept: 0, missed: 0, toldAnew: 0, left: 0, calledBefore: 0, open: 0, off: null, later: null }

/** Learned from so many days, on which each method was so far off. */
function learned(days: number, off: Partial<Record<Method, number>>): Learned {
  const known = (method: Method) => [(off[method] ?? 0) * 300, off[method] === undefined ? 0 : 300, (off.played ?? 0) * 300] as const
  const all = { played: known('played'), regression: known('regression'), both: known('both'), plain: known('plain') }
  const { record } = PLANNED
  return { ...PLANNED, days, record: { ...record, arrival: { ...record.arrival, off: all }, waiting: { ...record.waiting, off: all } } }
}

describe('what is said of the waits that were told', () => {
  test('counts first, and how far out where somebody was called', () => {
    expect(sayKept({ ...NONE, kept: 28, missed: 3, off: 4.25 })).toBe(
      '28 of 31 were called by the time we said (90.3%). Calls came 4.3 minutes from what we expected, on average.',
    )
    expect(sayKept({ ...NONE, missed: 1 })).toBe('0 of 1 were called by the time we said (0%).')
    expect(sayKept({ ...NONE, told: 3, open: 3 })).toBe('No time that we said has passed yet.')
    // Of a day before, or where they left: the time has passed, and nothing can be said of it.
    expect(sayKept({ ...NONE, told: 2, left: 2 })).toBe('None of these counts as kept or missed.')
    expect(sayKept({ ...NONE, told: 2, left: 1, open: 1 })).toBe('None of these counts as kept or missed yet.')
  })

  test('what counts neither as kept nor as missed stands beside it, and is not said where there is none', () => {
    expect(sayBeside({ ...NONE, kept: 5, toldAnew: 2, left: 1, open: 4 })).toBe(
      'Beside these: 2 told anew before it passed, 1 left before it passed, 4 not over yet.',
    )
    expect(sayBeside({ ...NONE, kept: 5 })).toBeNull()
    // Beside nothing.
    expect(sayBeside({ ...NONE, open: 1, left: 2 })).toBe('2 left before it passed, 1 not over yet.')
  })

  test('a range as it was told', () => {
    const said = (told: string, from: string, by: string) => sayTold({ at: at(told), from: at(from), by: at(by) }, LONDON)
    expect(said('10:01:20', '10:05', '10:25')).toBe('Between 10:05am and 10:25am')
    expect(said('10:04:50', '10:05', '10:25')).toBe('Between 10:05am and 10:25am')
    expect(said('10:01:20', '10:01', '10:05')).toBe('By 10:05am')
  })
})

describe('which way of estimating is used', () => {
  test('before anything is learned', () =>
    expect(sayMethods(PLANNED)).toEqual(['Nothing is learned yet: estimates rest on the minutes that are set for each service.']))

  test('playing forward, unless the record speaks clearly for another, with both figures', () => {
    const [arrival] = sayMethods(learned(12, { played: 5, regression: 5.5, plain: 9 }))
    expect(arrival).toBe(
      'When people come: on your last 9 days playing the day forward was 5.0 minutes off, a formula fitted to your own past days 5.5. Playing the day forward is used.',
    )
    const [, waiting] = sayMethods(learned(40, { played: 6, regression: 4 }))
    expect(waiting).toBe(
      'While they wait: on your last 20 days a formula fitted to your own past days was nearer than playing the day forward: 4.0 against 6.0 minutes. So it is used.',
    )
    const [both] = sayMethods(learned(12, { played: 6, regression: 5.5, both: 5 }))
    expect(both).toBe(
      'When people come: on your last 9 days the mean of playing the day forward and a formula fitted to your own past days was nearer than playing the day forward: 5.0 against 6.0 minutes. So it is used.',
    )
  })
})
