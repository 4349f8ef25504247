import { describe, expect, test } from 'vitest'
import { at, booked, booking, DAY, given, happened, refusal } from '#test/support/given.ts'

describe('booking an appointment', () => {
  const book = { type: 'book', appointment: 'slot', service: 'housing', at: at('10:00'), desk: null, day: DAY } as const

  test('belongs to the day of the appointment, not to the day of the telephone call', () => {
    const later = given().when({ ...book, day: '2027-01-20' }, '9:00')
    expect(later).toEqual({
      events: [
        { type: 'appointmentBooked', v: 1, day: '2027-01-20', at: at('9:00'), body: { appointment: 'slot', service: 'housing', at: at('10:00'), desk: null } },
      ],
    })
  })

  test('with a desk or without', () => {
    expect(happened(given().when(book, '9:00'))).toHaveLength(1)
    expect(happened(given().when({ ...book, desk: 'two' }, '9:00'))).toMatchObject([{ appointmentBooked: { desk: 'two' } }])
    expect(given(booking(booked('slot', '10:00', 'two'))).day.appointments.get('slot')).toMatchObject({ desk: 'two', visit: null, day: DAY })
  })

  test('not twice, for no such service or at no such desk', () => {
    expect(refusal(given(booking(booked('slot', '10:00'))).when(book, '9:00'))).toBe('alreadySo')
    expect(refusal(given().when({ ...book, service: 'moon' }, '9:00'))).toBe('unknownService')
    expect(refusal(given().when({ ...book, desk: 'nine' }, '9:00'))).toBe('unknownDesk')
  })
})

test('setting up says what it was given, on the day it was said', () => {
  const body = { desk: 'four', label: 'Room 4', services: ['tax'] }
  expect(given().when({ type: 'setUp', event: 'deskSet', body }, '9:00')).toEqual({ events: [{ type: 'deskSet', v: 1, day: DAY, at: at('9:00'), body }] })
  const open = { desk: 'one', open: [{ from: at('9:00'), to: at('17:00') }] }
  expect(happened(given().when({ type: 'setUp', event: 'rotaSet', body: open }, '8:00'))).toEqual([{ rotaSet: open }])
})

test('every event carries the instant and the business day of whoever asked', () => {
  const decision = given().when({ type: 'greet', visit: 'ann', appointment: null }, '9:07')
  expect(decision).toMatchObject({ events: [{ v: 1, day: DAY, at: at('9:07') }] })
})
