import { afterEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND, wholeMinutes } from '#domain/instant.ts'
import { businessDay, businessDayFrom } from './businessDay.ts'
import { sayClock, sayDate, saySpan, sayTime } from './sayTime.ts'

const LONDON = 'Europe/London'
const utc = (text: string) => Date.parse(`${text}Z`)
const home = process.env.TZ

afterEach(() => {
  if (home === undefined) delete process.env.TZ
  else process.env.TZ = home
})

// The PC's own time zone must not matter: neither on a PC set to UTC, nor on one that came back from a journey.
describe.each([
  ['UTC', 0],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
])('on a PC set to %s', (zone, offset) => {
  const here = (run: () => void) => () => {
    process.env.TZ = zone
    expect(new Date(utc('2027-01-12T12:00')).getTimezoneOffset()).toBe(offset)
    run()
  }

  test(
    'the business day is the date in London, around midnight',
    here(() => {
      expect(businessDay(utc('2027-01-12T23:59:59.999'), LONDON)).toBe('2027-01-12')
      expect(businessDay(utc('2027-01-13T00:00'), LONDON)).toBe('2027-01-13')
    }),
  )

  test(
    'in summer it begins an hour before the UTC day',
    here(() => {
      expect(businessDay(utc('2027-07-01T22:59:59.999'), LONDON)).toBe('2027-07-01')
      expect(businessDay(utc('2027-07-01T23:00'), LONDON)).toBe('2027-07-02')
    }),
  )

  test(
    'the days on which the clocks change begin at their own midnight',
    here(() => {
      // Forward on 28 March 2027, back on 31 October 2027.
      expect(businessDay(utc('2027-03-28T00:00'), LONDON)).toBe('2027-03-28')
      expect(businessDay(utc('2027-03-28T22:59'), LONDON)).toBe('2027-03-28')
      expect(businessDay(utc('2027-03-28T23:00'), LONDON)).toBe('2027-03-29')
      expect(businessDay(utc('2027-10-30T23:00'), LONDON)).toBe('2027-10-31')
      expect(businessDay(utc('2027-10-31T23:59'), LONDON)).toBe('2027-10-31')
      expect(businessDay(utc('2027-11-01T00:00'), LONDON)).toBe('2027-11-01')
    }),
  )

  test(
    'so many days on or back is so many dates, across the change of the clocks too',
    here(() => {
      const evening = utc('2027-03-27T23:30')
      expect([-1, 0, 1, 2].map((days) => businessDayFrom(evening, days, LONDON))).toEqual(['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29'])
      const autumn = utc('2027-10-30T23:30')
      expect([-1, 0, 1].map((days) => businessDayFrom(autumn, days, LONDON))).toEqual(['2027-10-30', '2027-10-31', '2027-11-01'])
    }),
  )

  test(
    'times are said as people say them in London',
    here(() => {
      const said = (text: string) => sayTime(utc(text), LONDON)
      expect(said('2027-01-12T12:00')).toBe('midday')
      expect(said('2027-01-12T00:00')).toBe('midnight')
      expect(said('2027-01-12T15:00')).toBe('3pm')
      expect(said('2027-01-12T11:20')).toBe('11:20am')
      expect(said('2027-01-12T12:05')).toBe('12:05pm')
      expect(said('2027-01-12T00:05')).toBe('12:05am')
      expect(said('2027-07-01T11:00')).toBe('midday')
      expect(sayClock(utc('2027-07-01T14:00'), LONDON)).toBe('3:00pm')
      expect(sayDate(utc('2027-07-01T23:30'), LONDON)).toBe('Friday 2 July')
    }),
  )
})

test('a span is said in its largest whole unit', () => {
  expect([0, 999, SECOND, 59 * SECOND, MINUTE, 119 * SECOND, HOUR, 25 * HOUR, -5].map(saySpan)).toEqual([
    '0 seconds',
    '0 seconds',
    '1 second',
    '59 seconds',
    '1 minute',
    '1 minute',
    '1 hour',
    '25 hours',
    '0 seconds',
  ])
})

test('whole minutes drop the seconds and are never below nought', () => {
  expect(wholeMinutes(0, 2 * MINUTE - 1)).toBe(1)
  expect(wholeMinutes(0, 2 * MINUTE)).toBe(2)
  expect(wholeMinutes(5, 0)).toBe(0)
})
