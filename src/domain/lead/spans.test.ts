import { expect, test } from 'vitest'
import type { AppointmentRow } from './record.ts'
import { spansOf } from './spans.ts'
import { sumOf, tallyOf } from './tally.ts'

const one = tallyOf({ appointments: [{ calledAt: 1, lateMinutes: 0, promise: 'kept', why: 'onTime' } as AppointmentRow], visits: [] })
const days = (...keys: string[]) => keys.map((key) => ({ key, is: one }))
const said = (keys: string[], from: string, to: string) => {
  const { of, spans } = spansOf(days(...keys), { from, to })
  return [of, ...spans.map(({ key, is }) => [key, is.seen])]
}

test('a week is shown day by day', () => {
  expect(said(['2027-01-11', '2027-01-13'], '2027-01-11', '2027-01-17')).toEqual(['day', ['2027-01-11', 1], ['2027-01-13', 1]])
})

test('a month week by week from Monday, and its first week from its first day', () => {
  const keys = ['2027-01-01', '2027-01-04', '2027-01-10', '2027-01-11', '2027-01-31']
  expect(said(keys, '2027-01-01', '2027-01-31')).toEqual(['week', ['2027-01-01', 1], ['2027-01-04', 2], ['2027-01-11', 1], ['2027-01-25', 1]])
})

test('a year quarter by quarter, and never more than seven lines of anything', () => {
  const keys = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01', '2027-02-28']
  expect(said(keys, '2026-02-15', '2027-02-28')).toEqual([...['quarter', ['2026-02-15', 1], ['2026-04-01', 2], ['2026-07-01', 1], ['2027-01-01', 1]]])
  for (let length = 1; length <= 400; length++) {
    const all = Array.from({ length }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10))
    expect(spansOf(days(...all), { from: all[0] ?? '', to: all.at(-1) ?? '' }).spans.length).toBeLessThanOrEqual(7)
  }
})

test('what is longer month by month, over the turn of the year too; nothing is lost', () => {
  const keys = ['2026-11-20', '2026-11-30', '2026-12-01', '2027-01-31', '2027-02-01']
  expect(said(keys, '2026-11-15', '2027-02-14')).toEqual(['month', ['2026-11-15', 2], ['2026-12-01', 1], ['2027-01-01', 1], ['2027-02-01', 1]])
  const { spans } = spansOf(days(...keys), { from: '2026-11-15', to: '2027-02-14' })
  expect(sumOf(spans.map(({ is }) => is))).toEqual(sumOf(days(...keys).map(({ is }) => is)))
})
