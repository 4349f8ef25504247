import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, percentile } from '#domain/queue/waits.ts'
import { anyRows } from '#test/support/anyRows.ts'
import { at, booked, booking, came, called, DAY, given, make, numbered, waiting } from '#test/support/given.ts'
import { DIMENSIONS } from './dimensions.ts'
import { rowsBehind } from './figures.ts'
import { periodOf, reportOfState, rowsOfState } from './period.ts'
import type { PeriodRows } from './period.ts'
import type { AppointmentRow } from './record.ts'
import { figuresOf, lateBands, medianOf, percentileOf, sumOf, tallyOf } from './tally.ts'

const tally = (rows: PeriodRows) => tallyOf({ appointments: [...rows.appointments], visits: [...rows.visits] })

describe('counts by any dimension', () => {
  test('add up to the counts of all, and to those of the late starts by cause', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const all = tally(rows)
        for (const by of DIMENSIONS) {
          const sum = sumOf(periodOf(rows, by).map(({ is }) => is))
          if (by === 'cause') expect([sum.causes, sum.appointments, sum.came]).toEqual([all.causes, all.seen - all.onTime, 0])
          else expect(sum).toEqual(all)
        }
      }),
    )
  })

  test('stand in the order of time, or the largest first', () => {
    const row = (service: string, hour: number) => ({
      day: '2027-01-12',
      hour,
      service,
      desk: null,
      cause: null,
      calledAt: null,
      lateMinutes: null,
      promise: 'missed',
    })
    const rows = { appointments: [row('a', 9), row('b', 14), row('b', 14)], visits: [] } as unknown as PeriodRows
    expect([periodOf(rows, 'hour'), periodOf(rows, 'service')].map((groups) => groups.map(({ key }) => key))).toEqual([
      ['09', '14'],
      ['b', 'a'],
    ])
  })

  test('stand under the keys of the rows', () => {
    const one = { day: '2027-01-12', hour: 9, service: 'tax', desk: null, cause: 'alarm', calledAt: 1, lateMinutes: 7, promise: 'missed', why: 'notTold' }
    const rows = { appointments: [one], visits: [] } as unknown as PeriodRows
    expect(DIMENSIONS.map((by) => periodOf(rows, by).map(({ key }) => key))).toEqual([['2027-01-12'], ['2'], ['09'], ['tax'], [''], ['alarm']])
  })

  test('are those of two centres together when they are added', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (one, two) => {
        const both = { appointments: [...one.appointments, ...two.appointments], visits: [...one.visits, ...two.visits] }
        expect(sumOf([tally(one), tally(two)])).toEqual(tally(both))
        expect(figuresOf(sumOf([tally(one), tally(two)]))).toEqual(figuresOf(tally(both)))
      }),
    )
  })
})

test('counted minutes give the median and the percentiles of the minutes one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 100 }), (all, p) => {
      const counted = [...new Set(all)].sort((a, b) => a - b).map((minute) => [minute, all.filter((one) => one === minute).length] as const)
      expect(medianOf(counted)).toBe(median(all))
      expect(percentileOf(counted, p / 100)).toBe(percentile(all, p / 100))
    }),
  )
})

test('figures stand beside counts: on time, kept, the error of the told times whichever way it went', () => {
  const row = (late: number, why: AppointmentRow['why'], toldError: number | null = null) =>
    ({ calledAt: 1, lateMinutes: late, promise: why === 'onTime' || why === 'told' ? 'kept' : 'missed', why, toldError }) as AppointmentRow
  const of = tallyOf({ appointments: [row(0, 'onTime'), row(5, 'onTime'), row(9, 'told', -4), row(8, 'notTold'), row(20, 'notToldAgain', 12)], visits: [] })
  expect(lateBands(of).map(({ onTime, late }) => [onTime, late])).toEqual([
    ...[
      [1, 0],
      [1, 0],
      [0, 2],
      [0, 0],
      [0, 1],
      [0, 0],
    ],
  ])
  expect(of).toMatchObject({ seen: 5, onTime: 2, toldInFull: 1, promises: 5, missed: { notTold: 1, notToldAgain: 1 } })
  expect(figuresOf(of)).toMatchObject({ late: 3, promisesKept: 3, missed: 2, punctualityPercent: 40, promiseKeptPercent: 60, toldErrorMedian: 8 })
  expect(figuresOf(tallyOf({ appointments: [], visits: [] }))).toMatchObject({ punctualityPercent: null, promiseKeptPercent: null, wait90: null })
})

test('a device’s own days give a report with the names of what is in it, of no day outside the period', () => {
  const slot = booked('slot', '10:30')
  const { state } = given(
    [booking(slot), came('ann', '10:27', slot), numbered('ann', '10:27', '1'), called('ann', '10:30', 'one')],
    waiting('bob', '9:00', '2'),
  )
  const asked = { state, centreName: 'Town Hall', completeUpTo: { n: 9, at: null } }
  const report = reportOfState({ ...asked, from: DAY, to: DAY }, at('17:00'))
  expect(report).toMatchObject({ from: DAY, completeUpTo: { n: 9 }, total: { seen: 1, onTime: 1, came: 2 }, groups: { service: [{ key: 'housing' }] } })
  expect(report.services).toContainEqual({ id: 'housing', name: 'Housing' })
  expect(reportOfState({ ...asked, from: '2027-01-13', to: '2027-01-20' }, at('17:00')).total.came).toBe(0)
})

test('a report says by which standards its days were judged: one, or each from its first day', () => {
  const set = (onTimeWithin: number, from: string) =>
    make('standardsSet', '7:30', { greetedWithin: 2, onTimeWithin, grace: 15, longWait: 40, keepPlace: 30, from })
  const { state } = given(set(4, '2027-01-01'), set(3, '2027-01-20'), set(9, '2027-02-01'))
  const said = (from: string, to: string) =>
    reportOfState({ state, centreName: 'Town Hall', from, to, completeUpTo: { n: 1, at: null } }, at('17:00')).standards.map(({ from: day, onTimeWithin }) => [
      day,
      onTimeWithin,
    ])
  expect(said('2027-01-04', '2027-01-10')).toEqual([['2027-01-04', 4]])
  expect(said('2027-01-04', '2027-01-31')).toEqual([
    ['2027-01-04', 4],
    ['2027-01-20', 3],
  ])
  expect(said('2026-12-01', '2026-12-31')).toEqual([['2026-12-01', 5]])
})

test('behind a device’s own figures are its own rows, of no day outside the period', () => {
  const { state } = given(waiting('ann', '9:00', '1'), waiting('bob', '9:05', '2'))
  const behind = (from: string, to: string) =>
    rowsBehind(rowsOfState(state, { from, to }, at('17:00')), { figure: 'came', dimension: null, key: '' }, 9).visits.map(({ visit, ticket }) => [
      visit,
      ticket,
    ])
  expect(behind(DAY, DAY)).toEqual([
    ['bob', '2'],
    ['ann', '1'],
  ])
  expect(behind('2027-01-13', '2027-01-20')).toEqual([])
})
