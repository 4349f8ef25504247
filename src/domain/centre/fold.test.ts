import { describe, expect, test } from 'vitest'
import type { LoggedEvent, UnknownEvent } from '#domain/events.ts'
import { EVENT_CLASSES, isKnownEvent } from '#domain/eventClasses.ts'
import { at, booked, booking, called, came, DAY, given, make, waiting } from '#test/support/given.ts'
import { canonical } from './canonical.ts'
import { fold, settleAll } from './fold.ts'
import { settle } from './settle.ts'
import { dayOf, EMPTY_CENTRE, visitOf } from './state.ts'

const told = given(waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), called('ann', '9:06', 'two'), booking(booked('slot', '10:00')))
const newer = (more: Partial<UnknownEvent>): UnknownEvent => ({
  id: 'new',
  n: 99,
  type: 'delayAnnounced',
  v: 1,
  day: DAY,
  at: at('9:30'),
  body: { visit: 'ann' },
  device: 'pc-lead',
  inc: 'i',
  outcome: 'unknown',
  ...more,
})

describe('the fold', () => {
  test('gives the same state in one go as event by event', () => {
    const oneByOne = told.log.reduce((state, event) => fold(state, [event]), EMPTY_CENTRE)
    expect(canonical(oneByOne)).toBe(canonical(told.state))
    expect(canonical(fold(EMPTY_CENTRE, told.log))).toBe(canonical(told.state))
  })

  test('of nothing is what was there, itself', () => {
    expect(fold(told.state, [])).toBe(told.state)
    expect(settleAll(told.state, []).state).toBe(told.state)
  })

  test('leaves the state that it was given as it was', () => {
    const before = canonical(told.state)
    fold(told.state, given(waiting('ann', '9:00', '1'), make('greeted', '9:30', { visit: 'ann' })).log.slice(-1))
    expect(canonical(told.state)).toBe(before)
  })

  test('knows the centre, its services, desks and rota', () => {
    const open = [{ from: at('9:00'), to: at('12:00') }]
    const { state, day } = given(make('rotaSet', '7:00', { desk: 'one', open }))
    expect(state.centre).toMatchObject({ name: 'Town Hall', timeZone: 'Europe/London' })
    expect([...state.services.keys()].sort()).toEqual(['housing', 'parking', 'tax'])
    expect(day.rota.get('one')).toEqual(open)
  })

  test('keeps the days apart', () => {
    const { state } = given(came('ann', '9:00'), make('arrived', '9:00', { visit: 'ann', greeted: false, booked: null }, { day: '2027-01-13' }))
    expect(visitOf(state, DAY, 'ann')?.situation.is).toBe('greeted')
    expect(visitOf(state, '2027-01-13', 'ann')?.situation.is).toBe('arrived')
    expect(dayOf(state, '2027-01-14').visits.size).toBe(0)
  })

  test('an event of a newer kind changes nothing, whatever a newer hub made of it', () => {
    const kinds: Partial<UnknownEvent>[] = [
      {},
      { outcome: 'applied' },
      { outcome: 'noEffect:changedSince' },
      { type: 'called', v: 2, outcome: 'applied', body: { visit: 'ann', desks: ['one'] } },
      { type: 'toString', outcome: 'applied' },
      { body: null, outcome: 'applied' },
    ]
    for (const kind of kinds) expect(canonical(fold(told.state, [newer(kind)]))).toBe(canonical(told.state))
  })

  test('an event that was unknown when it was ordered stays without effect, though this release knows its kind', () => {
    const late = { ...given(came('late', '9:00')).log.at(-1), outcome: 'unknown' } as LoggedEvent
    expect(canonical(fold(told.state, [late]))).toBe(canonical(told.state))
  })

  test('no event of any known type throws on an empty centre', () => {
    const bodies = {
      visit: 'v',
      desk: 'd',
      service: 's',
      enquiry: 'e',
      event: 'x',
      task: 't',
      appointment: 'a',
      booked: booked('slot', '10:00'),
      open: [],
      services: [],
      needs: [],
      change: { what: 'reopened' },
    }
    for (const type of Object.keys(EVENT_CLASSES)) {
      const event = newer({ type, outcome: 'applied', body: bodies })
      expect(() => canonical(fold(EMPTY_CENTRE, [event])), type).not.toThrow()
      expect(() => settleAll(EMPTY_CENTRE, [event]), type).not.toThrow()
    }
  })

  test('a fact about somebody whose arrival is not in the log counts, and a human looks at it', () => {
    const { visit } = given(make('beingSeen', '9:10', { visit: 'ghost', desk: 'one' }))
    expect(visit('ghost')).toMatchObject({ situation: { is: 'beingSeen' }, arrivedAt: at('9:10'), tasks: [{ kind: 'arrivalMissing' }] })
  })
})

