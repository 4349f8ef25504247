import { describe, expect, test } from 'vitest'
import { as, at, booked, booking, called, came, completed, DAY, given, make, numbered, seen } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { clashes } from './clashes.ts'

const from = (device: string, made: Made): Made => ({ ...made, device })
const told = (events: (Made | Made[])[], clock = '9:00') =>
  clashes(given(...events).state, DAY, at(clock)).map(({ rebook, others, cover }) => ({ rebook: rebook.id, others: others.map(({ id }) => id), cover }))
const twice = (first: string, second: string, desk: string | null) => [
  from('pc-one', booking(booked(first, '10:00', desk))),
  from('pc-two', booking(booked(second, '10:00', desk))),
]

describe('two desks that were apart book one slot', () => {
  test('both stay, and the later one by the log is to be rebooked, whatever the clocks said', () => {
    expect(given(twice('a', 'b', 'one')).day.appointments.size).toBe(2)
    expect(told([twice('a', 'b', 'one')])).toEqual([{ rebook: 'b', others: ['a'], cover: false }])
    const [late, early] = [booking(booked('a', '10:00', 'one')), { ...booking(booked('b', '10:00', 'one')), clock: '7:45' }]
    expect(told([late, early])).toEqual([{ rebook: 'b', others: ['a'], cover: false }])
  })

  test('at different desks, or one after the other, it is none', () => {
    expect(told([booking(booked('a', '10:00', 'one')), booking(booked('b', '10:00', 'two'))])).toEqual([])
    expect(told([booking(booked('a', '10:00', 'one')), booking(booked('b', '10:10', 'one'))])).toEqual([])
    expect(told([booking(booked('a', '10:00', 'one')), booking(booked('b', '10:09', 'one'))])).toHaveLength(1)
  })

  test('without a desk of their own, once they are more than the desks that can see them', () => {
    const three = ['a', 'b', 'c'].map((id) => booking(booked(id, '10:00')))
    expect(told(three)).toEqual([])
    expect(told([...three, booking(booked('d', '10:00'))])).toEqual([{ rebook: 'd', others: ['a', 'b', 'c'], cover: false }])
    const parking = { ...booked('p', '10:00'), service: 'parking' }
    expect(told([...three, booking(parking)])).toEqual([{ rebook: 'p', others: ['a', 'b', 'c'], cover: false }])
    // Only two of the three are there: the third one of housing goes to another desk for parking.
    expect(told([booking(booked('a', '10:00')), booking(booked('b', '10:00')), booking(parking)])).toEqual([])
  })

  test('who has no desk of their own makes room for who has, also from desk to desk', () => {
    const any = booking(booked('a', '10:00'))
    expect(told([any, booking(booked('b', '10:00', 'one'))])).toEqual([])
    expect(told([any, booking(booked('b', '10:00', 'one')), booking(booked('c', '10:00', 'two'))])).toEqual([])
    const all = ['one', 'two', 'three'].map((desk) => booking(booked(desk, '10:00', desk)))
    expect(told([any, all])).toEqual([{ rebook: 'three', others: ['a'], cover: false }])
  })

  test('moving or cancelling the later one ends it; so does cancelling the first', () => {
    const move = (id: string, clock: string, desk: string | null = 'one') =>
      make('appointmentMoved', '8:30', { appointment: id, to: { day: DAY, at: at(clock), desk }, whose: 'ours', why: 'slotTakenTwice' })
    const cancel = (id: string) => make('appointmentCancelled', '8:30', { appointment: id, whose: 'customers', why: 'asked' })
    expect(told([twice('a', 'b', 'one'), move('b', '10:15')])).toEqual([])
    expect(told([twice('a', 'b', 'one'), cancel('b')])).toEqual([])
    expect(told([twice('a', 'b', 'one'), cancel('a')])).toEqual([])
    // Who moves into a slot came last to it, though their booking is older.
    expect(told([booking(booked('a', '9:30', 'one')), booking(booked('b', '10:00', 'one')), move('a', '10:00')])).toEqual([
      { rebook: 'a', others: ['b'], cover: false },
    ])
  })

  test('who cannot be reached stays expected, and cover is needed; a new time ends that too', () => {
    const cover = make('coverNeeded', '8:30', { appointment: 'b' })
    expect(told([twice('a', 'b', 'one'), cover])).toEqual([{ rebook: 'b', others: ['a'], cover: true }])
    expect(given(twice('a', 'b', 'one'), cover).day.appointments.get('b')).toMatchObject({ coverNeeded: true, cancelled: null })
  })

  test('it is over once somebody sees them, the first has gone, or nobody came', () => {
    const [a, b] = [booked('a', '10:00', 'one'), booked('b', '10:00', 'one')]
    const both = twice('a', 'b', 'one')
    const here = (id: string, slot: typeof a) => [came(id, '9:50', slot), numbered(id, '9:51', id)]
    expect(told([both, here('bea', b)])).toHaveLength(1)
    expect(told([both, here('bea', b), called('bea', '9:55', 'one')])).toEqual([])
    expect(told([both, here('ann', a), called('ann', '9:52', 'one'), seen('ann', '9:53', 'one'), completed('ann', '9:58', 'one')])).toEqual([])
    expect(told([both], '10:14')).toHaveLength(1)
    expect(told([both], '10:15')).toEqual([])
  })
})

