import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '#domain/centre/decide.ts'
import { fold } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Bodies, Change, LoggedEvent } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'
import { board } from '#domain/display/board.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { placeSince } from '#domain/queue/place.ts'
import { waitedMinutes, waitsOf } from '#domain/queue/waits.ts'
import { as, at, called, calledAgain, completed, DAY, given, happened, left, make, referred, refusal, seen, undone, waiting } from '#test/support/given.ts'

const E = 'ann-1'
/** Came at 10, called at 10:10 to desk one, seen at 10:12, finished at 10:30. */
const ann = [...waiting('ann', '10:00', '1'), called('ann', '10:10', 'one'), seen('ann', '10:12', 'one'), completed('ann', '10:30', 'one')]
const put = (change: Change, clock = '12:00', device = 'pc-welcome') => make('corrected', clock, { visit: 'ann', change, why: 'forgotten' }, { device })
const ask = (change: Change) => ({ type: 'correct', visit: 'ann', change, why: 'wrongKey' }) as const

describe('what is put right', () => {
  test.each<[Change, Change]>([
    [
      { what: 'service', enquiry: E, service: 'tax' },
      { what: 'service', enquiry: E, service: 'housing' },
    ],
    [
      { what: 'desk', enquiry: E, desk: 'two' },
      { what: 'desk', enquiry: E, desk: 'one' },
    ],
    [
      { what: 'arrivedAt', at: at('9:55') },
      { what: 'arrivedAt', at: at('10:00') },
    ],
    [
      { what: 'greetedAt', at: at('10:05') },
      { what: 'greetedAt', at: at('10:00') },
    ],
    [
      { what: 'calledAt', enquiry: E, at: at('10:11') },
      { what: 'calledAt', enquiry: E, at: at('10:10') },
    ],
    [
      { what: 'seenAt', enquiry: E, at: at('10:15') },
      { what: 'seenAt', enquiry: E, at: at('10:12') },
    ],
    [
      { what: 'endedAt', enquiry: E, at: at('10:40') },
      { what: 'endedAt', enquiry: E, at: at('10:30') },
    ],
    [
      { what: 'outcome', enquiry: E, outcome: 'weDoSomething', next: { byWhen: DAY, tellBy: 'phone' } },
      { what: 'outcome', enquiry: E, outcome: 'finishedToday', next: null },
    ],
  ])('%j stands, and what it was stays beside it', (change, was) => {
    expect(happened(given(ann).when(ask(change), '12:00'))).toEqual([{ corrected: { visit: 'ann', change, why: 'wrongKey' } }])
    const after = given(ann, put(change))
    expect(after.visit('ann').corrections).toMatchObject([{ change, was, why: 'forgotten', at: at('12:00'), device: 'pc-welcome' }])
    expect(refusal(after.when(ask(change), '12:01'))).toBe('alreadySo')
  })

  test('moves the wait with it', () => {
    expect(waitedMinutes(given(ann, put({ what: 'arrivedAt', at: at('9:50') })).visit('ann'))).toBe(20)
    expect(waitedMinutes(given(ann, put({ what: 'calledAt', enquiry: E, at: at('10:05') })).visit('ann'))).toBe(5)
  })

  test('by two devices apart: both are kept, and the last in the order of the log stands', () => {
    const { visit } = given(ann, put({ what: 'arrivedAt', at: at('9:50') }, '12:05', 'pc-a'), put({ what: 'arrivedAt', at: at('9:40') }, '12:01', 'pc-b'))
    expect(visit('ann').arrivedAt).toBe(at('9:40'))
    expect(visit('ann').corrections.map(({ was }) => was)).toEqual([
      { what: 'arrivedAt', at: at('10:00') },
      { what: 'arrivedAt', at: at('9:50') },
    ])
  })

  test('by two devices apart so that the times cross: nothing is lost, and no wait is below nought', () => {
    const { visit } = given(
      ann,
      put({ what: 'arrivedAt', at: at('10:09') }, '12:05', 'pc-a'),
      put({ what: 'calledAt', enquiry: E, at: at('10:02') }, '12:01', 'pc-b'),
    )
    expect(waitedMinutes(visit('ann'))).toBe(0)
    expect(visit('ann').corrections).toHaveLength(2)
  })

  test('is taken back by the ordinary undo', () => {
    const corrected = given(ann, as('wrong', put({ what: 'arrivedAt', at: at('9:50') })))
    expect(happened(corrected.when({ type: 'undo', visit: 'ann', event: 'wrong' }, '12:00:08'))).toEqual([{ undone: { visit: 'ann', event: 'wrong' } }])
    const after = given(ann, as('wrong', put({ what: 'arrivedAt', at: at('9:50') })), undone('ann', '12:00:08', 'wrong'))
    expect(after.visit('ann')).toMatchObject({ arrivedAt: at('10:00'), corrections: [] })
  })
})

