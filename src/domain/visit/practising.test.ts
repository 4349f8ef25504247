import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { settleAll } from '#domain/centre/fold.ts'
import { dayOf } from '#domain/centre/state.ts'
import { stillOpen } from '#domain/closing/closeDay.ts'
import { board } from '#domain/display/board.ts'
import { onlyHere } from '#domain/desk/onlyHere.ts'
import type { LoggedEvent } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { at, called, completed, DAY, given, happened, left, make, numbered, refusal, seen, undone, waiting } from '#test/support/given.ts'
import { practiceNow } from './endPractice.ts'

const practised = (clock = '8:50') => make('practised', clock, { visit: 'try' }, { device: 'pc-lead' })
const whole = [practised(), numbered('try', '8:51', '1'), called('try', '8:52', 'one'), seen('try', '8:53', 'one'), completed('try', '8:54', 'one')]
const counts = (...told: Parameters<typeof given>) => dayCounts(given(...told).day)
const NOTHING = dayCounts(given().day)

describe('a practice visit', () => {
  test('walks the whole way with the real commands', () => {
    const steps: [Command, string][] = [
      [{ type: 'practise', visit: 'try' }, 'practised'],
      [{ type: 'giveNumber', visit: 'try', ticket: '1', enquiry: 'try-1', service: 'housing', needs: [], callBy: 'screen', partySize: 1 }, 'numberGiven'],
      [{ type: 'call', desk: 'one', visit: 'try' }, 'called'],
      [{ type: 'start', desk: 'one', visit: 'try' }, 'beingSeen'],
      [{ type: 'complete', desk: 'one', visit: 'try', outcome: 'finishedToday', next: null }, 'completed'],
    ]
    for (const [i, [command, type]] of steps.entries()) expect(Object.keys(happened(given(whole.slice(0, i)).when(command, '9:00'))[0] ?? {})).toEqual([type])
  })

  test('is counted nowhere, at any step', () => {
    for (let step = 1; step <= whole.length; step++) expect(counts(whole.slice(0, step)), `after ${step} steps`).toEqual(NOTHING)
  })

  test('shows on the waiting-room screen while it goes on, and has left it when it is over', () => {
    const shown = (...told: Parameters<typeof given>) => {
      const { state, day } = given(...told)
      return board(state, day, at('8:55'))
    }
    expect(shown(whole.slice(0, 4)).current).toMatchObject({ ticket: '1', desk: 'Desk 1' })
    expect(shown(whole)).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('has left every list when it was finished, has left, or was answered', () => {
    const ends = [
      [...whole],
      [practised(), numbered('try', '8:51', '1'), left('try', '8:52')],
      [practised(), make('answeredAtWelcomeDesk', '8:51', { visit: 'try', service: null })],
    ]
    for (const told of ends) {
      const { state, day } = given(told)
      expect(day.visits.get('try')).toMatchObject({ situation: { is: 'undone' }, history: [], calls: [], enquiries: [], tasks: [] })
      expect(callingOrder(state, day, at('9:00'))).toEqual([])
      expect(practiceNow(day)).toBeNull()
    }
    expect(practiceNow(given(whole.slice(0, 3)).day)?.id).toBe('try')
  })

  test('keeps nobody from closing the day or a desk', () => {
    const { state, day } = given(practised(), numbered('try', '8:51', '1', { service: 'tax' }))
    expect(stillOpen(day)).toEqual([])
    expect(onlyHere(state, day, 'one', at('9:00'))).toEqual([])
    expect(happened(given(practised()).when({ type: 'closeDay' }, '17:00'))).toEqual([{ leftBeforeBeingSeen: { visit: 'try' } }, { dayClosed: {} }])
  })

  test('is gone for good: what a desk that was apart says of it later brings nobody back', () => {
    for (const late of [seen('try', '9:00', 'two'), called('try', '9:00', 'two'), numbered('try', '9:00', '9'), make('cameBack', '9:00', { visit: 'try' })]) {
      const { state, day } = given(whole, late)
      expect(dayCounts(day)).toEqual(NOTHING)
      expect(callingOrder(state, day, at('9:10'))).toEqual([])
      expect(board(state, day, at('9:01'))).toEqual({ current: null, before: [], delays: [], instruction: null })
    }
  })

  test('keeps its number, so that nobody else on this PC is given it', () => {
    expect(given(whole).day.visits.get('try')?.ticket).toBe('1')
  })

  test('can be undone step by step while it goes on', () => {
    const told = [
      { ...practised(), id: 'p' },
      { ...numbered('try', '8:51', '1'), id: 'n' },
    ]
    expect(given(told, undone('try', '8:51:05', 'n')).visit('try')).toMatchObject({ practice: true, situation: { is: 'greeted' }, ticket: null })
    expect(counts(told, undone('try', '8:51:05', 'n'))).toEqual(NOTHING)
  })

  test('is nobody who came: a real visit does not become one', () => {
    expect(counts(waiting('try', '8:40', '1'), practised())).toMatchObject({ arrivals: 1, waiting: 1 })
    expect(refusal(given(waiting('try', '8:40', '1')).when({ type: 'practise', visit: 'try' }, '9:00'))).toBe('alreadyHere')
  })

  test('leaves the figures of real visits as they are', () => {
    const ann = [...waiting('ann', '8:40', '7'), called('ann', '8:45', 'two')]
    expect(counts(ann, whole)).toEqual(counts(ann))
  })

  test('another device that has the log counts it as little, also a day later', () => {
    const { state } = given(whole, make('dayBegan', '8:00', { day: '2027-01-13' }, { device: 'hub', day: '2027-01-13' }))
    expect(dayCounts(dayOf(state, DAY))).toEqual(NOTHING)
  })
})

describe('stop practising', () => {
  const stop = { type: 'stopPractising', visit: 'try' } as const

  test('ends it wherever it stands, and leaves no task behind', () => {
    for (let step = 1; step < whole.length; step++) {
      const told = whole.slice(0, step)
      const [type, body] = Object.entries(happened(given(told).when(stop, '9:00'))[0] ?? {})[0] ?? []
      const { day } = given(told, make(type as 'completed', '9:00', body as never))
      expect(day.visits.get('try'), `after ${step} steps`).toMatchObject({ situation: { is: 'undone' }, tasks: [] })
      expect(dayCounts(day)).toEqual(NOTHING)
    }
  })

  test('ends no real visit, and none that is over', () => {
    expect(refusal(given(waiting('try', '8:40', '1')).when(stop, '9:00'))).toBe('notPractice')
    expect(refusal(given(whole).when(stop, '9:00'))).toBe('unknownVisit')
  })
})

test('whatever is pressed while practising, the day is as if nobody had: no figure, no queue, no screen, no task', () => {
  const visit = 'try'
  const desk = fc.constantFrom('one', 'two')
  const pressed: fc.Arbitrary<Command> = fc.oneof(
    fc.constant<Command>({ type: 'giveNumber', visit, ticket: '1', enquiry: 'q1', service: 'housing', needs: [], callBy: 'screen', partySize: 1 }),
    fc.constant<Command>({ type: 'addEnquiry', visit, enquiry: 'q2', service: 'tax' }),
    desk.map((one): Command => ({ type: 'callNext', desk: one })),
    desk.map((one): Command => ({ type: 'start', desk: one, visit })),
    desk.map((one): Command => ({ type: 'hold', desk: one, visit })),
    desk.map((one): Command => ({ type: 'noAnswer', desk: one, visit })),
    desk.map((one): Command => ({ type: 'refer', desk: one, visit, service: 'tax' })),
    desk.map((one): Command => ({ type: 'complete', desk: one, visit, outcome: 'finishedToday', next: null })),
    fc.constantFrom<Command>(
      { type: 'takeOffHold', visit },
      { type: 'bringBack', visit },
      { type: 'leave', visit },
      { type: 'prioritise', visit, reason: 'unwell' },
    ),
  )
  fc.assert(
    fc.property(fc.array(pressed, { maxLength: 25 }), (commands) => {
      let { state } = given(practised())
      let now = at('9:00')
      for (const command of [...commands, { type: 'stopPractising', visit } as const]) {
        now += MINUTE
        const decision = decide(state, command, { now, day: DAY, device: 'pc-lead' })
        if ('refused' in decision) continue
        const told = decision.events.map(
          (event, i) => ({ ...event, id: `${now}-${i}`, n: null, device: 'pc-lead', inc: 'i', outcome: 'applied' }) as LoggedEvent,
        )
        state = settleAll(state, told).state
        expect(dayCounts(dayOf(state, DAY))).toEqual(NOTHING)
      }
      const day = dayOf(state, DAY)
      expect(callingOrder(state, day, now)).toEqual([])
      expect(board(state, day, now)).toEqual({ current: null, before: [], delays: [], instruction: null })
      expect([...day.visits.values()].flatMap(({ tasks, history }) => [...tasks, ...history])).toEqual([])
    }),
    { numRuns: 300, seed: 20270112 },
  )
})