describe('settling', () => {
  test('what an older hub stored as unknown stays unknown, and what came after it is settled as it was then', () => {
    const log = given(waiting('ann', '9:00', '1'), make('putOnHold', '9:05', { visit: 'ann', desk: null }), called('ann', '9:06', 'one')).log
    const stored = log.map((event) => (event.type === 'putOnHold' ? { ...event, outcome: 'unknown' as const } : event))
    expect(settleAll(EMPTY_CENTRE, log).outcomes.slice(-2)).toEqual(['applied', 'noEffect:onHold'])
    expect(settleAll(EMPTY_CENTRE, stored).outcomes.slice(-2)).toEqual(['unknown', 'applied'])
  })

  test('a fact always applies; only a claim can come to nothing', () => {
    for (const [type, kind] of Object.entries(EVENT_CLASSES)) {
      const outcome = settle(EMPTY_CENTRE, { type, v: 1, day: DAY, body: { visit: 'v', desk: 'd', event: 'x' } })
      expect(outcome === 'applied', type).toBe(kind === 'fact')
    }
  })

  test('what this release does not know it says so', () => {
    expect(settle(EMPTY_CENTRE, newer({}))).toBe('unknown')
    expect(settle(EMPTY_CENTRE, newer({ type: 'called', v: 2 }))).toBe('unknown')
    expect(isKnownEvent('called', 1)).toBe(true)
    expect(isKnownEvent('constructor', 1)).toBe(false)
  })

  test('a call of somebody who is not in the queue says why it came to nothing', () => {
    const why = (...events: Parameters<typeof given>) => given(...events, called('ann', '10:00', 'two')).outcomes.at(-1)
    const ann = waiting('ann', '9:00', '1')
    const call = [...ann, called('ann', '9:05', 'one')]
    const body = { visit: 'ann', desk: 'one' }
    expect(why()).toBe('noEffect:notInQueue')
    expect(why(came('ann', '9:00'))).toBe('noEffect:notInQueue')
    expect(why(ann)).toBe('applied')
    expect(why(call)).toBe('noEffect:calledByAnotherDesk')
    expect(why(call, make('beingSeen', '9:06', body))).toBe('noEffect:beingSeen')
    expect(why(call, make('putOnHold', '9:06', body))).toBe('noEffect:onHold')
    expect(why(call, make('leftBeforeBeingSeen', '9:06', { visit: 'ann' }))).toBe('noEffect:left')
    expect(why(call, make('didNotAnswer', '9:06', body))).toBe('applied')
    expect(why(ann, make('answeredAtWelcomeDesk', '9:06', { visit: 'ann', service: null }))).toBe('noEffect:finished')
  })
})

describe('the canonical text', () => {
  test('is the same whichever way a map or an object was filled', () => {
    const one = {
      b: new Map([
        ['x', 1],
        ['a', 2],
      ]),
      a: [3, { d: 1, c: 2 }],
    }
    const other = {
      a: [3, { c: 2, d: 1 }],
      b: new Map([
        ['a', 2],
        ['x', 1],
      ]),
    }
    expect(canonical(one)).toBe(canonical(other))
    expect(canonical(one)).toBe('{"a":[3,{"c":2,"d":1}],"b":[["a",2],["x",1]]}')
  })

  test('tells states apart, and an undefined field is no field', () => {
    expect(canonical(given().state)).not.toBe(canonical(told.state))
    expect(canonical({ a: undefined, b: null })).toBe('{"b":null}')
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]))
  })
})
