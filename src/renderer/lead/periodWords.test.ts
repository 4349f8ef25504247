import { describe, expect, test } from 'vitest'
import type { VisitRow } from '#domain/lead/record.ts'
import { tallyOf } from '#domain/lead/tally.ts'
import { sayGreeting, sayInPeriod, sayPeriod, sayStandard } from './periodWords.ts'

describe('a period is called', () => {
  test.each([
    ['2027-01-01', '2027-01-31', 'January 2027', 'In January 2027'],
    ['2026-10-01', '2026-12-31', 'October to December 2026', 'In October to December 2026'],
    ['2026-12-01', '2027-02-28', 'December 2026 to February 2027', 'In December 2026 to February 2027'],
    ['2027-01-04', '2027-01-10', '4 January 2027 to 10 January 2027', 'From 4 January 2027 to 10 January 2027'],
    ['2027-01-12', '2027-01-12', '12 January 2027', 'On 12 January 2027'],
  ])('%s to %s: %s', (from, to, called, inIt) => {
    expect([sayPeriod({ from, to }), sayInPeriod({ from, to })]).toEqual([called, inIt])
  })
})

test('a standard is said in its minutes, all of them where it was not the same on every day or at every centre', () => {
  const of = (...minutes: number[]) => ({ standards: minutes.map((onTimeWithin) => ({ from: '2027-01-12', onTimeWithin, grace: 15, greetedWithin: 2 })) })
  expect(sayStandard([of(5)], 'onTimeWithin')).toBe('5 minutes')
  expect(sayStandard([of(5, 3), of(5)], 'onTimeWithin')).toBe('3 or 5 minutes')
  expect(sayStandard([of(5)], 'grace')).toBe('15 minutes')
})

test('a greeting after 59 seconds was within a minute, and what was not measured says so', () => {
  const after = (...seconds: number[]) => sayGreeting(tallyOf({ appointments: [], visits: seconds.map((greetedAfter) => ({ greetedAfter }) as VisitRow) }))
  expect(after(0, 59)).toBe('half within 1 minute, 9 in 10 within 1 minute')
  expect(after(10, 10, 61, 200)).toBe('half within 2 minutes, 9 in 10 within 4 minutes')
  expect(after()).toBe('not measured')
})
