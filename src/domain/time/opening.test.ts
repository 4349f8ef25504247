import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { Hours } from '#domain/events.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { businessDay, businessDayFrom } from './businessDay.ts'
import { localInstant } from './localInstant.ts'
import { closesAt, openingOf } from './opening.ts'
import { sayTime } from './sayTime.ts'

const LONDON = 'Europe/London'
const nine: Hours = { from: 540, to: 1020 }
const WEEK: Hours[][] = [
  [nine],
  [nine],
  [nine],
  [nine],
  [
    { from: 570, to: 720 },
    { from: 780, to: 960 },
  ],
  [],
  [],
]
const centre = (week: Hours[][] | null, closedDays: string[] = [], timeZone = LONDON): CentreState => ({
  ...EMPTY_CENTRE,
  centre: { name: 'Town Hall', timeZone, demo: false, cardsKeptDays: 30 },
  hours: week,
  closedDays,
})
const said = (state: CentreState, day: string) => openingOf(state, day).map(({ from, to }) => `${sayTime(from, LONDON)} to ${sayTime(to, LONDON)}`)

test('a day has the hours of its weekday, Monday first', () => {
  // 11 January 2027 is a Monday.
  expect(said(centre(WEEK), '2027-01-11')).toEqual(['9am to 5pm'])
  expect(said(centre(WEEK), '2027-01-15')).toEqual(['9:30am to midday', '1pm to 4pm'])
  expect(said(centre(WEEK), '2027-01-16')).toEqual([])
  expect(said(centre(WEEK), '2027-01-17')).toEqual([])
})

test('on a closed day it does not open', () => {
  const state = centre(WEEK, ['2027-03-26', '2027-03-29'])
  expect(openingOf(state, '2027-03-26')).toEqual([])
  expect(closesAt(state, '2027-03-29')).toBeNull()
  expect(said(state, '2027-03-30')).toEqual(['9am to 5pm'])
})

test('where nobody set the hours, nobody knows when it closes', () => {
  expect(openingOf(centre(null), '2027-01-11')).toEqual([])
  expect(closesAt(centre(null), '2027-01-11')).toBeNull()
})

test('it closes with the last opening of the day, in whatever order they were written', () => {
  const swapped = WEEK.with(4, [...(WEEK[4] ?? [])].toReversed())
  for (const week of [WEEK, swapped]) expect(sayTime(closesAt(centre(week), '2027-01-15') ?? 0, LONDON)).toBe('4pm')
  expect(said(centre(swapped), '2027-01-15')).toEqual(['9:30am to midday', '1pm to 4pm'])
})

test('9am is 9am on both days on which the clocks change, and midnight is the end of the day', () => {
  const sunday = WEEK.with(6, [nine])
  for (const day of ['2027-03-28', '2027-10-31']) expect(said(centre(sunday), day)).toEqual(['9am to 5pm'])
  const whole = WEEK.with(6, [{ from: 0, to: 1440 }])
  const long = (day: string) => openingOf(centre(whole), day).map(({ from, to }) => (to - from) / HOUR)
  expect([long('2027-03-28'), long('2027-10-31'), long('2027-11-07')]).toEqual([[23], [25], [24]])
})

test('on any day in any zone: in order, inside the day, by the clock on the wall', () => {
  const hours = fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 })).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  const zone = fc.constantFrom(LONDON, 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati')
  const at = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2031-01-01') })
  // Half of the days are those on which the clocks change in London.
  const day = fc.oneof(at, fc.constantFrom(...['2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'].map((key) => Date.parse(`${key}T12:00Z`))))
  fc.assert(
    fc.property(fc.array(fc.array(hours, { maxLength: 4 }), { minLength: 7, maxLength: 7 }), zone, day, (week, timeZone, instant) => {
      const key = businessDay(instant, timeZone)
      const state = centre(week, [], timeZone)
      const open = openingOf(state, key)
      const begins = localInstant(key, '00:00', timeZone)
      const ends = localInstant(businessDayFrom(instant, 1, timeZone), '00:00', timeZone)
      expect(open.every(({ from, to }) => begins <= from && from < to && to <= ends)).toBe(true)
      expect(open.map(({ from }) => from)).toEqual(open.map(({ from }) => from).toSorted((a, b) => a - b))
      expect(closesAt(state, key)).toBe(open.length === 0 ? null : Math.max(...open.map(({ to }) => to)))
      expect(openingOf(centre(week, [key], timeZone), key)).toEqual([])
      // Where no clock changed in between, so many minutes on the wall are so many minutes.
      if (ends - begins !== 24 * HOUR) return
      const weekday = (new Date(`${key}T12:00Z`).getUTCDay() + 6) % 7
      const written = (week[weekday] ?? []).filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from || a.to - b.to)
      const minutes = open
        .map(({ from, to }) => ({ from: (from - begins) / MINUTE, to: (to - begins) / MINUTE }))
        .toSorted((a, b) => a.from - b.from || a.to - b.to)
      expect(minutes).toEqual(written)
    }),
    { numRuns: 500, seed: 20270112 },
  )
})
