import { describe, expect, test } from 'vitest'
import { at, booked, booking, DAY, given, LONDON, make } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import type { DayKey } from '#domain/instant.ts'
import { sayClock } from '#domain/time/sayTime.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { freeSlots, nearestSlots, roomOf } from './slots.ts'

const NINE_TO_TEN = [{ from: 540, to: 600 }]
const week = (hours: { from: number; to: number }[]) => make('hoursSet', '7:20', { week: Array(7).fill(hours) })
const open = week(NINE_TO_TEN)
const rota = (desk: string, ...open: [string, string][]) => make('rotaSet', '7:25', { desk, open: open.map(([from, to]) => ({ from: at(from), to: at(to) })) })
const times = (told: (Made | Made[])[], service = 'housing', wanted = {}, day: DayKey = DAY) =>
  freeSlots(given(...told).state, service, day, wanted).map((slot) => sayClock(slot.at, LONDON))
const ALL = ['9:00am', '9:15am', '9:30am', '9:45am']

describe('the free slots of a service', () => {
  test('begin on the quarter hour, while the centre is open and the service fits in', () => {
    expect(times([open], 'parking')).toEqual(ALL)
    const longer = make('serviceSet', '7:30', { service: 'parking', name: 'Parking', keywords: [], minutes: 20, askFor: [], favourite: null, elsewhere: null })
    expect(times([open, longer], 'parking')).toEqual(['9:00am', '9:15am', '9:30am'])
    expect(times([week([{ from: 550, to: 600 }])], 'parking')).toEqual(ALL.slice(1))
  })

  test('none where nobody set the hours, and none on a closed day or a weekday without hours', () => {
    expect(times([])).toEqual([])
    expect(times([open, make('closedDaysSet', '7:30', { days: [DAY] })])).toEqual([])
    expect(times([make('hoursSet', '7:20', { week: [NINE_TO_TEN, [], NINE_TO_TEN, NINE_TO_TEN, NINE_TO_TEN, [], []] })])).toEqual([])
  })

  test('the rota of the day stands above the hours, and a closed day above the rota', () => {
    expect(times([open, rota('three', ['13:00', '13:30'])], 'parking')).toEqual(['1:00pm', '1:15pm'])
    expect(times([open, rota('three')], 'parking')).toEqual([])
    expect(times([open, rota('three', ['13:00', '13:30']), make('closedDaysSet', '7:30', { days: [DAY] })], 'parking')).toEqual([])
  })

  test('only of desks in use that serve it, and are not away today', () => {
    expect(times([open, make('deskRemoved', '7:30', { desk: 'three' })], 'parking')).toEqual([])
    expect(times([open, make('deskAwayToday', '7:30', { desk: 'three', staff: null })], 'parking')).toEqual([])
    expect(times([open], 'moon')).toEqual([])
  })

  test('a lunch across slots takes each that it touches, of the one who works there', () => {
    const bob = { staff: 'bob', name: 'Bob', initials: 'B', roles: ['adviser' as const], cannot: [], lunch: { from: 560, to: 575 }, desk: 'three' }
    expect(times([open, make('staffSet', '7:10', bob)], 'parking')).toEqual(['9:00am', '9:45am'])
    // Two share the desk: while one of them is there, it is.
    expect(times([open, make('staffSet', '7:10', bob), make('staffSet', '7:11', { ...bob, staff: 'ann', name: 'Ann', lunch: null })], 'parking')).toEqual(ALL)
    // Somebody else sits there today, and has lunch at another time.
    const cyd = { ...bob, staff: 'cyd', name: 'Cyd', lunch: { from: 540, to: 555 }, desk: null }
    const sits = make('placeTaken', '8:50', { staff: 'cyd', desk: 'three' })
    expect(times([open, make('staffSet', '7:10', bob), make('staffSet', '7:11', cyd), sits], 'parking')).toEqual(ALL.slice(1))
    expect(times([open, make('staffSet', '7:10', { ...bob, cannot: ['parking'] })], 'parking')).toEqual([])
  })

  test('what is booked takes a desk; what is cancelled or moved away gives it back', () => {
    const slot = booking({ ...booked('a', '9:15'), service: 'parking' })
    expect(times([open, slot], 'parking')).toEqual(['9:00am', '9:30am', '9:45am'])
    const cancelled = make('appointmentCancelled', '8:30', { appointment: 'a', whose: 'customers', why: 'asked' })
    expect(times([open, slot, cancelled], 'parking')).toEqual(ALL)
    const moved = (day: DayKey, clock: string) =>
      make('appointmentMoved', '8:30', { appointment: 'a', to: { day, at: at(clock), desk: null }, whose: 'ours', why: 'other' })
    expect(times([open, slot, moved(DAY, '9:30')], 'parking')).toEqual(['9:00am', '9:15am', '9:45am'])
    expect(times([open, slot, moved('2027-01-13', '9:15')], 'parking')).toEqual(ALL)
    expect(times([open, slot], 'parking', { without: 'a' })).toEqual(ALL)
  })

  test('an appointment without a desk of its own leaves the desk that another service needs', () => {
    // Housing is done by all three desks, parking by the third alone: two housing appointments go to the first two.
    const housing = [booking(booked('a', '9:00')), booking(booked('b', '9:00'))]
    expect(times([open, housing], 'parking')).toEqual(ALL)
    // One at a desk of its own moves the other away from there.
    expect(times([open, booking(booked('a', '9:00')), booking(booked('b', '9:00', 'two'))], 'housing')).toEqual(ALL)
    expect(times([open, housing, booking(booked('c', '9:00'))], 'parking')).toEqual(ALL.slice(1))
    expect(times([open, booking(booked('b', '9:00', 'two'))], 'housing', { desk: 'two' })).toEqual(ALL.slice(1))
  })

  test('desks that are kept for walk-ins are not booked, but one can always be', () => {
    const kept = (keptForWalkIns: number) => make('keptForWalkInsSet', '7:30', { keptForWalkIns })
    expect(times([open, kept(2), booking(booked('a', '9:00'))])).toEqual(ALL.slice(1))
    expect(times([open, kept(1), booking(booked('a', '9:00'))])).toEqual(ALL)
    expect(times([open, kept(9)], 'parking')).toEqual(ALL)
    const { state } = given(open, kept(2), booking(booked('a', '9:00')))
    expect(roomOf(state, 'housing', { day: DAY, at: at('9:00') })).toBe('kept')
    expect(roomOf(state, 'parking', { day: DAY, at: at('10:00') })).toBe('nobody')
  })

  test('on the days when the clocks change they keep to the clock on the wall', () => {
    for (const day of ['2027-03-28', '2027-10-31']) {
      const { state } = given(week([{ from: 0, to: 240 }]))
      const slots = freeSlots(state, 'parking', day)
      expect(slots[0]?.at).toBe(localInstant(day, '0:00', LONDON))
      // Three hours in spring, five in autumn.
      expect(slots).toHaveLength(day === '2027-03-28' ? 12 : 20)
      expect(times([open], 'parking', {}, day)).toEqual(ALL)
    }
  })
})

