import { describe, expect, test } from 'vitest'
import type { Bodies } from '#domain/events.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { callingOrder, nextForDesk, queueForDesk, servedBy, serves } from '#domain/queue/callingOrder.ts'
import { at, booked, booking, called, came, completed, DAY, given, happened, left, make, numbered, refusal, seen, waiting } from '#test/support/given.ts'
import { appointmentsLeft, needSomebody } from './awayToday.ts'
import { deskOf, whoIsAt } from './evolvePlaces.ts'

const person = (staff: string, more: Partial<Bodies['staffSet']> = {}) =>
  make('staffSet', '7:30', { staff, name: staff, initials: 'AB', roles: ['adviser'], cannot: [], lunch: null, desk: null, ...more }, { device: 'pc-lead' })
const sat = (staff: string, clock: string, desk: string | null, device: string, day = DAY) => make('placeTaken', clock, { staff, desk }, { device, day })
const cannot = (staff: string, services: string[], clock = '8:30') => make('cannotToday', clock, { staff, services })
const away = (desk: string, clock = '8:55', staff: string | null = null) => make('deskAwayToday', clock, { desk, staff })
const WHOLE = make('callingRuleSet', '7:30', { parts: [...WHOLE_RULE] }, { device: 'pc-lead' })
const TEAM = [person('ann'), person('bob'), person('cyd')]
const who = (told: Parameters<typeof given>) => {
  const { state } = given(TEAM, ...told)
  return { one: whoIsAt(state, 'pc-one', DAY), two: whoIsAt(state, 'pc-two', DAY), desks: [...state.desks.values()].map(({ staff }) => staff) }
}

describe('a person chooses their name and their desk', () => {
  test('and is at this device and at that desk', () => {
    expect(happened(given(TEAM).when({ type: 'takePlace', staff: 'ann', desk: 'one' }, '8:40', 'pc-one'))).toEqual([
      { placeTaken: { staff: 'ann', desk: 'one' } },
    ])
    const { state } = given(TEAM, sat('ann', '8:40', 'one', 'pc-one'))
    expect(whoIsAt(state, 'pc-one', DAY)).toBe('ann')
    expect(deskOf(state, 'ann')).toBe('one')
    expect(deskOf(state, 'bob')).toBeNull()
  })

  test('or at no desk, as at the welcome desk', () => {
    expect(who([sat('ann', '8:40', null, 'pc-one')])).toEqual({ one: 'ann', two: null, desks: [null, null, null] })
  })

  test('one person is at one place: who sits down elsewhere has got up here', () => {
    expect(who([sat('ann', '8:40', 'one', 'pc-one'), sat('ann', '10:00', 'two', 'pc-two')])).toEqual({ one: null, two: 'ann', desks: [null, 'ann', null] })
  })

  test('one place has one person: who was at this device before, and their desk, are free', () => {
    expect(who([sat('ann', '8:40', 'one', 'pc-one'), sat('bob', '10:00', null, 'pc-one')])).toEqual({ one: 'bob', two: null, desks: [null, null, null] })
    expect(who([sat('ann', '8:40', 'one', 'pc-one'), sat('bob', '10:00', 'one', 'pc-two')])).toEqual({ one: 'ann', two: 'bob', desks: ['bob', null, null] })
  })

  test('nobody who is not on the list, no desk that is not used, and not twice the same', () => {
    const { when } = given(
      TEAM,
      make('staffRemoved', '8:00', { staff: 'cyd' }),
      make('deskRemoved', '8:00', { desk: 'three' }),
      sat('ann', '8:40', 'one', 'pc-one'),
    )
    expect(refusal(when({ type: 'takePlace', staff: 'cyd', desk: null }, '9:00'))).toBe('unknownStaff')
    expect(refusal(when({ type: 'takePlace', staff: 'zoe', desk: null }, '9:00'))).toBe('unknownStaff')
    expect(refusal(when({ type: 'takePlace', staff: 'bob', desk: 'three' }, '9:00'))).toBe('unknownDesk')
    expect(refusal(when({ type: 'takePlace', staff: 'ann', desk: 'one' }, '9:00', 'pc-one'))).toBe('alreadySo')
    expect(happened(when({ type: 'takePlace', staff: 'ann', desk: null }, '9:00', 'pc-one'))).toHaveLength(1)
    expect(happened(when({ type: 'takePlace', staff: 'ann', desk: 'one' }, '9:00', 'pc-two'))).toHaveLength(1)
  })

  test('who leaves is nowhere, and leaves only once', () => {
    const left = make('placeLeft', '12:00', { staff: 'ann' })
    expect(who([sat('ann', '8:40', 'one', 'pc-one'), left])).toEqual({ one: null, two: null, desks: [null, null, null] })
    expect(happened(given(TEAM, sat('ann', '8:40', 'one', 'pc-one')).when({ type: 'leavePlace', staff: 'ann' }, '12:00'))).toHaveLength(1)
    expect(refusal(given(TEAM, sat('ann', '8:40', 'one', 'pc-one'), left).when({ type: 'leavePlace', staff: 'ann' }, '12:01'))).toBe('alreadySo')
  })
})