describe('what cannot be', () => {
  test.each<[string, Change, string]>([
    ['a time still to come', { what: 'endedAt', enquiry: E, at: at('12:01') }, 'notYet'],
    ['called before they came', { what: 'calledAt', enquiry: E, at: at('9:59') }, 'outOfOrder'],
    ['came after they were greeted', { what: 'arrivedAt', at: at('10:01') }, 'outOfOrder'],
    ['seen before they were called', { what: 'seenAt', enquiry: E, at: at('10:09') }, 'outOfOrder'],
    ['ended before they were seen', { what: 'endedAt', enquiry: E, at: at('10:11') }, 'outOfOrder'],
    ['a service that there is not', { what: 'service', enquiry: E, service: 'x' }, 'unknownService'],
    ['a desk that there is not', { what: 'desk', enquiry: E, desk: 'x' }, 'unknownDesk'],
    ['a promise without what comes next', { what: 'outcome', enquiry: E, outcome: 'weDoSomething', next: null }, 'nextMissing'],
    ['a matter that there is not', { what: 'seenAt', enquiry: 'x', at: at('10:20') }, 'nothingToCorrect'],
  ])('is refused: %s', (_, change, reason) => expect(refusal(given(ann).when(ask(change), '12:00'))).toBe(reason))

  test('a refused time says between which times it must lie', () => {
    expect(given(ann).when(ask({ what: 'calledAt', enquiry: E, at: at('10:20') }), '12:00')).toEqual({
      refused: { reason: 'outOfOrder', after: at('10:00'), before: at('10:12') },
    })
  })

  test('what has not happened yet is not put right', () => {
    expect(refusal(given(ann.slice(0, 2)).when(ask({ what: 'calledAt', enquiry: E, at: at('10:20') }), '12:00'))).toBe('nothingToCorrect')
    expect(refusal(given(ann.slice(0, 3)).when(ask({ what: 'reopened' }), '12:00'))).toBe('notOver')
  })
})

describe('somebody who is at a desk elsewhere', () => {
  const here = ann.slice(0, -1)
  test('stays there: which desk has them now is said by that desk alone', () => {
    const { visit } = given(here, put({ what: 'desk', enquiry: E, desk: 'two' }))
    expect(visit('ann')).toMatchObject({ situation: { is: 'beingSeen', at: [{ desk: 'one' }] }, calls: [{ desk: 'two' }] })
  })
  test('is seen for the right service from now on', () => {
    const { visit, day } = given(here, put({ what: 'service', enquiry: E, service: 'tax' }, '10:20'), completed('ann', '10:30', 'one'))
    expect(visit('ann')).toMatchObject({ situation: { is: 'completed' }, enquiries: [{ service: 'tax' }] })
    expect(dayCounts(day).served).toBe(1)
  })
})

describe('opened again', () => {
  test('whoever was marked as left by mistake has never been away, and keeps their place', () => {
    const set = make('callingRuleSet', '7:00', { parts: ['placeLapses'] })
    const gone = [...waiting('ann', '10:00', '1'), left('ann', '10:05')]
    const { visit, state } = given(set, gone, put({ what: 'reopened' }))
    expect(visit('ann')).toMatchObject({ situation: { is: 'waiting' }, absences: [] })
    expect(placeSince(state, visit('ann'))).toBe(at('10:00'))
  })
  test('whoever was finished waits again with the first arrival, and both versions stay', () => {
    const { visit } = given(ann, put({ what: 'reopened' }))
    expect(visit('ann')).toMatchObject({ situation: { is: 'waiting' }, arrivedAt: at('10:00') })
    expect(visit('ann').enquiries[0]?.reopened).toHaveLength(1)
    expect(visit('ann').corrections).toMatchObject([{ change: { what: 'reopened' }, was: null }])
  })
})

