import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bodies, EventType, LoggedEvent } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { at, given, made, make, SET_UP } from '#test/support/given.ts'
import { DAYS_KEPT, NO_EFFECTS_KEPT } from './beginDay.ts'
import { canonical } from './canonical.ts'
import { fold, refold, settleAll } from './fold.ts'
import { readState, writeState } from './stateText.ts'
import type { CentreState } from './state.ts'
import { dayOf, EMPTY_CENTRE, visitOf } from './state.ts'

/** `day(3)`: the third of the month. */
const day = (n: number): DayKey => `2027-01-${String(n).padStart(2, '0')}`
const on = <T extends EventType>(n: number, type: T, body: Bodies[T], id?: string) => make(type, '9:00', body, { day: day(n), ...(id ? { id } : {}) })
const came = (n: number) => on(n, 'arrived', { visit: `v${n}`, greeted: true, booked: null })
const began = (n: number) => on(n, 'dayBegan', { day: day(n) })
/** A call of nobody. */
const PLAINLY = { because: 'arrival', reason: null, screenLive: null } as const
const inVain = (n: number) => on(n, 'called', { visit: 'nobody', desk: 'one', ...PLAINLY }, `vain-${n}`)
const keys = (state: CentreState) => [...state.days.keys()]
const days = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('a day that begins', () => {
  test(`leaves the last ${DAYS_KEPT} days whole and takes the older ones along`, () => {
    const { state } = given(...days(8).map(came), began(9))
    expect(keys(state)).toEqual([6, 7, 8].map(day))
    expect(visitOf(state, day(6), 'v6')?.situation.is).toBe('greeted')
  })

  test('changes nothing of what is to come, nor of a young log', () => {
    const events = [came(7), came(8), came(9), came(20), began(9)]
    expect(keys(given(...events).state)).toEqual([7, 8, 9, 20].map(day))
  })

  test('counts the days that there are: after a long closure the last ones are still here', () => {
    expect(keys(given(...days(5).map(came), began(28)).state)).toEqual([3, 4, 5].map(day))
  })

  test('takes nothing from today that a hub whose clock ran years ahead could say', () => {
    const { state } = given(came(4), came(5), make('dayBegan', '9:00', { day: '2041-01-01' }, { day: '2041-01-01' }), came(5))
    expect(visitOf(state, day(5), 'v5')?.history).toHaveLength(2)
  })

  test(`keeps claims that came to nothing for ${NO_EFFECTS_KEPT} days that have one, without the visits of their day`, () => {
    const { state } = given(...days(8).flatMap((n) => [came(n), inVain(n)]), began(9))
    expect(keys(state)).toEqual(days(8).map(day))
    expect(dayOf(state, day(2)).noEffects.map(({ event }) => event)).toEqual(['vain-2'])
    expect(dayOf(state, day(2)).visits.size).toBe(0)
    const months = Array.from({ length: 40 }, (_, i) => `2026-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`)
    const long = given(...months.map((key) => make('called', '9:00', { visit: 'x', desk: 'one', ...PLAINLY }, { day: key })), began(9))
    expect(keys(long.state)).toEqual(months.slice(-NO_EFFECTS_KEPT))
  })

  test('twice is as once', () => {
    const once = given(...days(8).map(came), began(9))
    expect(writeState(given(...days(8).map(came), began(9), began(9)).state)).toBe(writeState(once.state))
  })
})

describe('a late word of a day that has left', () => {
  const late = (...events: Parameters<typeof given>) => given(...days(8).map(came), began(9), ...events)

  test('is taken as a fact, and a human looks at it', () => {
    const { state, outcomes } = late(on(2, 'beingSeen', { visit: 'v2', desk: 'one' }))
    expect(outcomes.at(-1)).toBe('applied')
    expect(visitOf(state, day(2), 'v2')).toMatchObject({ situation: { is: 'beingSeen' }, tasks: [{ kind: 'arrivalMissing' }] })
  })

  test('is a claim that comes to nothing, and is told', () => {
    const { state, outcomes } = late(on(2, 'called', { visit: 'v2', desk: 'one', ...PLAINLY }, 'claim'))
    expect(outcomes.at(-1)).toBe('noEffect:notInQueue')
    expect(dayOf(state, day(2)).noEffects).toMatchObject([{ event: 'claim' }])
  })

  test('leaves again with the next day', () => {
    expect(keys(late(on(2, 'beingSeen', { visit: 'v2', desk: 'one' }), began(10)).state)).toEqual([6, 7, 8].map(day))
  })
})

