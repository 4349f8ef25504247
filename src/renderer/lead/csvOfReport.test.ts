import { expect, test } from 'vitest'
import { reportOf } from '#domain/lead/period.ts'
import type { PeriodRows } from '#domain/lead/period.ts'
import type { AppointmentRow, VisitRow } from '#domain/lead/record.ts'
import { given } from '#test/support/given.ts'
import { csvOfReports } from './csvOfReport.ts'
import { sayToldError, sayWaits } from './periodWords.ts'

const day = '2027-01-12'
const late = { day, hour: 9, service: 'housing', desk: 'one', calledAt: 1, lateMinutes: 12, promise: 'missed', why: 'notTold', cause: 'alarm', toldError: -4 }
const waited = { day, hour: 12, service: null, desk: null, kind: 'walkIn', greetedInTime: true, waitedMinutes: 7, outcome: 'finishedToday', referrals: 1 }
const rows = { appointments: [late as unknown as AppointmentRow], visits: [waited as unknown as VisitRow] } as unknown as PeriodRows
const { state } = given()
const report = reportOf({ state, centreName: '=Town, Hall', from: day, to: day, completeUpTo: { n: 1, at: null } }, rows)

test('a table of all figures: the whole, then each dimension, each line as wide as the head, and no formula', () => {
  const lines = csvOfReports([report, report]).trimEnd().split('\r\n')
  const [head = '', whole = '', ...more] = lines
  expect(head).toContain('Missed: not told again')
  expect(whole.split(',').slice(0, 9)).toEqual([`"'=Town`, ` Hall"`, day, day, 'Whole period', '', '1', '0', '0'])
  const width = head.replaceAll(/"[^"]*"/g, '').split(',').length
  for (const line of [whole, ...more]) expect(line.replaceAll(/"[^"]*"/g, '').split(',')).toHaveLength(width)
  expect(more.slice(0, 8).map((line) => line.split(',').slice(4, 6))).toEqual([
    ...[
      ['Service', 'Housing'],
      ['Service', 'Not chosen'],
      ['Desk', 'Desk 1'],
      ['Desk', 'No desk'],
      ['Hour', '9am to 10am'],
      ['Hour', 'midday to 1pm'],
    ],
    ...[
      ['Weekday', 'Tuesday'],
      ['Why it was late', 'Everybody had to leave'],
    ],
  ])
  expect(lines).toHaveLength(1 + 2 * 10)
})

test('what was taken from the lists since is still named, and nothing is made up where nothing was measured', () => {
  expect(sayToldError(report.total)).toBe('Times we told were out by 4 minutes (median of 1)')
  expect(sayWaits(report.total)).toBe('half waited 7 minutes or less, 9 in 10 waited 7 minutes or less')
  expect(sayWaits(report.groups.cause[0]!.is)).toBe('not measured, none was called')
})
