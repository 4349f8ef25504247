import { describe, expect, test } from 'vitest'
import { punctualityOf } from '#domain/delays/figures.ts'
import { promisesOf } from '#domain/delays/punctuality.ts'
import { at, booked, booking, came, cameUnseen, called, completed, DAY, given, left, make, numbered, referred, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { endOfDay, recordOf } from './record.ts'
import { tallyOf } from './tally.ts'

const EVENING = at('23:00')
const slot = booked('slot', '10:30', 'one')
const rows = (...events: (Made | Made[])[]) => recordOf(given(...events).state, DAY, EVENING)
const standards = (onTimeWithin: number, from: string) =>
  make('standardsSet', '7:40', { greetedWithin: 2, onTimeWithin, grace: 15, longWait: 40, keepPlace: 30 }, { day: from })

describe('a day as rows', () => {
  test('has one row an appointment, with what became of its promise', () => {
    const { appointments } = rows(booking(slot), came('ann', '10:27', slot), numbered('ann', '10:27', '1'), called('ann', '10:41', 'one'))
    expect(appointments).toEqual([
      {
        appointment: 'slot',
        visit: 'ann',
        ticket: '1',
        service: 'housing',
        desk: 'one',
        hour: 10,
        bookedAt: at('10:30'),
        arrivedAt: at('10:27'),
        calledAt: at('10:41'),
        lateMinutes: 11,
        promise: 'missed',
        why: 'notTold',
        overGrace: false,
        left: false,
        toldAt: null,
        toldError: null,
        cause: 'startedLate',
        confirmed: false,
      },
    ])
  })

  test('is judged by the standards of that day, whatever was set for a later one', () => {
    const seven = [booking(slot), came('ann', '10:27', slot), numbered('ann', '10:27', '1'), called('ann', '10:37', 'one')]
    expect(rows(standards(10, '2027-01-12'), seven).appointments[0]).toMatchObject({ promise: 'kept', why: 'onTime' })
    expect(rows(standards(10, '2027-01-13'), seven).appointments[0]).toMatchObject({ promise: 'missed' })
  })

  test('says "to come" while the day goes on, and "did not attend" from its end on, however late somebody asks', () => {
    const { state } = given(booking(slot))
    expect(recordOf(state, DAY, at('10:00')).appointments[0]?.why).toBe('toCome')
    expect(recordOf(state, DAY, at('200:00'))).toEqual(recordOf(state, DAY, endOfDay(DAY, 'Europe/London')))
    expect(recordOf(state, DAY, at('200:00')).appointments[0]?.why).toBe('didNotAttend')
  })

  test('has one row a visit: greeting, wait, outcome, referrals, and who left', () => {
    const { visits } = rows(
      [cameUnseen('ann', '9:00'), make('greeted', '9:03', { visit: 'ann' }), numbered('ann', '9:03', '1')],
      [called('ann', '9:10', 'one'), seen('ann', '9:10', 'one'), referred('ann', '9:15', 'one', 'tax'), called('ann', '9:20', 'one')],
      [seen('ann', '9:20', 'one'), completed('ann', '9:30', 'one')],
      [...waiting('bob', '9:05', '2'), left('bob', '9:40')],
      came('cyd', '14:59'),
    )
    expect(visits).toMatchObject([
      {
        visit: 'ann',
        kind: 'walkIn',
        hour: 9,
        desk: 'one',
        greetedAfter: 180,
        greetedInTime: false,
        waitedMinutes: 10,
        outcome: 'finishedToday',
        referrals: 1,
      },
      { visit: 'bob', service: 'housing', desk: null, greetedAfter: null, greetedInTime: null, waitedMinutes: null, outcome: 'left', leftBeforeCalled: true },
      { visit: 'cyd', service: null, hour: 14, outcome: 'open', leftBeforeCalled: false },
    ])
  })

  test('leaves out who was only tried out, and whose arrival was undone', () => {
    expect(rows({ ...came('ann', '9:00'), id: 'wrong' }, make('undone', '9:00:05', { visit: 'ann', event: 'wrong' })).visits).toEqual([])
  })

  test('counts as the figures of today count', () => {
    const late = booked('late', '11:00')
    const { state, day } = given(
      [booking(slot), came('ann', '10:27', slot), numbered('ann', '10:27', '1'), called('ann', '10:33', 'one')],
      [booking(late), came('bob', '10:50', late), numbered('bob', '10:50', '2'), left('bob', '11:30')],
      booking(booked('nobody', '12:00')),
    )
    const today = punctualityOf(promisesOf(state, day, EVENING))
    const tally = tallyOf(recordOf(state, DAY, EVENING))
    expect(tally).toMatchObject({
      ...{ seen: today.appointmentsSeen, onTime: today.onTime, promises: today.promises, left: today.leftBeforeCalled },
      ...{ missed: { notTold: today.missed.notTold }, apart: { didNotAttend: today.didNotAttend } },
    })
    expect(today).toMatchObject({ appointmentsSeen: 1, onTime: 1, promises: 2, leftBeforeCalled: 1, didNotAttend: 1 })
  })
})
