import { expect, test } from 'vitest'
import { sayClock as domainClock, sayDate as domainDate, saySpan as domainSpan } from '#domain/time/sayTime.ts'
import { sayClock, sayDate, saySpan } from './time.ts'

const TIMES = ['2027-01-12T00:00Z', '2027-01-12T11:16Z', '2027-01-12T12:00Z', '2027-03-28T00:59Z', '2027-03-28T01:00Z', '2027-07-01T23:30Z'].map((at) =>
  new Date(at).getTime(),
)

test.each(TIMES)('says a time as the domain does: %i', (at) => {
  expect(sayClock(at, 'Europe/London')).toBe(domainClock(at, 'Europe/London'))
  expect(sayDate(at, 'Europe/London')).toBe(domainDate(at, 'Europe/London'))
})
test.each([-5, 0, 1000, 59_999, 60_000, 119_000, 3_600_000, 7_300_000])('says a span as the domain does: %i ms', (span) =>
  expect(saySpan(span)).toBe(domainSpan(span)),
)