describe('the next morning asks everybody anew', () => {
  const NEXT = '2027-01-13'
  const begins = make('dayBegan', '23:59', { day: NEXT }, { device: 'hub', day: NEXT })
  const yesterday = sat('ann', '8:40', 'one', 'pc-one')

  test('also where the hub has not said yet that a day began', () => {
    const { state } = given(TEAM, yesterday)
    expect(whoIsAt(state, 'pc-one', NEXT)).toBeNull()
    expect(happened(given(TEAM, yesterday, begins).when({ type: 'takePlace', staff: 'ann', desk: 'one' }, '9:00', 'pc-one'))).toHaveLength(1)
  })

  test('and their desks have nobody; who said so of this day already stays', () => {
    const { state } = given(TEAM, yesterday, sat('bob', '8:45', 'two', 'pc-two', NEXT), begins)
    expect([...state.places.values()]).toEqual([{ staff: 'bob', day: NEXT }])
    expect([...state.desks.values()].map(({ staff }) => staff)).toEqual([null, 'bob', null])
  })

  test('what somebody does not do today lapses with the day', () => {
    const { state } = given(TEAM, cannot('ann', ['tax']), begins)
    expect(state.staff.get('ann')?.cannotNow).toBeNull()
  })
})

describe('what a desk serves is what its adviser can do today', () => {
  const tax = waiting('tax', '9:00', '1', { service: 'tax' })
  const housing = waiting('housing', '9:05', '2')
  const next = (...told: Parameters<typeof given>) => {
    const { state, day } = given(TEAM, tax, housing, ...told)
    return nextForDesk(state, day, 'one', at('9:10'))?.id
  }

  test('never more than what stands for the desk', () => {
    const { state } = given(TEAM, sat('ann', '8:40', 'two', 'pc-two'), cannot('ann', []))
    expect(['tax', 'housing', 'parking'].map((service) => serves(state, 'two', service))).toEqual([false, true, false])
  })

  test('less what they do not do, and what they do not do today', () => {
    expect(next()).toBe('tax')
    expect(next(sat('ann', '8:40', 'one', 'pc-one'))).toBe('tax')
    expect(next(person('ann', { cannot: ['tax'] }), sat('ann', '8:40', 'one', 'pc-one'))).toBe('housing')
    expect(next(sat('ann', '8:40', 'one', 'pc-one'), cannot('ann', ['tax']))).toBe('housing')
    expect(next(sat('ann', '8:40', 'one', 'pc-one'), cannot('ann', ['tax', 'housing']))).toBeUndefined()
  })

  test('today goes before what usually holds, either way', () => {
    expect(next(person('ann', { cannot: ['tax'] }), sat('ann', '8:40', 'one', 'pc-one'), cannot('ann', []))).toBe('tax')
  })

  test('of whoever sits there now: with another adviser, or none, the desk serves as before', () => {
    const unable = [sat('ann', '8:40', 'one', 'pc-one'), cannot('ann', ['tax'])]
    expect(next(unable, sat('bob', '9:06', 'one', 'pc-one'))).toBe('tax')
    expect(next(unable, make('placeLeft', '9:06', { staff: 'ann' }))).toBe('tax')
  })

  test('the order of the whole centre keeps who is served elsewhere', () => {
    const { state, day } = given(TEAM, tax, housing, sat('ann', '8:40', 'one', 'pc-one'), cannot('ann', ['tax']))
    expect(callingOrder(state, day, at('9:10')).map(({ id }) => id)).toEqual(['tax', 'housing'])
    expect(queueForDesk(state, day, 'one', at('9:10')).map(({ id }) => id)).toEqual(['housing'])
  })

  test('only of people and services that the centre has', () => {
    const { when } = given(TEAM)
    expect(happened(when({ type: 'setCannotToday', staff: 'ann', services: ['tax'] }, '8:30'))).toEqual([{ cannotToday: { staff: 'ann', services: ['tax'] } }])
    expect(refusal(when({ type: 'setCannotToday', staff: 'zoe', services: ['tax'] }, '8:30'))).toBe('unknownStaff')
    expect(refusal(when({ type: 'setCannotToday', staff: 'ann', services: ['moon'] }, '8:30'))).toBe('unknownService')
  })
})

