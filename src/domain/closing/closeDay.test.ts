import { describe, expect, test } from 'vitest'
import { decide } from '#domain/centre/decide.ts'
import type { Command } from '#domain/centre/command.ts'
import { dayCounts } from '#domain/lead/today.ts'
import type { AtClosing } from '#domain/events.ts'
import type { Made } from '#test/support/given.ts'
import { as, at, called, came, completed, DAY, given, happened, make, left, numbered, refusal, seen, undone, waiting } from '#test/support/given.ts'
import { daysNotClosed, keptOpen, stillOpen } from './closeDay.ts'

const ended = (visit: string, clock: string, how: AtClosing) => make('endedAtClosing', clock, { visit, as: how })
const kept = (visit: string, clock: string) => make('keptOpen', clock, { visit, why: 'handedOver' })
const closed = (clock: string) => make('dayClosed', clock, {})

describe('the day is closed', () => {
  const open = [
    ...waiting('waits', '16:30', '1'),
    ...[...waiting('seen', '16:00', '2'), called('seen', '16:10', 'one'), seen('seen', '16:11', 'one')],
    came('greeted', '16:40'),
    make('steppedOut', '16:45', { visit: 'waits' }),
  ]

  test('when nobody is open any more; whoever is must be answered for first, wherever they are', () => {
    const before = given(open, [...waiting('done', '9:00', '3'), called('done', '9:05', 'two'), seen('done', '9:06', 'two'), completed('done', '9:10', 'two')])
    expect(stillOpen(before.day).map(({ id }) => id)).toEqual(['seen', 'waits', 'greeted'])
    expect(before.when({ type: 'closeDay' }, '17:05')).toEqual({ refused: { reason: 'stillOpen', count: 3 } })
    const after = given(open, ended('waits', '17:01', 'toldToComeBack'), ended('seen', '17:02', 'seen'), ended('greeted', '17:03', 'left'))
    expect(happened(after.when({ type: 'closeDay' }, '17:05'))).toEqual([{ dayClosed: {} }])
  })

  test('with somebody open only by choice, and with a reason', () => {
    const chosen = given(open.slice(0, 2), kept('waits', '17:01'))
    expect(stillOpen(chosen.day)).toEqual([])
    expect(keptOpen(chosen.day).map(({ id, atClosing }) => [id, atClosing?.why])).toEqual([['waits', 'handedOver']])
    expect(happened(chosen.when({ type: 'closeDay' }, '17:05'))).toEqual([{ dayClosed: {} }])
    expect(refusal(chosen.when({ type: 'keepOpen', visit: 'waits', why: 'handedOver' }, '17:02'))).toBe('alreadySo')
    expect(happened(chosen.when({ type: 'keepOpen', visit: 'waits', why: 'stillHere' }, '17:02'))).toHaveLength(1)
  })

  test('once, and again where somebody came after it', () => {
    expect(refusal(given(closed('17:05')).when({ type: 'closeDay' }, '17:06'))).toBe('alreadySo')
    const late = given(closed('17:05'), waiting('late', '17:06', '9'))
    expect(refusal(late.when({ type: 'closeDay' }, '17:07'))).toBe('stillOpen')
    expect(happened(given(closed('17:05'), waiting('late', '17:06', '9'), ended('late', '17:07', 'seen')).when({ type: 'closeDay' }, '17:08'))).toHaveLength(1)
  })

  test('and nobody is answered for twice', () => {
    const after = given(open, ended('waits', '17:01', 'left'))
    expect(refusal(after.when({ type: 'endAtClosing', visit: 'waits', as: 'seen' }, '17:02'))).toBe('alreadyOver')
    expect(refusal(after.when({ type: 'keepOpen', visit: 'waits', why: 'stillHere' }, '17:02'))).toBe('alreadyOver')
  })

  test('without those of a try-out or of an arrival that was undone', () => {
    const { day } = given(
      make('practised', '16:00', { visit: 'practice' }),
      numbered('practice', '16:00', '1'),
      as('wrong', came('undone', '16:01')),
      undone('undone', '16:01:05', 'wrong'),
    )
    expect(stillOpen(day)).toEqual([])
  })
})

