import { expect, test } from 'vitest'
import { promisesOf } from '#domain/delays/punctuality.ts'
import { namesOf } from '#domain/lead/period.ts'
import { at, booked, booking, called, came, given, LONDON, make, numbered } from '#test/support/given.ts'
import { csvOfDay } from './csvOfDay.ts'

const person = (name: string, due: string, call: string) => {
  const slot = booked(`slot-${name}`, due)
  return [booking(slot), came(name, '8:55', slot), numbered(name, '8:55', name), called(name, call, 'one')]
}
const table = (...events: Parameters<typeof given>) => {
  const { state, day } = given(make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'Busy', short: 'Busy' }] }), ...events)
  return csvOfDay({ state, day, kept: promisesOf(state, day, at('17:00')), names: namesOf(state), zone: LONDON })
    .slice(1)
    .split('\r\n')
}
const notice = { notice: 'n', reason: 'busy', expectedAt: at('10:20'), how: ['inPerson' as const], screenLive: null, lapsesAt: at('10:25') }

test('one row an appointment: ticket, service, times, what became of the promise, what was told and why it was late; no name', () => {
  const rows = table(
    ...person('27', '9:00', '9:02'),
    ...person('28', '10:00', '10:20'),
    make('delayTold', '10:01', { ...notice, scope: { of: 'visit', visit: '28' } }),
    make('lateCauseSet', '16:00', { visit: '28', cause: 'absence' }),
    ...person('29', '11:00', '11:40'),
    booking(booked('none', '12:00')),
  )
  expect(rows).toEqual([
    'Day,Ticket,Service,Desk,Booked,Arrived,Called,Late minutes,Promise,Why missed,Told at,Told time,Why late,Why late is',
    '2027-01-12,27,Housing,Desk 1,09:00,08:55,09:02,2,Kept,,,,,',
    '2027-01-12,28,Housing,Desk 1,10:00,08:55,10:20,20,Kept,,10:01,10:20,Somebody was away,confirmed',
    '2027-01-12,29,Housing,Desk 1,11:00,08:55,11:40,40,Missed,not told,,,The one before took longer,proposed',
    '2027-01-12,,Housing,,12:00,,,,Not counted: did not attend,,,,,',
    '',
  ])
})