describe('a row of the paper list', () => {
  const row: Bodies['enteredFromPaper'] = {
    visit: 'paper',
    ticket: 'P12',
    enquiry: 'paper-1',
    service: 'housing',
    arrivedAt: at('10:00'),
    calledAt: at('10:10'),
    desk: 'one',
    endedAt: at('10:30'),
    outcome: 'finishedToday',
    next: null,
  }
  const enter = (more: Partial<typeof row> = {}) => ({ type: 'enterFromPaper', ...row, ...more }) as const

  test('keeps the times that were written, and beside them when it was entered', () => {
    expect(happened(given().when(enter(), '12:00'))).toEqual([{ enteredFromPaper: row }])
    const { visit, day } = given(make('enteredFromPaper', '12:00', row))
    expect(visit('paper')).toMatchObject({ arrivedAt: at('10:00'), enteredAt: at('12:00'), ticket: 'P12', situation: { is: 'completed', at: at('10:30') } })
    expect(waitedMinutes(visit('paper'))).toBe(10)
    expect(dayCounts(day)).toMatchObject({ arrivals: 1, served: 1, enteredLater: 1, greetedMeasured: 0, medianWalkInWaitMinutes: 10 })
  })

  test('of somebody who left has no desk, no call and no outcome, and need not say when', () => {
    const gone = { calledAt: null, desk: null, endedAt: null, outcome: null }
    expect(happened(given().when(enter(gone), '12:00'))).toHaveLength(1)
    const { day, visit } = given(make('enteredFromPaper', '12:00', { ...row, ...gone }))
    expect(dayCounts(day)).toMatchObject({ leftBeforeCalled: 1, enteredLater: 1 })
    expect(visit('paper').situation).toEqual({ is: 'left', at: at('10:00') })
  })

  test.each<[string, Partial<typeof row>, string]>([
    ['times out of their order', { endedAt: at('10:05') }, 'outOfOrder'],
    ['a time still to come', { endedAt: at('12:01') }, 'notYet'],
    ['a call without a desk', { desk: null }, 'deskAndCall'],
    ['an outcome without an end', { endedAt: null }, 'deskAndCall'],
    ['a service that there is not', { service: 'x' }, 'unknownService'],
    ['a promise without what comes next', { outcome: 'weDoSomething' }, 'nextMissing'],
  ])('is refused: %s', (_, wrong, reason) => expect(refusal(given().when(enter(wrong), '12:00'))).toBe(reason))

  test('is entered once: the same number and time of arrival a second time is the same row', () => {
    const entered = given(make('enteredFromPaper', '12:00', row))
    expect(entered.when(enter({ visit: 'other' }), '12:05')).toEqual({ refused: { reason: 'enteredAlready', ticket: 'P12' } })
    expect(happened(entered.when(enter({ visit: 'other', arrivedAt: at('10:01') }), '12:05'))).toHaveLength(1)
  })

  test('is never shown as a call on a screen', () => {
    const { state, day } = given(make('enteredFromPaper', '10:15', { ...row, endedAt: at('10:12') }))
    expect(board(state, day, at('10:15'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })
})

/** Any corrections, one after the other, of a visit with two matters, one of them referred after a call that nobody came to. */
test('corrected instants keep their order and no wait is below nought, whatever is put right', () => {
  const told = given([
    ...waiting('ann', '10:00', '1'),
    make('enquiryAdded', '10:01', { visit: 'ann', enquiry: 'ann-2', service: 'tax' }),
    ...[called('ann', '10:10', 'one'), calledAgain('ann', '10:12', 'one'), seen('ann', '10:13', 'one'), referred('ann', '10:20', 'one', 'housing')],
    ...[called('ann', '10:25', 'two'), seen('ann', '10:26', 'two'), completed('ann', '10:40', 'two')],
    ...[called('ann', '10:50', 'one'), seen('ann', '10:52', 'one'), completed('ann', '11:10', 'one', { enquiry: 'ann-2' })],
  ])
  const change = fc.record({
    what: fc.constantFrom('arrivedAt', 'greetedAt', 'calledAt', 'seenAt', 'endedAt', 'reopened'),
    enquiry: fc.constantFrom('ann-1', 'ann-2'),
    at: fc.integer({ min: -20, max: 100 }).map((minutes) => at('10:00') + minutes * MINUTE),
  })
  let done = 0
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let state: CentreState = told.state
      for (const [i, one] of changes.entries()) {
        const now = at('12:00') + i * MINUTE
        const decision = decide(state, { type: 'correct', visit: 'ann', change: one as Change, why: 'other' }, { now, day: DAY, device: 'pc' })
        if ('refused' in decision) continue
        done++
        const events = decision.events.map((event) => ({ ...event, id: `c${i}`, n: null, device: 'pc', inc: 'pc-1', outcome: 'applied' }) as LoggedEvent)
        state = fold(state, events)
      }
      const visit = dayOf(state, DAY).visits.get('ann')!
      for (const { from, to, metAt } of waitsOf(visit)) expect((to ?? from) >= from && (metAt ?? to ?? from) >= (to ?? from)).toBe(true)
      expect(visit.greetedAt ?? visit.arrivedAt).toBeGreaterThanOrEqual(visit.arrivedAt)
      for (const { readyAt, seenAt, outcomes } of visit.enquiries) {
        const line = [visit.arrivedAt, readyAt, seenAt, outcomes.at(-1)?.at].filter((one) => one !== null && one !== undefined)
        expect(line).toEqual([...line].sort((a, b) => a - b))
      }
      for (const call of visit.calls) expect(call.at).toBeGreaterThanOrEqual(call.readyAt)
    }),
    { numRuns: Number(process.env['FOYER_RUNS'] ?? 300), seed: 20270112 },
  )
  expect(done).toBeGreaterThan(200)
})
