import { describe, expect, test } from 'vitest'
import { at, booked, booking, called, came, given, LONDON, make, numbered } from '#test/support/given.ts'
import { promisesOf } from '#domain/delays/punctuality.ts'
import { STANDARDS } from '#domain/queue/callingRule.ts'
import { groupsBy, lateness, letDownFirst, proposedCauses, startedLate, toldErrors } from './lateness.ts'

const REASONS = make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'We are busy', short: 'Busy' }] })
const told = (visit: string, clock: string, expected: string) =>
  make('delayTold', clock, {
    notice: `n-${visit}`,
    scope: { of: 'visit', visit },
    reason: 'busy',
    expectedAt: at(expected),
    how: ['inPerson'],
    screenLive: null,
    lapsesAt: at(expected),
  })
/** Somebody with an appointment who came in time and was called then; null: not yet. */
const person = (name: string, due: string, call: string | null, desk = 'one') => {
  const slot = booked(`slot-${name}`, due)
  return [booking(slot), came(name, '8:55', slot), numbered(name, '8:55', name), ...(call === null ? [] : [called(name, call, desk)])]
}
const kept = (...events: Parameters<typeof given>) => {
  const { state, day } = given(REASONS, ...events)
  return promisesOf(state, day, at('17:00'))
}
const names = (list: readonly { visit: string | null }[]) => list.map(({ visit }) => visit)

describe('how late appointments started', () => {
  test('whole minutes fall into six bands with no gap between them, and who was not called into none', () => {
    const calls = ['9:59', '10:00:59', '10:01', '10:05:59', '10:06', '10:10', '10:11', '10:15', '10:16', '10:20:59', '10:21', '11:30']
    const bands = lateness(kept(...calls.flatMap((call, i) => person(`p${i}`, '10:00', call)), ...person('waits', '10:00', null)))
    expect(bands.map(({ from, to, onTime, late }) => [from, to, onTime, late])).toEqual([
      [0, 0, 2, 0],
      [1, 5, 2, 0],
      [6, 10, 0, 2],
      [11, 15, 0, 2],
      [16, 20, 0, 2],
      [21, null, 0, 2],
    ])
    expect(names(bands[5]?.of ?? [])).toEqual(['p10', 'p11'])
  })

  test('a standard of 3 minutes cuts through a band', () => {
    const { state, day } = given(...person('a', '10:00', '10:03'), ...person('b', '10:00', '10:04'))
    expect(lateness(promisesOf(state, day, at('17:00'), { ...STANDARDS, onTimeWithin: 3 }))[1]).toMatchObject({ onTime: 1, late: 1 })
  })
})

test('the error of the told times counts early and late alike: 2 too early and 4 too late are out by 3', () => {
  const list = kept(
    ...person('a', '10:00', '10:18'),
    told('a', '10:01', '10:20'),
    ...person('b', '11:00', '11:19'),
    told('b', '11:01', '11:15'),
    ...person('c', '12:00', '12:30'),
  )
  expect(toldErrors(list)).toEqual({ median: 3, of: 2 })
  expect(toldErrors([])).toEqual({ median: null, of: 0 })
})

describe('the same by service, desk, hour and cause', () => {
  const list = kept(
    ...person('a', '9:00', '9:10', 'one'),
    ...person('b', '10:00', '10:00', 'two'),
    ...person('c', '10:30', '10:36', 'two'),
    ...person('d', '11:00', null),
  )
  const said = (way: Parameters<typeof groupsBy>[1]) => groupsBy(list, way, LONDON).map(({ key, of }) => [key, of.length])
  test('by service', () => expect(said('service')).toEqual([['housing', 4]]))
  test('by desk, the largest first; without one where nobody called yet', () =>
    expect(said('desk')).toEqual([
      ['two', 2],
      ['', 1],
      ['one', 1],
    ]))
  test('by hour of the booked time, in the order of the day', () =>
    expect(said('hour')).toEqual([
      ['09', 1],
      ['10', 2],
      ['11', 1],
    ]))
  test('by cause, only the late ones', () =>
    expect(said('cause')).toEqual([
      ['oneBeforeOverran', 1],
      ['startedLate', 1],
    ]))
  test('the hour is that of the centre, in summer too', () =>
    expect(groupsBy([{ ...list[0], bookedAt: Date.UTC(2027, 6, 12, 9, 30) } as (typeof list)[number]], 'hour', LONDON)[0]?.key).toBe('10'))
})

test('the late list has missed promises first, then the latest first; who was on time is not there', () => {
  const list = kept(
    ...person('onTime', '9:00', '9:05'),
    ...person('kept', '10:00', '10:20'),
    told('kept', '10:00', '10:20'),
    ...person('early', '9:30', '9:40'),
    ...person('late', '11:00', '11:40'),
  )
  expect(names(letDownFirst(list))).toEqual(['late', 'early', 'kept'])
  expect(list.filter(startedLate)).toHaveLength(3)
})

test('a missed promise to somebody who was never seen stands in the list too', () => {
  const slot = booked('gone', '10:00')
  const list = kept(booking(slot), came('gone', '9:58', slot), numbered('gone', '9:58', '7'), make('leftBeforeBeingSeen', '10:20', { visit: 'gone' }))
  expect(names(letDownFirst(list))).toEqual(['gone'])
  expect(list.filter(startedLate)).toEqual([])
})

test('proposed causes are those that nobody has confirmed', () => {
  const list = kept(...person('a', '9:00', '9:10'), ...person('b', '10:00', '10:10'), make('lateCauseSet', '16:00', { visit: 'b', cause: 'absence' }))
  expect(proposedCauses(list)).toEqual([{ visit: 'a', cause: 'startedLate' }])
})
