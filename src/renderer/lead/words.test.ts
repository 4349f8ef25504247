import { describe, expect, test } from 'vitest'
import type { Told } from '#domain/lead/told.ts'
import { at, LONDON } from '#test/support/given.ts'
import { sayBand, sayOrLess, sayTold } from './words.ts'

describe('what a customer was told', () => {
  const told = (reason: string | null, expected: string | null, more: Partial<Told> = {}) =>
    sayTold(
      { at: at('14:56'), times: 1, afterwards: false, notice: { reason, expectedAt: expected === null ? null : at(expected) } as Told['notice'], ...more },
      LONDON,
    )
  test('in full', () => expect(told('busy', '15:10')).toBe('2:56pm: about 3:10pm'))
  test('several times: the last, and how often', () => expect(told('busy', '15:10', { times: 2 })).toBe('2:56pm: about 3:10pm, told 2 times'))
  test('without a time, without a reason, without either', () =>
    expect([told('busy', null), told(null, '15:10'), told(null, null)]).toEqual([
      '2:56pm: reason, no time',
      '2:56pm: about 3:10pm, no reason',
      '2:56pm: no reason, no time',
    ]))
  test('in an outage, written down afterwards', () => expect(told('busy', '15:10', { afterwards: true })).toBe('2:56pm, afterwards: about 3:10pm'))
  test('nothing', () => expect(sayTold(null, LONDON)).toBe('Nothing'))
})

test('at most so long: nobody waited under a minute or less', () =>
  expect([0, 1, 7].map(sayOrLess)).toEqual(['under a minute', '1 minute or less', '7 minutes or less']))

test('bands in words', () => {
  const band = (from: number, to: number | null) => sayBand({ from, to })
  expect([band(0, 0), band(1, 5), band(21, null)]).toEqual(['0 min', '1 to 5', 'Over 20'])
})