describe('the next morning', () => {
  const YESTERDAY = '2027-01-11'
  const yesterday = (made: Made): Made => ({ ...made, day: YESTERDAY })
  const left = given([...waiting('ann', '9:00', '1'), ...waiting('bob', '9:05', '2'), kept('bob', '9:06')].map(yesterday))
  const next = (command: Command) => decide(left.state, command, { now: at('9:30'), day: DAY, device: 'pc-welcome' })

  test('says who is still open from a day before, and who was kept open', () => {
    expect(daysNotClosed(left.state, DAY)).toEqual([{ day: YESTERDAY, open: 1, kept: 1 }])
    expect(daysNotClosed(given(waiting('ann', '9:00', '1')).state, DAY)).toEqual([])
  })

  test('they are answered for, and that day is closed: the events are of that day', () => {
    expect(next({ type: 'closeDay', day: YESTERDAY })).toEqual({ refused: { reason: 'stillOpen', count: 1 } })
    expect(next({ type: 'endAtClosing', visit: 'ann', as: 'notRecorded', day: YESTERDAY })).toMatchObject({ events: [{ day: YESTERDAY, at: at('9:30') }] })
    expect(next({ type: 'endAtClosing', visit: 'bob', as: 'appointmentMade', day: YESTERDAY })).toHaveProperty('events')
    expect(refusal(next({ type: 'endAtClosing', visit: 'ann', as: 'notRecorded' }))).toBe('unknownVisit')
    const answered = given([...waiting('ann', '9:00', '1'), ended('ann', '9:30', 'left')].map(yesterday))
    expect(decide(answered.state, { type: 'closeDay', day: YESTERDAY }, { now: at('9:31'), day: DAY, device: 'pc' })).toMatchObject({
      events: [{ day: YESTERDAY }],
    })
    expect(daysNotClosed(answered.state, DAY)).toEqual([])
  })

  test('no day is closed before it has come', () => {
    expect(next({ type: 'closeDay', day: '2027-01-13' })).toMatchObject({ events: [{ day: DAY }] })
  })
})

describe('the figures of a closed day', () => {
  const everybody = (how: AtClosing[]) => how.flatMap((one, i) => [...waiting(one, `16:0${i}`, String(i + 1)), ended(one, '17:01', one)])
  const answers: AtClosing[] = ['seen', 'appointmentMade', 'toldToComeBack', 'left', 'notRecorded']

  test('count each answer once, and add up to all who came', () => {
    const { day } = given(everybody(answers), waiting('kept', '16:30', '9'), kept('kept', '17:02'))
    const counts = dayCounts(day)
    expect(counts).toMatchObject({
      arrivals: 6,
      served: 1,
      leftBeforeCalled: 1,
      appointmentMadeAtClosing: 1,
      toldToComeBack: 1,
      notRecorded: 1,
      keptOpen: 1,
      waiting: 1,
    })
  })

  test('forget what was said at closing of somebody who was there after all', () => {
    const back = given(everybody(['notRecorded']), seen('notRecorded', '17:02', 'one'), completed('notRecorded', '17:10', 'one'))
    expect(back.visit('notRecorded').atClosing).toBeNull()
    expect(dayCounts(back.day)).toMatchObject({ served: 1, notRecorded: 0 })
    const put = given(everybody(['left']), make('corrected', '17:03', { visit: 'left', change: { what: 'reopened' }, why: 'wrongPerson' }))
    expect(dayCounts(put.day)).toMatchObject({ leftBeforeCalled: 0, waiting: 1 })
  })

  test('count a try-out nowhere', () => {
    expect(dayCounts(given(make('practised', '9:00', { visit: 'try' }), numbered('try', '9:00', '1')).day)).toMatchObject({
      arrivals: 0,
      walkIns: 0,
      waiting: 0,
    })
  })
})

test('a try-out that nobody ended goes with the day, wherever it stands', () => {
  const trying = [make('practised', '16:00', { visit: 'try' }), numbered('try', '16:00', '1')]
  expect(happened(given(trying).when({ type: 'closeDay' }, '17:00'))).toEqual([{ leftBeforeBeingSeen: { visit: 'try' } }, { dayClosed: {} }])
  const seenNow = [...trying, called('try', '16:01', 'one'), seen('try', '16:02', 'one')]
  expect(happened(given(seenNow).when({ type: 'closeDay' }, '17:00')).map((one) => Object.keys(one)[0])).toEqual(['completed', 'dayClosed'])
  expect(happened(given(make('practised', '9:00', { visit: 'try' }), left('try', '9:01')).when({ type: 'closeDay' }, '17:00'))).toEqual([{ dayClosed: {} }])
})