describe('an appointment for which nobody is there', () => {
  test('is to be rebooked: its day was closed, or the only desk is away', () => {
    expect(told([booking(booked('a', '10:00', 'one')), make('closedDaysSet', '8:30', { days: [DAY] })])).toEqual([{ rebook: 'a', others: [], cover: false }])
    const parking = booking({ ...booked('p', '10:00'), service: 'parking' })
    expect(told([parking, make('deskAwayToday', '8:30', { desk: 'three', staff: null })])).toEqual([{ rebook: 'p', others: [], cover: false }])
    expect(told([parking])).toEqual([])
  })
})

describe('what devices that were apart said of one appointment', () => {
  const slot = booked('a', '10:00', 'one')
  const moved = (day: string, clock: string, more = {}) =>
    make('appointmentMoved', '8:30', { appointment: 'a', to: { day, at: at(clock), desk: 'one' }, whose: 'customers', why: 'asked' }, more)
  const cancelled = make('appointmentCancelled', '8:31', { appointment: 'a', whose: 'customers', why: 'asked' })
  const days = (...events: Made[]) =>
    [...given(booking(slot), ...events).state.days].flatMap(([key, { appointments }]) => {
      const one = appointments.get('a')
      return one ? [`${key} ${one.movedTo ? `to ${one.movedTo}` : one.cancelled ? 'cancelled' : 'expected'}`] : []
    })

  test('moved to two days, they are expected on one of them: the last that the log says', () => {
    expect(days(moved('2027-01-13', '34:00'), moved('2027-01-14', '58:00'))).toEqual([
      '2027-01-12 to 2027-01-13',
      '2027-01-13 to 2027-01-14',
      '2027-01-14 expected',
    ])
  })

  test('cancelled where it went meanwhile; moved after it was cancelled, it is expected', () => {
    expect(days(moved('2027-01-13', '34:00'), cancelled)).toEqual(['2027-01-12 to 2027-01-13', '2027-01-13 cancelled'])
    expect(days(cancelled, moved(DAY, '11:00'))).toEqual(['2027-01-12 expected'])
  })

  test('booked twice under one id is once, and keeps who came and where it moved', () => {
    const { day } = given(booking(slot), came('ann', '9:50', slot), as('again', booking(slot)))
    expect(day.appointments.get('a')).toMatchObject({ visit: 'ann' })
    expect(given(came('ann', '9:50', slot), booking(slot)).day.appointments.get('a')).toMatchObject({ visit: 'ann', booked: { device: 'pc-lead' } })
    expect(given(booking(slot), moved(DAY, '11:00'), booking(slot)).day.appointments.get('a')?.at).toBe(at('11:00'))
  })

  test('there and back it is one appointment again', () => {
    const back = make(
      'appointmentMoved',
      '8:40',
      { appointment: 'a', to: { day: DAY, at: at('11:00'), desk: 'one' }, whose: 'customers', why: 'asked' },
      { day: '2027-01-13' },
    )
    expect(days(moved('2027-01-13', '34:00'), back)).toEqual(['2027-01-12 expected', '2027-01-13 to 2027-01-12'])
  })

  test('what names an appointment that nobody knows changes nothing', () => {
    expect(given(cancelled, moved(DAY, '11:00'), make('coverNeeded', '8:00', { appointment: 'a' })).day.appointments.size).toBe(0)
  })
})
