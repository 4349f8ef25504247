import { expect, test } from 'vitest'
import { as, booked, called, came, completed, given, left, make, noAnswer, numbered, seen, undone, waiting } from '#test/support/given.ts'
import { dayCounts } from './today.ts'

test('the figures of a day', () => {
  const slot = booked('slot', '9:30')
  const { day } = given(
    // waited 5 minutes, completed
    [...waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), seen('ann', '9:05', 'one'), completed('ann', '9:15', 'one')],
    // waited 20, away
    [...waiting('bob', '9:00', '2'), called('bob', '9:20', 'two'), noAnswer('bob', '9:21', 'two')],
    // waited 8, being seen
    [...waiting('chris', '9:14', '3'), called('chris', '9:22', 'one'), seen('chris', '9:23', 'one')],
    // an appointment that waits; its wait is not a walk-in's
    [came('dina', '9:00', slot), numbered('dina', '9:01', '4'), called('dina', '9:40', 'two')],
    // left before being called, and left after
    [...waiting('ed', '9:00', '5'), left('ed', '9:30')],
    [make('answeredAtWelcomeDesk', '9:02', { visit: 'fay', service: 'tax' })],
    [...waiting('gus', '9:30', '6')],
    [as('wrong', came('hal', '9:31')), undone('hal', '9:31:05', 'wrong')],
    // noted at the door, and greeted later: the only one whose greeting is measured
    [make('arrived', '9:32', { visit: 'ida', greeted: false, booked: null }), make('greeted', '9:33', { visit: 'ida' })],
  )
  expect(dayCounts(day)).toEqual({
    arrivals: 8,
    walkIns: 6,
    appointments: 1,
    answeredAtWelcomeDesk: 1,
    served: 1,
    leftBeforeCalled: 1,
    waiting: 1,
    beingSeen: 1,
    greetedMeasured: 1,
    medianWalkInWaitMinutes: 8,
    p90WalkInWaitMinutes: 20,
    longestWalkInWaitMinutes: 20,
    appointmentMadeAtClosing: 0,
    toldToComeBack: 0,
    notRecorded: 0,
    keptOpen: 0,
    enteredLater: 0,
  })
})

test('a day on which nobody came has no waits, not waits of nought', () => {
  expect(dayCounts(given().day)).toMatchObject({ arrivals: 0, medianWalkInWaitMinutes: null, p90WalkInWaitMinutes: null, longestWalkInWaitMinutes: null })
})