describe('away today', () => {
  const mark = { type: 'markAwayToday', desk: 'two', staff: 'ann' } as const
  const slot = booked('slot', '10:00', 'two')

  test('closes the desk, with nobody at it any more', () => {
    expect(happened(given(TEAM).when(mark, '8:55'))).toEqual([{ deskAwayToday: { desk: 'two', staff: 'ann' } }])
    const { state, day } = given(TEAM, sat('ann', '8:40', 'two', 'pc-two'), away('two'))
    expect(state.desks.get('two')).toMatchObject({ isOpen: false, staff: null })
    expect(day.away).toEqual([{ desk: 'two', staff: null, at: at('8:55') }])
    expect(refusal(given(TEAM, away('two')).when(mark, '9:00'))).toBe('alreadySo')
    expect(refusal(given(TEAM).when({ ...mark, desk: 'nine' }, '9:00'))).toBe('unknownDesk')
  })

  test('not while somebody is at it, and it warns about people whom only it can serve', () => {
    expect(refusal(given(TEAM, waiting('eve', '8:50', '1'), called('eve', '8:52', 'two')).when(mark, '8:55'))).toBe('deskBusy')
    const alone = [WHOLE, waiting('eve', '8:50', '1'), make('deskClosed', '8:51', { desk: 'one' })].flat()
    expect(given(alone).when(mark, '8:55')).toEqual({ refused: { reason: 'onlyDeskForThem', desk: 'two', tickets: ['1'] } })
    expect(happened(given(alone).when({ ...mark, anyway: true }, '8:55'))).toHaveLength(1)
    expect(happened(given(alone, make('deskClosed', '8:52', { desk: 'two' })).when(mark, '8:55'))).toHaveLength(1)
  })

  test('who opens it again is there after all', () => {
    expect(given(away('two'), make('deskOpened', '9:30', { desk: 'two' })).day.away).toEqual([])
  })

  test('lists its appointments that are not over, by their time', () => {
    const [late, gone, over, here, other] = [
      booked('late', '11:00', 'two'),
      booked('gone', '8:30', 'two'),
      booked('over', '8:40', 'two'),
      booked('here', '9:05', 'two'),
      booked('other', '9:20', 'one'),
    ]
    const { state, day } = given(
      [late, gone, over, here, other, slot].map(booking),
      [came('ed', '8:38', over), numbered('ed', '8:38', '1'), called('ed', '8:39', 'two'), seen('ed', '8:40', 'two'), completed('ed', '8:50', 'two')],
      [came('hal', '8:52', here), numbered('hal', '8:52', '2')],
      away('two', '8:55'),
    )
    const left = (clock: string) => appointmentsLeft(state, day, 'two', at(clock)).map(({ id }) => id)
    expect(left('8:55')).toEqual(['here', 'slot', 'late'])
    // Nobody came within the grace of 15 minutes: there is nobody to act for. Who is here stays on the list.
    expect(left('10:15')).toEqual(['here', 'slot', 'late'])
    expect(left('10:16')).toEqual(['here', 'late'])
    expect(needSomebody(state, day, at('8:55'))).toMatchObject([{ desk: 'two', appointments: [{ id: 'here' }, { id: 'slot' }, { id: 'late' }] }])
    expect(needSomebody(given().state, given().day, at('8:55'))).toEqual([])
  })

  test('who has been called elsewhere, or went, needs nobody any more', () => {
    const here = [booking(slot), came('hal', '8:52', slot), numbered('hal', '8:52', '2')]
    const count = (...told: Parameters<typeof given>) => {
      const { state, day } = given(here, away('two'), ...told)
      return appointmentsLeft(state, day, 'two', at('9:10')).length
    }
    expect(count()).toBe(1)
    expect(count(called('hal', '9:00', 'one'))).toBe(0)
    expect(count(called('hal', '9:00', 'one'), seen('hal', '9:01', 'one'))).toBe(0)
    expect(count(left('hal', '9:00'))).toBe(0)
  })

  test('an appointment with a named desk that is away may be called by any desk that serves it', () => {
    const told = [WHOLE, booking(slot), came('hal', '9:55', slot), numbered('hal', '9:55', '2')]
    const served = (...more: Parameters<typeof given>) => {
      const { state, visit } = given(told, ...more)
      return ['one', 'two'].map((desk) => servedBy(state, desk, visit('hal')))
    }
    expect(served()).toEqual([false, true])
    expect(served(away('two'))).toEqual([true, true])
  })
})
