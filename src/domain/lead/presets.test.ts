import { expect, test } from 'vitest'
import { presetOf } from './presets.ts'

test.each([
  ['lastWeek', '2027-01-12', '2027-01-04', '2027-01-10'],
  ['lastWeek', '2027-01-11', '2027-01-04', '2027-01-10'],
  ['lastWeek', '2027-01-10', '2026-12-28', '2027-01-03'],
  ['lastMonth', '2027-01-12', '2026-12-01', '2026-12-31'],
  ['lastMonth', '2027-03-31', '2027-02-01', '2027-02-28'],
  ['threeMonths', '2027-01-12', '2026-10-01', '2026-12-31'],
  // Over the night in which the clocks change.
  ['threeMonths', '2027-04-01', '2027-01-01', '2027-03-31'],
  ['lastWeek', '2027-04-01', '2027-03-22', '2027-03-28'],
] as const)('%s on %s is %s to %s', (preset, today, from, to) => {
  expect(presetOf(preset, today)).toEqual({ from, to })
})