/** Any events at all, of any of a few visits and days, with days that begin between them. */
const VISIT_TYPES = [
  ...['arrived', 'greeted', 'numberGiven', 'called', 'calledAgain', 'didNotAnswer', 'cameBack', 'beingSeen', 'putOnHold', 'takenOffHold'],
  ...['completed', 'referred', 'leftBeforeBeingSeen', 'prioritised', 'undone', 'taskDone', 'enquiryAdded'],
] as EventType[]
const anyEvent = fc.record({ what: fc.nat(VISIT_TYPES.length + 3), whom: fc.nat(3), which: fc.nat(3), back: fc.nat(9), of: fc.nat(30) })
const anyLog = fc.array(anyEvent, { minLength: 1, maxLength: 120, size: 'max' }).map((picks) => {
  let today = 1
  const told = picks.map(({ what, whom, which, back, of }, i) => {
    const type = VISIT_TYPES[what]
    if (!type) return began((today = Math.min(28, today + 1)))
    const target = `v${whom}`
    const desk = which % 2 === 0 ? 'one' : 'two'
    const body = {
      ...{ visit: target, desk, greeted: true, booked: which === 3 ? { id: `slot-${whom}`, at: at('10:00'), service: 'tax', desk: null } : null },
      ...{ ticket: `${which}`, enquiry: `${target}-${which}`, service: 'tax', needs: [], callBy: 'screen', partySize: 1, reason: 'unwell' },
      ...{ outcome: 'finishedToday', next: null, stays: false, event: `e${Math.max(1, i - of)}`, task: `e${Math.max(1, i - of)}` },
    }
    return make(type, '9:30', body as never, { id: `e${i}`, day: day(Math.max(1, today - (back > 6 ? back : 0))) })
  })
  const events = [...SET_UP, ...told].map(made)
  const { outcomes } = settleAll(EMPTY_CENTRE, events)
  return events.map((event, i): LoggedEvent => ({ ...event, outcome: outcomes[i] ?? 'applied' }))
})
const RUNS = { numRuns: Number(process.env.FOYER_RUNS ?? 200), seed: 20270112 }
/** All of a state, the order of its maps too: screens show by it. */
const inOrder = (state: CentreState) => canonical(JSON.parse(writeState(state)))

describe('of any log', () => {
  test('a snapshot and what came after it fold to the same as all of it, in the same order', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(140), (log, cut) => {
        const kept = readState(writeState(fold(EMPTY_CENTRE, log.slice(0, cut))))
        expect(inOrder(fold(kept, log.slice(cut)))).toBe(inOrder(fold(EMPTY_CENTRE, log)))
        expect(canonical(fold(kept, log.slice(cut)))).toBe(canonical(fold(EMPTY_CENTRE, log)))
      }),
      RUNS,
    )
  })

  test('event by event is as in one go, and the rules say of every event again what they said', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const whole = inOrder(fold(EMPTY_CENTRE, log))
        expect(inOrder(log.reduce((state, event) => fold(state, [event]), EMPTY_CENTRE))).toBe(whole)
        const again = refold(EMPTY_CENTRE, log)
        expect(inOrder(again.state)).toBe(whole)
        expect(again.outcomes).toEqual(log.map(({ outcome }) => outcome))
      }),
      RUNS,
    )
  })

  test('the state never holds more whole days than the last few', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const newest = log.filter(({ type }) => type === 'dayBegan').at(-1)
        if (!newest || log.at(-1) !== newest) return
        const past = [...fold(EMPTY_CENTRE, log).days].filter(([key, one]) => key < newest.day && one.visits.size > 0)
        expect(past.length).toBeLessThanOrEqual(DAYS_KEPT)
      }),
      RUNS,
    )
  })

  test('refolding goes by what is stored, and says where the rules differ', () => {
    const { log } = given(came(1), on(1, 'called', { visit: 'v1', desk: 'one', ...PLAINLY }))
    const wrong = log.map((event) => (event.type === 'called' ? { ...event, outcome: 'applied' as const } : event))
    const { state, outcomes } = refold(EMPTY_CENTRE, wrong)
    expect(outcomes.at(-1)).toBe('noEffect:notInQueue')
    expect(visitOf(state, day(1), 'v1')?.situation.is).toBe('called')
  })
})