describe('the nearest slots', () => {
  test('begin now and go on over closed days to the next ones that have any', () => {
    const { state } = given(open, make('closedDaysSet', '7:30', { days: ['2027-01-13'] }))
    const slots = nearestSlots(state, 'parking', DAY, at('9:20'), 4)
    expect(slots.map(({ day, at: time }) => `${day} ${sayClock(time, LONDON)}`)).toEqual([
      '2027-01-12 9:30am',
      '2027-01-12 9:45am',
      '2027-01-14 9:00am',
      '2027-01-14 9:15am',
    ])
  })

  test('are none where nothing is open', () => {
    expect(nearestSlots(given().state, 'parking', DAY, at('9:00'), 3)).toEqual([])
  })

  test('a full day of a large centre is worked out while somebody looks', () => {
    const desks = [...Array(12).keys()].map((i) => make('deskSet', '7:30', { desk: `d${i}`, label: `Desk ${i + 10}`, services: ['tax', 'housing', 'parking'] }))
    const full = [...Array(100).keys()].map((i) => booking({ ...booked(`a${i}`, '9:00'), at: at('9:00') + (i % 28) * 15 * 60_000, desk: null }))
    const { state } = given(week([{ from: 540, to: 1020 }]), desks, full)
    freeSlots(state, 'housing', DAY)
    const begun = performance.now()
    for (let i = 0; i < 10; i++) freeSlots(state, 'housing', DAY)
    // About a millisecond each on an idle machine; the bound is for one that has much else to do.
    expect((performance.now() - begun) / 10).toBeLessThan(30)
  })
})
