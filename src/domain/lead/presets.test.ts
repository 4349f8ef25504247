import { describe, expect, test } from 'vitest'
import { daysOf, monthsOf, periodBefore, presetOf } from './presets.ts'

test.each([
  ['lastWeek', '2027-01-12', '2027-01-04', '2027-01-10'],
  ['lastWeek', '2027-01-11', '2027-01-04', '2027-01-10'],
  ['lastWeek', '2027-01-10', '2026-12-28', '2027-01-03'],
  ['lastMonth', '2027-01-12', '2026-12-01', '2026-12-31'],
  ['lastMonth', '2027-03-31', '2027-02-01', '2027-02-28'],
  ['lastQuarter', '2027-01-12', '2026-10-01', '2026-12-31'],
  ['lastQuarter', '2027-03-31', '2026-10-01', '2026-12-31'],
  // Over the night in which the clocks change.
  ['lastQuarter', '2027-04-01', '2027-01-01', '2027-03-31'],
  ['lastWeek', '2027-04-01', '2027-03-22', '2027-03-28'],
] as const)('%s on %s is %s to %s', (preset, today, from, to) => {
  expect(presetOf(preset, today)).toEqual({ from, to })
})

describe('the period before', () => {
  test.each([
    ['2027-01-01', '2027-01-31', '2026-12-01', '2026-12-31'],
    ['2027-03-01', '2027-03-31', '2027-02-01', '2027-02-28'],
    ['2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30'],
    ['2027-01-04', '2027-01-10', '2026-12-28', '2027-01-03'],
    ['2027-03-29', '2027-04-04', '2027-03-22', '2027-03-28'],
    ['2027-01-12', '2027-01-12', '2027-01-11', '2027-01-11'],
  ])('of %s to %s is %s to %s', (from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until })
  })
})

test('whole months are counted, and days with both ends', () => {
  const months = [
    ['2026-10-01', '2026-12-31'],
    ['2026-10-01', '2027-02-28'],
    ['2027-02-01', '2027-02-27'],
    ['2027-02-02', '2027-02-28'],
  ].map(([from = '', to = '']) => monthsOf({ from, to }))
  expect(months).toEqual([3, 5, null, null])
  expect([daysOf({ from: '2027-03-28', to: '2027-03-28' }), daysOf({ from: '2027-03-01', to: '2027-04-01' })]).toEqual([1, 32])
})
