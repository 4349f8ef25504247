import { describe, expect, test } from 'vitest'
import { at, booked, booking, came, DAY, given, happened, LONDON, make, refusal, ruled, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { dayOf } from '#domain/centre/state.ts'
import { HOUR } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { needSomebody } from '#domain/people/awayToday.ts'
import { appointmentsHit } from '#domain/safety/appointmentsHit.ts'
import { refusalSentence } from '#domain/centre/refusal.ts'

const week = make('hoursSet', '7:20', { week: Array(7).fill([{ from: 540, to: 1020 }]) })
const slot = { ...booked('a', '10:00'), service: 'parking' }
const book = { type: 'book', appointment: 'b', service: 'parking', at: at('10:00'), desk: null, day: DAY } as const
const move = { type: 'moveAppointment', appointment: 'a', day: DAY, to: { day: DAY, at: at('11:00'), desk: null }, whose: 'customers', why: 'asked' } as const
const cancel = { type: 'cancelAppointment', appointment: 'a', day: DAY, whose: 'ours', why: 'closure' } as const
const cover = { type: 'needCover', appointment: 'a', day: DAY } as const
const then = (...told: Made[]) => given(week, ...told).when

describe('booking into a slot', () => {
  test('a free one is booked; one that has passed or lies outside the hours is not, whoever says so', () => {
    expect(happened(then()(book, '9:00'))).toHaveLength(1)
    expect(refusal(then()(book, '10:01'))).toBe('slotPast')
    expect(refusal(then()({ ...book, at: at('17:00'), anyway: true }, '9:00'))).toBe('closedThen')
    expect(refusal(then(make('closedDaysSet', '7:30', { days: [DAY] }))(book, '9:00'))).toBe('closedThen')
  })

  test('nor is one more than two years ahead: a slip of the keys', () => {
    const far = localInstant('2029-01-12', '10:00', LONDON)
    expect(refusal(then()({ ...book, day: '2029-01-12', at: far, anyway: true }, '9:00'))).toBe('tooFarAhead')
    expect(happened(then()({ ...book, day: '2029-01-11', at: far - 24 * HOUR }, '9:00'))).toHaveLength(1)
    expect(refusal(then(booking(slot))({ ...move, to: { day: '2029-01-12', at: far, desk: null } }, '9:00'))).toBe('tooFarAhead')
    const row = { appointment: 'r', service: 'parking', at: far, desk: null, day: '2029-01-12' }
    expect(refusal(then()({ type: 'importAppointments', rows: [row] }, '9:00'))).toBe('tooFarAhead')
  })

  test('one that is taken is a question, with the free slot that is nearest', () => {
    const { when, state } = given(week, booking(slot))
    expect(when(book, '9:00')).toEqual({ refused: { reason: 'slotTaken', at: at('10:00'), nearest: at('9:45') } })
    expect(when(book, '9:50')).toEqual({ refused: { reason: 'slotTaken', at: at('10:00'), nearest: at('10:15') } })
    expect(happened(when({ ...book, anyway: true }, '9:00'))).toHaveLength(1)
    expect(refusalSentence({ reason: 'slotTaken', at: at('10:00'), nearest: at('9:45') }, state)).toBe('10am is taken. 9:45am is free. Take it anyway?')
  })

  test('so is one that is kept for walk-ins, and one at which no desk that does it is there', () => {
    const kept = [make('keptForWalkInsSet', '7:30', { keptForWalkIns: 2 }), booking(booked('a', '10:00'))]
    expect(refusal(then(...kept)({ ...book, service: 'housing' }, '9:00'))).toBe('slotKept')
    const rota = make('rotaSet', '7:30', { desk: 'three', open: [{ from: at('13:00'), to: at('17:00') }] })
    expect(refusal(then(rota)(book, '9:00'))).toBe('nobodyThen')
    expect(happened(then(rota)({ ...book, anyway: true }, '9:00'))).toHaveLength(1)
    expect(refusal(then()({ ...book, desk: 'one' }, '9:00'))).toBe('nobodyThen')
  })

  test('where nobody set the hours, what is possible can be booked', () => {
    expect(happened(given().when({ ...book, at: at('20:00') }, '9:00'))).toHaveLength(1)
    expect(refusal(given().when({ ...book, desk: 'one' }, '9:00'))).toBe('nobodyThen')
    expect(refusal(given(make('closedDaysSet', '7:30', { days: [DAY] })).when(book, '9:00'))).toBe('closedThen')
  })

  test('a rota outside the hours is an opening of its own', () => {
    const late = make('rotaSet', '7:30', { desk: 'three', open: [{ from: at('18:00'), to: at('19:00') }] })
    expect(happened(then(late)({ ...book, at: at('18:00') }, '9:00'))).toHaveLength(1)
  })
})

describe('moving an appointment', () => {
  test('says where to, whose wish it was and why, on the day from which it goes', () => {
    expect(happened(then(booking(slot))(move, '9:00'))).toEqual([
      { appointmentMoved: { appointment: 'a', to: { day: DAY, at: at('11:00'), desk: null }, whose: 'customers', why: 'asked' } },
    ])
    const next = { ...move, to: { day: '2027-01-13', at: at('34:00'), desk: 'three' } }
    expect(then(booking(slot))(next, '9:00')).toMatchObject({ events: [{ day: DAY, body: { to: { day: '2027-01-13', desk: 'three' } } }] })
  })

  test('its own old time is not in its way, another one is', () => {
    const longer = { ...move, to: { day: DAY, at: at('10:05'), desk: null } }
    expect(happened(then(booking(slot))(longer, '9:00'))).toHaveLength(1)
    expect(refusal(then(booking(slot), booking({ ...slot, id: 'b', at: at('11:00') }))(move, '9:00'))).toBe('slotTaken')
    expect(happened(then(booking(slot), booking({ ...slot, id: 'b', at: at('11:00') }))({ ...move, anyway: true }, '9:00'))).toHaveLength(1)
  })

  test('not to where it is, into the past, to a desk that there is not, nor an appointment that nobody knows', () => {
    const when = then(booking(slot))
    expect(refusal(when({ ...move, to: { day: DAY, at: at('10:00'), desk: null } }, '9:00'))).toBe('alreadySo')
    expect(refusal(when({ ...move, to: { day: DAY, at: at('9:00'), desk: null } }, '9:30'))).toBe('slotPast')
    expect(refusal(when({ ...move, to: { day: DAY, at: at('11:00'), desk: 'nine' } }, '9:30'))).toBe('unknownDesk')
    expect(refusal(when({ ...move, appointment: 'x' }, '9:00'))).toBe('unknownAppointment')
  })
})

describe('an appointment that is not to come any more', () => {
  const cases = [move, cancel, cover]
  test('cannot be moved, cancelled or covered: it was cancelled, it went to another day, or they are here', () => {
    const cancelled = make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'customers', why: 'asked' })
    const moved = make('appointmentMoved', '8:30', { appointment: 'a', to: { day: '2027-01-13', at: at('34:00'), desk: null }, whose: 'ours', why: 'other' })
    for (const command of cases) {
      expect(refusal(then(booking(slot), cancelled)(command, '9:00'))).toBe('appointmentCancelled')
      expect(then(booking(slot), moved)(command, '9:00')).toEqual({ refused: { reason: 'appointmentMoved', day: '2027-01-13' } })
      expect(refusal(then(booking(slot), came('ann', '8:55', slot))(command, '9:00'))).toBe('alreadyHere')
    }
  })

  test('nor can anybody come for it, until it is looked for where it is', () => {
    const cancelled = make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'customers', why: 'asked' })
    const moved = make('appointmentMoved', '8:30', { appointment: 'a', to: { day: '2027-01-13', at: at('34:00'), desk: null }, whose: 'ours', why: 'other' })
    const greet = { type: 'greet', visit: 'ann', appointment: 'a' } as const
    expect(refusal(then(booking(slot), cancelled)(greet, '9:00'))).toBe('appointmentCancelled')
    expect(refusal(then(booking(slot), moved)(greet, '9:00'))).toBe('appointmentMoved')
    const attach = { type: 'attachAppointment', visit: 'ann', appointment: 'a' } as const
    expect(refusal(then(booking(slot), cancelled, came('ann', '8:55'))(attach, '9:00'))).toBe('appointmentCancelled')
  })

  test('nobody waits for it: it makes no call late, needs nobody at its desk and was not hit by an alarm', () => {
    const cancelled = make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'customers', why: 'asked' })
    const out = [make('evacuated', '9:50', { drill: false }), make('evacuationEnded', '10:20', {})]
    const away = make('deskAwayToday', '8:40', { desk: 'three', staff: null })
    const { state } = given(week, booking({ ...slot, desk: 'three' }), cancelled, away, ...out)
    expect(needSomebody(state, dayOf(state, DAY), at('9:00'))).toEqual([{ desk: 'three', appointments: [] }])
    expect(appointmentsHit(dayOf(state, DAY), { from: at('9:50'), to: at('10:20') })).toEqual([])
    const soon = [ruled(), booking(booked('a', '10:00', 'one')), ...waiting('ann', '9:50', '1')]
    expect(refusal(then(...soon)({ type: 'callNext', desk: 'one' }, '9:57'))).toBe('wouldMakeLate')
    expect(happened(then(...soon, cancelled)({ type: 'callNext', desk: 'one' }, '9:57'))).toHaveLength(1)
  })
})

test('cancelling and asking for cover say so once', () => {
  expect(happened(then(booking(slot))(cancel, '9:00'))).toEqual([{ appointmentCancelled: { appointment: 'a', whose: 'ours', why: 'closure' } }])
  expect(happened(then(booking(slot))(cover, '9:00'))).toEqual([{ coverNeeded: { appointment: 'a' } }])
  expect(refusal(then(booking(slot), make('coverNeeded', '8:30', { appointment: 'a' }))(cover, '9:00'))).toBe('alreadySo')
})
