import { describe, expect, test } from 'vitest'
import { at, booked, booking, came, called, completed, DAY, given, left, make, noAnswer, numbered, seen, undone, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import type { Bodies } from '#domain/events.ts'
import { percent, punctualityOf } from './figures.ts'
import { promisesOf } from './punctuality.ts'
import { toWriteDown } from './toWriteDown.ts'

const REASONS = make('delayReasonsSet', '7:05', { reasons: [{ reason: 'busy', words: 'We are busier than usual', short: 'Busy' }] })
const slot = booked('slot', '10:30')
let notices = 0
const told = (clock: string, expected: string | null, more: Partial<Bodies['delayTold']> = {}): Made =>
  make('delayTold', clock, {
    notice: `n${++notices}`,
    scope: { of: 'visit', visit: 'ann' },
    reason: 'busy',
    expectedAt: expected === null ? null : at(expected),
    how: ['inPerson'],
    screenLive: null,
    lapsesAt: at(expected ?? '11:59'),
    ...more,
  })
/** Ann has the appointment at 10:30am; she comes and is called at these times. */
const ann = (arrived: string, call: string | null) => [
  booking(slot),
  came('ann', arrived, slot),
  numbered('ann', arrived, '1'),
  ...(call === null ? [] : [called('ann', call, 'one')]),
]
const promise = (...events: (Made | Made[])[]) => {
  const { state, day } = given(REASONS, ...events)
  const [one] = promisesOf(state, day, at('17:00'))
  if (!one) throw new Error('No appointment')
  return one
}
const missed = (...events: (Made | Made[])[]) => {
  const { promise: said } = promise(...events)
  return said.is === 'missed' ? said.why : said
}

describe('late counts from the later of booked and arrived, in whole minutes', () => {
  test.each([
    ['10:27', '10:30', 0],
    ['10:27', '10:35:59', 5],
    ['10:27', '10:36', 6],
    ['10:37', '10:40', 3],
    ['10:37', '10:43', 6],
    ['10:20', '10:28', 0],
  ])('arrived %s, called %s: %i', (arrived, call, late) => {
    const one = promise(ann(arrived, call))
    expect(one.lateMinutes).toBe(late)
    expect(one.promise).toEqual(late <= 5 ? { is: 'kept', how: 'onTime' } : { is: 'missed', why: 'notTold' })
  })

  test('story 4: the customer came late at 11:07; called 11:10 is 3 late and on time, called 11:13 is 6 late', () => {
    const late = (call: string) => {
      const eleven = booked('eleven', '11:00')
      return promise([booking(eleven), came('ann', '11:07', eleven), numbered('ann', '11:07', '1'), called('ann', call, 'one')])
    }
    expect(late('11:10')).toMatchObject({ lateMinutes: 3, promise: { is: 'kept', how: 'onTime' } })
    expect(late('11:13')).toMatchObject({ lateMinutes: 6, promise: { is: 'missed', why: 'notTold' }, cause: { is: 'customerLate', confirmed: false } })
  })

  test('an undone call never stopped the clock, and one on no live screen that nobody came to ends no wait', () => {
    expect(
      promise(ann('10:20', null), { ...called('ann', '10:30', 'one'), id: 'wrong' }, undone('ann', '10:30:05', 'wrong'), called('ann', '10:40', 'one'))
        .lateMinutes,
    ).toBe(10)
    expect(
      promise(ann('10:20', null), called('ann', '10:30', 'one', { screenLive: false }), noAnswer('ann', '10:32', 'one'), called('ann', '10:40', 'one'))
        .lateMinutes,
    ).toBe(10)
    expect(
      promise(ann('10:20', null), called('ann', '10:30', 'one', { screenLive: true }), noAnswer('ann', '10:32', 'one'), called('ann', '10:40', 'one'))
        .lateMinutes,
    ).toBe(0)
  })
})

test('what was taken back before its time never was told; after that, or after the call, it was', () => {
  const notice = told('10:28', '10:50', { notice: 'mistaken' })
  const taken = (clock: string) => make('delayEnded', clock, { notice: 'mistaken' })
  const kept = (...more: Made[]) => promise(ann('10:20', '10:52'), notice, ...more).promise
  expect(kept()).toEqual({ is: 'kept', how: 'told' })
  expect(kept(taken('10:29'))).toEqual({ is: 'missed', why: 'notTold' })
  expect(kept(taken('10:51'))).toEqual({ is: 'kept', how: 'told' })
  expect(promise(ann('10:20', '10:40'), notice, taken('10:45')).promise).toEqual({ is: 'kept', how: 'told' })
})

describe('a late start is a promise kept where the customer was told in full, in time, and again when it slipped', () => {
  test('story 2: told at 10:30 that it will be 10:54, called 10:54: late 24 minutes, kept, not on time', () => {
    const one = promise(ann('10:27', '10:54'), told('10:30', '10:54'))
    expect(one).toMatchObject({ lateMinutes: 24, promise: { is: 'kept', how: 'told' }, toldError: 0 })
  })

  test('up to 5 minutes after the planned time is in time, a second later is too late', () => {
    expect(missed(ann('10:27', '10:54'), told('10:35', '10:54'))).toEqual({ is: 'kept', how: 'told' })
    expect(missed(ann('10:27', '10:54'), told('10:35:01', '10:54'))).toBe('toldTooLate')
  })

  test('story 3: no notice, a reason without a time, and a notice that was 3 minutes wrong', () => {
    expect(promise(ann('10:27', '10:46'))).toMatchObject({ lateMinutes: 16, promise: { is: 'missed', why: 'notTold' } })
    expect(promise(ann('10:27', '10:43'), told('10:30', null))).toMatchObject({ lateMinutes: 13, promise: { is: 'missed', why: 'withoutTime' } })
    expect(promise(ann('10:27', '10:38'), told('10:30', '10:35'))).toMatchObject({ lateMinutes: 8, promise: { is: 'kept', how: 'told' }, toldError: 3 })
  })

  test('a time without a reason is not in full either', () => {
    expect(missed(ann('10:27', '10:54'), told('10:30', '10:54', { reason: null }))).toBe('withoutReason')
  })

  test('called more than 5 minutes after the last told time without a new notice: not told again', () => {
    expect(missed(ann('10:27', '10:50'), told('10:30', '10:45'))).toEqual({ is: 'kept', how: 'told' })
    expect(missed(ann('10:27', '10:50:01'), told('10:30', '10:45'))).toBe('notToldAgain')
    expect(missed(ann('10:27', '11:02'), told('10:30', '10:45'), told('10:47', '11:00'))).toEqual({ is: 'kept', how: 'told' })
  })
})

describe('a notice counts where its customer was told in person, it was sent, or it was live on a screen while they waited', () => {
  const onScreen = (live: boolean | null) => ({ scope: { of: 'centre' } as const, how: ['screen' as const], screenLive: live })

  test('a screen that was not live, or that nobody vouches for, told nobody', () => {
    expect(missed(ann('10:20', '10:54'), told('10:30', '10:54', onScreen(true)))).toEqual({ is: 'kept', how: 'told' })
    expect(missed(ann('10:20', '10:54'), told('10:30', '10:54', onScreen(false)))).toBe('notTold')
    expect(missed(ann('10:20', '10:54'), told('10:30', '10:54', onScreen(null)))).toBe('notTold')
  })

  test('who comes while it stands on the screen has read it then; who comes after it lapsed has not', () => {
    expect(missed(ann('10:32', '10:54'), told('10:00', '10:54', { ...onScreen(true), lapsesAt: at('10:59') }))).toEqual({ is: 'kept', how: 'told' })
    expect(missed(ann('10:32', '10:54'), told('10:00', '10:54', { ...onScreen(true), lapsesAt: at('10:31') }))).toBe('notTold')
  })

  test('"come and get me" needs in person', () => {
    const hers = [booking(slot), came('ann', '10:20', slot), numbered('ann', '10:20', '1', { callBy: 'comeAndGet' }), called('ann', '10:54', 'one')]
    expect(missed(hers, told('10:30', '10:54', onScreen(true)))).toBe('notTold')
    expect(missed(hers, told('10:30', '10:54'))).toEqual({ is: 'kept', how: 'told' })
  })

  test('said in the room before they came, it reached nobody; sent before they came, it did', () => {
    expect(missed(ann('10:29', '10:54'), told('10:20', '10:54'))).toBe('notTold')
    expect(missed(ann('10:29', '10:54'), told('10:20', '10:54', { how: ['message'] }))).toEqual({ is: 'kept', how: 'told' })
  })

  test('of another service, another desk or another person it does not count; of their own it does', () => {
    const of = (scope: Bodies['delayTold']['scope']) => missed(ann('10:20', '10:54'), told('10:30', '10:54', { scope }))
    expect(of({ of: 'service', service: 'tax' })).toBe('notTold')
    expect(of({ of: 'service', service: 'housing' })).toEqual({ is: 'kept', how: 'told' })
    expect(of({ of: 'visit', visit: 'bob' })).toBe('notTold')
    // Desks 1, 2 and 3 serve housing: a delay at desk 2 is not hers.
    expect(of({ of: 'desk', desk: 'two' })).toBe('notTold')
  })

  test('one that was entered after the call never counts, except in a recorded outage, shown apart', () => {
    expect(missed(ann('10:20', '10:54'), told('10:55', '11:00'))).toBe('notTold')
    const outage = make('outageRecorded', '11:30', { from: at('10:00'), to: at('11:00') })
    expect(missed(ann('10:20', '10:54'), outage, told('11:31', '10:50'))).toEqual({ is: 'apart', why: 'toldInOutage' })
    expect(missed(ann('10:20', '10:54'), make('outageRecorded', '11:30', { from: at('11:00'), to: at('11:20') }), told('11:31', '10:50'))).toBe('notTold')
    // Told in time and written down; told again in the outage, when it slipped.
    expect(missed(ann('10:20', '10:54'), told('10:31', '10:45'), outage, told('11:31', '10:55'))).toEqual({ is: 'apart', why: 'toldInOutage' })
    expect(missed(ann('10:20', '10:54'), told('10:31', '10:45'), told('11:31', '10:55'))).toBe('notToldAgain')
  })

  test('what others are told later of another delay was not heard by who was called in an outage', () => {
    const outage = make('outageRecorded', '11:30', { from: at('10:00'), to: at('11:00') })
    for (const scope of [{ of: 'centre' }, { of: 'service', service: 'housing' }] as const)
      expect(missed(ann('10:20', '10:54'), outage, told('15:00', '15:20', { scope }))).toBe('notTold')
  })

  test('an outage that was taken back never was', () => {
    const outage = { ...make('outageRecorded', '11:30', { from: at('10:00'), to: at('11:00') }), id: 'o1' }
    expect(missed(ann('10:20', '10:54'), outage, told('11:31', '10:50'), make('outageTakenBack', '11:40', { outage: 'o1' }))).toBe('notTold')
    expect(missed(ann('10:20', '10:54'), outage, told('11:31', '10:50'), make('outageTakenBack', '11:40', { outage: 'o2' }))).toMatchObject({ is: 'apart' })
  })

  test('who was called late in an outage is asked for until somebody writes down what they were told', () => {
    const outage = make('outageRecorded', '11:30', { from: at('10:00'), to: at('11:00') })
    const asked = (...events: (Made | Made[])[]) => {
      const { state, day } = given(REASONS, ...events)
      return toWriteDown(day, promisesOf(state, day, at('12:00'))).map(({ ticket }) => ticket)
    }
    expect(asked(ann('10:20', '10:54'), outage)).toEqual(['1'])
    expect(asked(ann('10:20', '10:54'), outage, told('11:31', null))).toEqual(['1'])
    expect(asked(ann('10:20', '10:54'), outage, told('11:31', '10:50'))).toEqual([])
    expect(asked(ann('10:20', '10:32'), outage)).toEqual([])
    expect(asked(ann('10:20', '11:01'), outage)).toEqual([])
    const by = { appointment: 'slot', to: { day: DAY, at: at('10:30:01'), desk: null }, whose: 'ours', why: 'other' } as const
    expect(asked(booking(slot), make('appointmentMoved', '9:00', by), ann('10:20', '10:54').slice(1), outage)).toEqual([])
  })
})

describe('who did not come, who left, and what we moved', () => {
  test('did not attend 15 minutes after the time; undone when they come after all, counted, and said to be over 15 late', () => {
    const { state, day } = given(booking(slot))
    expect(promisesOf(state, day, at('10:45'))[0]?.promise).toEqual({ is: 'apart', why: 'toCome' })
    expect(promisesOf(state, day, at('10:45:01'))[0]?.promise).toEqual({ is: 'apart', why: 'didNotAttend' })
    expect(promise(ann('10:50', '10:54'))).toMatchObject({ promise: { is: 'kept', how: 'onTime' }, lateMinutes: 4, overGrace: true })
    expect(promise(ann('10:45', '10:46')).overGrace).toBe(false)
  })

  test('who leaves more than 5 minutes after the planned time without a full notice was let down', () => {
    expect(missed(ann('10:20', null), left('ann', '10:35:59'))).toEqual({ is: 'apart', why: 'left' })
    expect(missed(ann('10:20', null), left('ann', '10:36'))).toBe('notTold')
    expect(missed(ann('10:20', null), told('10:32', '10:50'), left('ann', '10:40'))).toEqual({ is: 'apart', why: 'left' })
    expect(missed(ann('10:20', null), told('10:32', null), left('ann', '10:40'))).toBe('withoutTime')
    expect(promise(ann('10:20', null), left('ann', '10:40')).left).toBe(true)
  })

  const moved = (clock: string, to: string, more: Partial<Bodies['appointmentMoved']> = {}, day = DAY) =>
    make('appointmentMoved', clock, { appointment: 'slot', to: { day, at: at(to), desk: null }, whose: 'ours', why: 'staffAway', ...more })

  test('moved by us on the day is missed, whenever they are then seen; by the customer it is the new time that counts', () => {
    const then = [{ ...came('ann', '10:50', { ...slot, at: at('11:00') }) }, numbered('ann', '10:50', '1'), called('ann', '11:02', 'one')]
    expect(missed(booking(slot), moved('9:00', '11:00'), then)).toBe('movedByUs')
    expect(promise(booking(slot), moved('9:00', '11:00', { whose: 'customers', why: 'asked' }), then)).toMatchObject({
      lateMinutes: 2,
      promise: { is: 'kept', how: 'onTime' },
    })
  })

  test('moved by us to another day before the day is shown apart, on the day it is missed', () => {
    const early = {
      ...moved('9:00', '11:00'),
      body: { appointment: 'slot', to: { day: '2027-01-14', at: at('11:00') + 172_800_000, desk: null }, whose: 'ours', why: 'closure' },
    } as Made
    const { state, day } = given(REASONS, booking(slot), early)
    expect(promisesOf(state, day, at('17:00'))[0]?.promise).toEqual({ is: 'missed', why: 'movedByUs' })
    const before = given(REASONS, booking(slot), { ...early, clock: '-20:00' })
    expect(promisesOf(before.state, before.day, at('17:00'))[0]?.promise).toEqual({ is: 'apart', why: 'movedEarlier' })
  })

  test('cancelled by the customer is not counted, by us on the day it is missed', () => {
    const cancelled = (whose: 'ours' | 'customers') => missed(booking(slot), make('appointmentCancelled', '9:00', { appointment: 'slot', whose, why: 'other' }))
    expect(cancelled('customers')).toEqual({ is: 'apart', why: 'cancelled' })
    expect(cancelled('ours')).toBe('cancelledByUs')
  })

  test('who came by appointment without one that was booked here is counted as well', () => {
    expect(promise(came('ann', '10:20', slot), numbered('ann', '10:20', '1'), called('ann', '10:40', 'one'))).toMatchObject({ lateMinutes: 10 })
  })
})

describe('why it was late is proposed from the instants, and what somebody said holds', () => {
  const busy = (from: string, to: string) => [...waiting('bob', '9:00', '9'), called('bob', from, 'one'), seen('bob', from, 'one'), completed('bob', to, 'one')]
  const cause = (...events: (Made | Made[])[]) => promise(ann('10:20', '10:54'), ...events).cause

  test('the one before overran, somebody else went first, the desk started late', () => {
    expect(cause(busy('10:10', '10:50'))).toEqual({ is: 'oneBeforeOverran', confirmed: false })
    expect(cause(busy('10:31', '10:50'))).toEqual({ is: 'chosen', confirmed: false })
    expect(cause(busy('10:00', '10:20'))).toEqual({ is: 'startedLate', confirmed: false })
  })

  test('an alarm, a system that was down, somebody who was away', () => {
    expect(cause(make('evacuated', '10:25', { drill: false }), make('evacuationEnded', '10:45', {}))).toMatchObject({ is: 'alarm' })
    expect(cause(make('outageRecorded', '11:00', { from: at('10:20'), to: at('10:50') }))).toMatchObject({ is: 'system' })
    expect(cause(make('deskAwayToday', '9:00', { desk: 'one', staff: null }))).toMatchObject({ is: 'absence' })
  })

  test('what somebody said goes before what was proposed', () => {
    expect(cause(busy('10:10', '10:50'), make('lateCauseSet', '16:00', { visit: 'ann', cause: 'system' }))).toEqual({ is: 'system', confirmed: true })
    expect(promise(ann('10:20', '10:33')).cause).toBeNull()
  })
})

test('counts first, percentages half up to one decimal', () => {
  const { state, day } = given(REASONS, ann('10:27', '10:54'), told('10:30', '10:54'))
  expect(punctualityOf(promisesOf(state, day, at('17:00')))).toMatchObject({
    onTime: 0,
    appointmentsSeen: 1,
    punctualityPercent: 0,
    late: 1,
    toldInFullAndInTime: 1,
    promiseKeptPercent: 100,
  })
  expect([percent(26, 32), percent(30, 32), percent(1, 3), percent(2, 3), percent(0, 0)]).toEqual([81.3, 93.8, 33.3, 66.7, null])
})

test('the standards that hold on the day decide, and others with a later date do not', () => {
  const set = (clock: string, onTimeWithin: number, from?: string) =>
    make('standardsSet', clock, { greetedWithin: 2, onTimeWithin, grace: 15, longWait: 40, keepPlace: 30, ...(from === undefined ? {} : { from }) })
  expect(promise(set('7:00', 15), ann('10:20', '10:40')).promise).toEqual({ is: 'kept', how: 'onTime' })
  expect(promise(set('7:00', 15, '2027-01-13'), ann('10:20', '10:40')).promise).toEqual({ is: 'missed', why: 'notTold' })
})
