/* What an estimate has to know of the centre: each test is a thing that moves it. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/instant.ts'
import {
  as,
  at,
  booked,
  booking,
  called,
  came,
  cameUnseen,
  completed,
  DAY,
  given,
  make,
  numbered,
  referred,
  ruled,
  seen,
  undone,
  waiting,
} from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import type { Forecast, Spread } from './forecast.ts'
import { forecast, guessesOf, played } from './forecast.ts'
import { foundAfter } from './leaving.ts'
import type { Learned } from './learned.ts'
import { PLANNED } from './learned.ts'
import { NO_RECORD } from './record.ts'
import { FEATURES, NO_SUMS, added } from './regression.ts'
import { sceneOf } from './scene.ts'
import { simulate } from './simulate.ts'

const told = (made: (Made | Made[])[], clock: string, learned: Learned = PLANNED): Forecast => forecast(given(...made).state, DAY, at(clock), learned)
const middle = (made: (Made | Made[])[], visit: string, clock: string, learned: Learned = PLANNED) => told(made, clock, learned).waits.get(visit)!.middle
const rota = (desk: string, ...open: [string, string][]) => make('rotaSet', '7:30', { desk, open: open.map(([from, to]) => ({ from: at(from), to: at(to) })) })
const ALL_DAY = [rota('one', ['9:00', '17:00']), rota('two', ['9:00', '17:00']), rota('three')]
const shut = (desk: string, clock: string) => make('deskClosed', clock, { desk })
/** Only desk one is there, and sees somebody since 9:50. */
const ONE_BUSY = [...ALL_DAY, shut('two', '9:00'), rota('two'), waiting('ann', '9:40', '1'), called('ann', '9:49', 'one'), seen('ann', '9:50', 'one')]
const QUEUE = [waiting('bob', '9:50', '2'), waiting('cat', '9:51', '3'), waiting('dee', '9:52', '4')]

describe('the same state and the same minute', () => {
  test('give the same numbers', () => {
    expect(told([...ONE_BUSY, ...QUEUE], '10:00')).toEqual(told([...ONE_BUSY, ...QUEUE], '10:00'))
  })

  test('and who comes after somebody does not move their estimate, where nobody is called out of turn', () => {
    const inTurn = { ...PLANNED, outOfTurn: [0, 0, 0] }
    const before = told([...ONE_BUSY, ...QUEUE], '10:00', inTurn).waits
    const after = told([...ONE_BUSY, ...QUEUE, waiting('eve', '9:59', '5')], '10:00', inTurn).waits
    for (const visit of ['bob', 'cat', 'dee']) expect(Math.abs(after.get(visit)!.middle - before.get(visit)!.middle)).toBeLessThan(0.5)
  })
})

describe('who waits', () => {
  test('is called in calling order, each later than the one before', () => {
    const { waits } = told([...ONE_BUSY, ...QUEUE], '10:00')
    const middles = ['bob', 'cat', 'dee'].map((visit) => waits.get(visit)!.middle)
    expect(middles).toEqual(middles.toSorted((a, b) => a - b))
    expect(middles[2]! - middles[1]!).toBeGreaterThan(5)
  })

  test('has a range that holds its middle', () => {
    for (const { low, middle: half, high } of told([...ONE_BUSY, ...QUEUE], '10:00').waits.values()) {
      expect(low).toBeLessThanOrEqual(half)
      expect(half).toBeLessThanOrEqual(high)
    }
  })

  test('waits less where a second desk is open', () => {
    const both = [...ALL_DAY, ...ONE_BUSY.slice(5), ...QUEUE]
    expect(middle(both, 'dee', '10:00')).toBeLessThan(middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00') - 5)
  })

  test('waits for a desk that sees somebody for a service that is not known here, as for any other', () => {
    const strange = [...ALL_DAY, shut('two', '9:00'), rota('two'), waiting('ann', '9:40', '1', { service: 'strange' }), called('ann', '9:49', 'one')]
    const wait = middle([...strange, seen('ann', '9:50', 'one'), ...QUEUE], 'dee', '10:00')
    expect(Math.abs(wait - middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00'))).toBeLessThan(5)
  })

  test('is called at once by a desk that keeps nobody waiting', () => {
    expect(middle([...ALL_DAY, waiting('bob', '10:00', '2')], 'bob', '10:00')).toBeLessThan(0.5)
  })

  test('is called at once by a desk that ended its last three minutes ago with nobody to call, and not by one that keeps them waiting since', () => {
    const done = [...ONE_BUSY, completed('ann', '9:57', 'one')]
    expect(middle([...done, waiting('bob', '10:00', '2')], 'bob', '10:00')).toBeLessThan(0.2)
    expect(middle([...done, waiting('bob', '9:50', '2')], 'bob', '10:00')).toBeGreaterThan(0.4)
  })

  test('waits for the end of a service that has gone on long: the longer it took, the longer it probably still takes', () => {
    const early = middle([...ONE_BUSY, waiting('bob', '9:51', '2')], 'bob', '9:52')
    const late = middle([...ONE_BUSY, waiting('bob', '9:51', '2')], 'bob', '10:40')
    expect(early).toBeGreaterThan(4)
    expect(late).toBeGreaterThan(2)
  })

  test('waits longer where everything often becomes slow about now, and not where it does in the afternoon', () => {
    const often = (hour: number): Learned => {
      const hours = Array.from({ length: 24 }, (_, h) => [h === hour ? 8 : 0, h >= 9 && h < 17 ? 10 : 0] as const)
      return { ...PLANNED, pace: { ...PLANNED.pace, slow: 0.25, hours } }
    }
    const fifth = [...ONE_BUSY, ...QUEUE, waiting('eve', '9:53', '5'), waiting('fay', '9:54', '6')]
    expect(middle(fifth, 'fay', '10:00', often(10))).toBeGreaterThan(middle(fifth, 'fay', '10:00', often(15)) + 1.5)
    // At 10am neither has begun; one is still to come.
    const ten = [
      ...ALL_DAY,
      shut('two', '9:00'),
      rota('two'),
      waiting('ann', '9:40', '1'),
      called('ann', '10:00', 'one'),
      seen('ann', '10:00', 'one'),
      ...QUEUE,
    ]
    const ahead = Array.from({ length: 10 }, (_, i) => waiting(`v${i}`, `9:5${i}`, String(i + 5)))
    expect(middle([...ten, ...ahead], 'v9', '10:10', often(11))).toBeGreaterThan(middle([...ten, ...ahead], 'v9', '10:10', often(9)) + 0.7)
    expect(sceneOf(given(...fifth).state, DAY, at('10:00'), PLANNED, 600).beliefs.pace.minute).toBe(600)
  })

  test('cannot be told anything where no desk will serve them today', () => {
    expect(
      told([rota('one'), rota('two'), rota('three'), shut('one', '9:00'), shut('two', '9:00'), waiting('bob', '9:50', '2')], '10:00').waits.has('bob'),
    ).toBe(false)
  })

  test('is never told a time between those at which desks call and never', () => {
    const other = make('deskSet', '7:10', { desk: 'three', label: 'Desk 3', services: ['parking'] })
    const noon = [rota('one', ['9:00', '12:00']), rota('two'), other, rota('three', ['9:00', '17:00']), shut('two', '9:00')]
    const queue = Array.from({ length: 20 }, (_, i) => waiting(`v${i}`, `9:${10 + i}`, String(i + 1)))
    // The desk that sees them goes home at noon, or a little later; another is there until 5, and does not do theirs.
    for (const clock of ['9:30', '9:45', '10:00', '10:15', '10:30', '10:45', '11:00'])
      for (const { middle: half } of told([...noon, ...queue], clock).waits.values()) expect(half).toBeLessThan((at('12:00') - at(clock)) / MINUTE + 10)
  })

  test('nor while everybody is out of the building', () => {
    expect(told([...ONE_BUSY, ...QUEUE, make('evacuated', '9:59', { drill: false })], '10:00').waits.size).toBe(0)
  })
})

describe('hours', () => {
  test('who waits for a desk that goes for lunch waits until it is back', () => {
    const lunch = [rota('one', ['9:00', '10:01'], ['10:45', '17:00']), rota('two'), rota('three'), shut('two', '9:00')]
    const there = [waiting('ann', '9:40', '1'), called('ann', '9:49', 'one'), seen('ann', '9:50', 'one'), ...QUEUE]
    const { middle: half } = told([...lunch, ...there], '10:00').waits.get('dee')!
    expect(half).toBeGreaterThan(44)
    expect(middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00')).toBeLessThan(44)
  })

  test('a desk that sees its last one far into its lunch is at lunch after that, unless it opened for the next hours already', () => {
    const lunch = [rota('one', ['9:00', '9:48'], ['10:15', '17:00']), rota('two'), rota('three'), shut('two', '9:00')]
    const there = [waiting('ann', '9:30', '1'), called('ann', '9:40', 'one'), seen('ann', '9:40', 'one'), waiting('bob', '9:50', '2')]
    const early = [shut('one', '9:49'), make('deskOpened', '9:58', { desk: 'one' })]
    expect(middle([...lunch, ...there], 'bob', '10:00')).toBeGreaterThanOrEqual(15)
    // It took one more just after its hours were over; or it took one again just before the next ones.
    const oneMore = [completed('ann', '9:50', 'one'), waiting('cat', '9:31', '3'), called('cat', '9:51', 'one'), seen('cat', '9:51', 'one')]
    expect(middle([...lunch, ...there, ...oneMore], 'bob', '10:00')).toBeGreaterThanOrEqual(15)
    const long = [rota('one', ['8:00', '9:05'], ['10:15', '17:00']), ...lunch.slice(1)]
    const again = [waiting('ann', '8:40', '1'), called('ann', '9:57', 'one'), seen('ann', '9:57', 'one'), waiting('bob', '9:50', '2')]
    expect(middle([...long, ...again], 'bob', '10:00')).toBeLessThan(13)
    expect(middle([...lunch, ...early, waiting('bob', '9:50', '2')], 'bob', '10:00')).toBeLessThan(3)
    // However far: more than an hour.
    const hours = [rota('one', ['8:00', '8:48'], ['10:15', '17:00']), ...lunch.slice(1)]
    const whole = [waiting('ann', '8:30', '1'), called('ann', '8:40', 'one'), seen('ann', '8:40', 'one'), waiting('bob', '9:50', '2')]
    expect(middle([...hours, ...whole], 'bob', '10:00')).toBeGreaterThanOrEqual(15)
  })

  test('a desk that nobody shut the evening before is not there before its hours', () => {
    const hours = [rota('one', ['13:00', '17:00']), rota('two'), rota('three')]
    const left = given(...hours, waiting('bob', '9:20', '2')).state
    const bob = (state: typeof left) => forecast(state, DAY, at('9:30'), PLANNED).waits.get('bob')?.middle
    const since = (changedAt: number) => ({ ...left, desks: new Map([...left.desks].map(([id, desk]) => [id, { ...desk, changedAt }])) })
    expect(bob(since(at('17:00') - 24 * 60 * MINUTE))).toBeGreaterThan(205)
    expect(bob(since(at('8:55')))).toBeLessThan(5)
    // Somebody sits there: it is.
    const there = [waiting('ann', '9:05', '1'), called('ann', '9:20', 'one'), seen('ann', '9:20', 'one')]
    const { state } = given(...hours, ...there, waiting('bob', '9:20', '2'))
    const before = new Map([...state.desks].map(([id, desk]) => [id, { ...desk, changedAt: at('17:00') - 24 * 60 * MINUTE }]))
    expect(forecast({ ...state, desks: before }, DAY, at('9:30'), PLANNED).waits.get('bob')?.middle).toBeLessThan(20)
  })

  test('a desk that opens long before its hours goes on into them, and goes when they end', () => {
    const hours = [rota('one', ['10:40', '11:00']), rota('two'), rota('three', ['9:00', '17:00']), shut('two', '9:00')]
    const open = [...hours, make('deskOpened', '9:30', { desk: 'one' })]
    const queue = Array.from({ length: 12 }, (_, i) => waiting(`v${i}`, `9:${40 + i}`, String(i + 1)))
    expect(middle([...open, ...queue], 'v1', '10:00')).toBeLessThan(30)
    expect(told([...open, ...queue], '10:00').waits.has('v11')).toBe(false)
  })

  test('a desk on a break calls nobody until it is over', () => {
    const away = [...ALL_DAY, rota('two'), shut('two', '9:00'), make('deskOnBreak', '9:55', { desk: 'one', until: at('10:20') }), waiting('bob', '9:56', '2')]
    expect(middle(away, 'bob', '10:00')).toBeGreaterThanOrEqual(20)
  })

  test('a desk that should be open and is not opens as late as this centre does', () => {
    const late = [rota('one', ['9:58', '17:00']), rota('two'), rota('three'), shut('one', '9:00'), shut('two', '9:00'), waiting('bob', '9:56', '2')]
    const prompt = middle(late, 'bob', '10:00', { ...PLANNED, openedLate: [3, 3, 3, 3] })
    expect(prompt).toBeGreaterThan(0.5)
    expect(prompt).toBeLessThan(3)
    expect(middle(late, 'bob', '10:00', { ...PLANNED, openedLate: [30, 30, 30, 30] })).toBeGreaterThan(25)
  })

  test('a desk that nobody opened for hours is not waited for: of a spare one, nobody said more than when the centre is open', () => {
    const open = make('hoursSet', '7:20', { week: Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 17 * 60 }]) })
    expect(told([open], '9:10').newcomers.has('parking')).toBe(true)
    expect(told([open], '14:00').newcomers.has('parking')).toBe(false)
    const busy = [...ONE_BUSY.slice(5), waiting('fay', '9:40', '8'), called('fay', '9:51', 'two'), seen('fay', '9:51', 'two'), ...QUEUE]
    expect(middle([open, ...busy], 'dee', '10:00')).toBe(middle([...ALL_DAY, ...busy], 'dee', '10:00'))
  })

  test('of a desk that nobody opens here as a rule nobody expects that it opens; nor that one opens again that shut, where none does', () => {
    const hours = ['one', 'two', 'three'].map((desk) => rota(desk, ['9:00', '12:00'], ['13:00', '17:00']))
    const queue = Array.from({ length: 16 }, (_, i) => waiting(`v${i}`, `8:5${Math.floor(i / 2)}`, String(i + 1)))
    const last = (clock: string, learned: Partial<Learned>, ...more: Made[]) =>
      middle([...hours, ...more, ...queue], 'v15', clock, { ...PLANNED, openedAgain: [99, 1], ...learned })
    const spare = { opened: { one: [20, 0], two: [20, 0], three: [0, 20] } } as const
    const staffed = { opened: { one: [20, 0], two: [20, 0], three: [20, 0] } } as const
    for (const clock of ['8:58', '9:02']) expect(last(clock, spare)).toBeGreaterThan(last(clock, staffed) + 15)
    const early = [make('deskOpened', '8:59', { desk: 'three' }), shut('three', '9:20')]
    expect(last('9:30', { ...staffed, openedAgain: [1, 99] }, ...early)).toBeGreaterThan(last('9:30', staffed, ...early) + 10)
    // Nor one that is open still, and will shut.
    const open = make('deskOpened', '8:59', { desk: 'three' })
    const often = { ...staffed, shuts: 0.05 }
    expect(last('9:02', { ...often, openedAgain: [1, 99] }, open)).toBeGreaterThan(last('9:02', often, open) + 10)
  })

  test('of several desks that stand idle one that is shut for a while delays nobody', () => {
    const idle = [...ALL_DAY.slice(0, 2), rota('three', ['9:00', '17:00']), make('deskOpened', '8:55', { desk: 'three' }), booking(booked('slot', '11:00'))]
    const { scene } = played(given(...idle).state, DAY, at('10:00'), { ...PLANNED, shuts: 0.004, openedAgain: [99, 1] })
    const { calls, came } = simulate(scene)
    const late = came[0]!.filter((there, i) => there <= 75 && !(calls[0]![i]! - Math.max(60, there) <= 5))
    expect(late.length).toBe(0)
  })

  test('a desk that shut shortly before its hours end does not come back', () => {
    const over = [rota('one', ['9:00', '10:05']), rota('two'), rota('three'), shut('two', '9:00'), waiting('bob', '9:50', '2'), shut('one', '9:58')]
    expect(told(over, '10:00').waits.has('bob')).toBe(false)
  })

  test('whoever is here when the centre closes is still seen', () => {
    const closing = [rota('one', ['9:00', '10:05']), rota('two'), rota('three'), shut('two', '9:00'), ...ONE_BUSY.slice(5), ...QUEUE]
    expect(told(closing, '10:00').waits.get('dee')!.middle).toBeLessThan(60)
  })
})

describe('appointments', () => {
  const slot = booked('slot-eve', '10:10')
  const coming = [booking(slot)]
  const LATE = { ...PLANNED, cameAfter: [-5, -5, -5, -4], came: 90, didNotCome: 1 }

  test('one that is still to come makes who waits wait longer', () => {
    expect(middle([...ONE_BUSY, ...QUEUE, ...coming], 'dee', '10:00', LATE)).toBeGreaterThan(middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00', LATE) + 4)
  })

  test('one whose customers rarely come makes less of a difference', () => {
    const rarely = { ...LATE, came: 1, didNotCome: 300 }
    const more = (learned: Learned) =>
      middle([...ONE_BUSY, ...QUEUE, ...coming], 'dee', '10:00', learned) - middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00', learned)
    expect(more(rarely)).toBeLessThan(more(LATE) - 3)
  })

  test('one that was cancelled or moved makes none', () => {
    const gone = make('appointmentCancelled', '9:30', { appointment: slot.id, whose: 'customers', why: 'asked' })
    expect(middle([...ONE_BUSY, ...QUEUE, ...coming, gone], 'dee', '10:00', LATE)).toBe(middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00', LATE))
  })

  test('is likely late where the only desk is taken up, and is not where a desk is free', () => {
    const here = [booking(booked('slot-eve', '10:00')), came('eve', '9:55', booked('slot-eve', '10:00')), numbered('eve', '9:55', '9')]
    const soon = { ...PLANNED, services: { housing: { is: Math.log(40), variance: 0.001, spread: 0.02, seen: 200 } } }
    expect(told([...ONE_BUSY, here], '10:00', soon).late.get('eve')).toBeGreaterThan(0.7)
    expect(told([...ALL_DAY, here], '10:00', soon).late.get('eve')).toBeLessThan(0.3)
  })

  test('is not forgotten between the door and the number', () => {
    const inLine = [...ONE_BUSY, ...QUEUE, ...coming, cameUnseen('eve', '9:59', slot)]
    expect(told(inLine, '10:00').late.has(slot.id)).toBe(true)
    expect(middle(inLine, 'dee', '10:00', LATE)).toBeGreaterThan(middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00', LATE) + 4)
    const { late } = told([...inLine, numbered('eve', '10:00', '9')], '10:00')
    expect([late.has('eve'), late.has(slot.id)]).toEqual([true, false])
  })

  test('at a desk of their own is not late for want of it, once that desk is away today and others see them', () => {
    const away = [...ALL_DAY, ruled(), booking(booked('slot-eve', '10:10', 'two')), make('deskAwayToday', '8:55', { desk: 'two', staff: null })]
    expect(told(away, '10:00').late.get('slot-eve')).toBeLessThan(0.3)
    expect(told([...away, make('deskOpened', '9:30', { desk: 'two' })], '10:00').late.get('slot-eve')).toBeLessThan(0.3)
  })

  test('before their customer is here, they are told of by the appointment', () => {
    expect(told([...ONE_BUSY, ...coming], '10:00').late.has('slot-eve')).toBe(true)
  })
})

describe('what the centre does', () => {
  test('somebody with priority comes first', () => {
    const first = make('prioritised', '9:53', { visit: 'dee', reason: 'unwell' }, { device: 'pc-two' })
    const { waits } = told([...ONE_BUSY, ...QUEUE, first], '10:00')
    expect(waits.get('dee')!.middle).toBeLessThan(waits.get('bob')!.middle)
  })

  test('services that take longer today make everybody wait longer', () => {
    const served = (minutes: number): Made[] =>
      [0, 1, 2, 3, 4, 5].flatMap((i) => {
        const clock = (m: number) => `${8 + Math.floor((60 + i * 3 + m) / 60)}:${String((i * 3 + m) % 60).padStart(2, '0')}`
        const visit = `done${i}`
        return [
          ...waiting(visit, '8:50', String(20 + i)),
          called(visit, clock(0), 'two'),
          seen(visit, clock(0), 'two'),
          completed(visit, clock(minutes), 'two'),
        ]
      })
    const quick = middle([...ALL_DAY, ...served(2), ...ONE_BUSY.slice(3), ...QUEUE], 'dee', '10:00')
    const slow = middle([...ALL_DAY, ...served(28), ...ONE_BUSY.slice(3), ...QUEUE], 'dee', '10:00')
    expect(slow).toBeGreaterThan(quick + 5)
  })

  test('services that everybody had to leave for an alarm tell nothing of how long they take today', () => {
    const desks = ['one', 'two', 'three']
    const open = [desks.map((desk) => rota(desk, ['9:00', '17:00'])), make('deskOpened', '8:50', { desk: 'three' })].flat()
    const seats = (clock: string) => desks.flatMap((desk) => [...waiting(desk, '9:30', desk), called(desk, clock, desk), seen(desk, clock, desk)])
    const many = Array.from({ length: 9 }, (_, i) => waiting(`v${i}`, `9:4${i}`, String(i + 1))).flat()
    const out = [make('evacuated', '9:58', { drill: true }), make('evacuationEnded', '10:38', {})]
    const quiet = middle([...open, ...many, ...seats('10:36')], 'v8', '10:40')
    expect(middle([...open, ...many, ...seats('9:56'), ...out], 'v8', '10:40')).toBeLessThan(quiet * 1.1)
  })

  test('an arrival that was undone is nobody who came', () => {
    const taken = Array.from({ length: 9 }, (_, i) => [as(`a${i}`, came(`u${i}`, '9:10')), undone(`u${i}`, '9:11', `a${i}`)]).flat()
    const cameToday = (...more: Made[]) => played(given(...ONE_BUSY, ...QUEUE, more).state, DAY, at('10:00'), PLANNED).scene.cameToday
    expect(cameToday(...taken)).toBe(cameToday())
  })

  const found = (share: number) =>
    foundAfter(
      [],
      Array.from({ length: 80 }, (_, i) => ({ waited: 20, gone: i < share * 80 })),
      1,
    )

  test('who was called before and waits again has not gone', () => {
    const goes: Learned = { ...PLANNED, found: found(0.9) }
    const behind = (...before: (Made | Made[])[]) =>
      middle([...ALL_DAY, shut('two', '7:30'), rota('two'), ...before, waiting('eve', '9:59', '5')], 'eve', '10:00', goes)
    const long = waiting('bob', '8:00', '2')
    const sentOn = [called('bob', '8:10', 'one'), seen('bob', '8:10', 'one'), referred('bob', '8:20', 'one', 'tax', 'bob-1')]
    expect(behind(long)).toBeLessThan(4)
    expect(behind(long, ...sentOn)).toBeGreaterThan(5)
  })

  test('who came for more than one matter is at the desk for all of them, or waits again in their old place', () => {
    const second = (visit: string, service: string) => make('enquiryAdded', '9:55', { visit, enquiry: `${visit}-2`, service })
    const last = (...more: Made[]) => middle([...ONE_BUSY, ...QUEUE, waiting('eve', '9:53', '5'), ...more], 'eve', '10:00')
    // Desk 1 does housing and tax, and sees nobody else meanwhile.
    expect(last(second('bob', 'tax'))).toBeGreaterThan(last() + 5)
    expect(last(second('bob', 'tax'), second('cat', 'tax'))).toBeGreaterThan(last(second('bob', 'tax')) + 5)
    // Whom it has already too.
    expect(last(second('ann', 'tax'))).toBeGreaterThan(last() + 5)
    // Parking is done at Desk 3 alone: there who came first stands before who came later.
    const third = [rota('three', ['9:00', '17:00']), make('deskOpened', '9:00', { desk: 'three' })]
    const parks = [...waiting('fay', '9:54', '6', { service: 'parking' }), ...waiting('gus', '9:54:30', '7', { service: 'parking' })]
    const atThird = [...waiting('b3', '9:30', '8', { service: 'parking' }), called('b3', '9:58', 'three'), seen('b3', '9:58', 'three')]
    const gus = (...more: Made[]) => middle([...ONE_BUSY, ...third, parks, atThird, ...more], 'gus', '10:30')
    expect(gus(second('ann', 'parking'))).toBeGreaterThan(gus() + 3)
    expect(gus(second('ann', 'tax'))).toBeLessThan(gus() + 1)
  })

  test('where people often bring up more at the desk all wait the longer', () => {
    const last = (broughtUp: readonly number[]) => middle([...ONE_BUSY, ...QUEUE], 'dee', '10:00', { ...PLANNED, broughtUp })
    expect(last([0, 0, 0, 0, 12, 12])).toBeGreaterThan(last([0]) + 5)
  })

  test('who is out for a moment comes back the less likely, the longer they are out', () => {
    const out = (clock: string) =>
      ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'].flatMap((visit, i) => [...waiting(visit, `9:0${i}`, `8${i}`), make('steppedOut', clock, { visit })])
    const last = (...more: (Made | Made[])[]) => middle([...ONE_BUSY, ...QUEUE, ...more], 'dee', '12:20')
    expect(last(out('9:10'))).toBeLessThan(last() + 3)
    expect(last(out('12:18'))).toBeGreaterThan(last() + 15)
  })

  test('what nobody knows of a service yet is the same for all who wait: far down the queue the range is the wider for it', () => {
    const queue = Array.from({ length: 20 }, (_, i) => waiting(`v${i}`, `9:${20 + i}`, String(i + 10)))
    const { middle: half, high } = told([...ONE_BUSY, ...queue], '10:00').waits.get('v19')!
    expect(high / half).toBeGreaterThan(1.35)
  })

  test('where many have silently left, the last one waits less', () => {
    const [leave, stay] = [0.5, 0].map((share) => ({ ...PLANNED, found: found(share) }))
    const long = [...ONE_BUSY, ...QUEUE, waiting('eve', '9:53', '5'), waiting('fay', '9:54', '6')]
    expect(middle(long, 'fay', '10:20', leave)).toBeLessThan(middle(long, 'fay', '10:20', stay) - 5)
  })
})

test('the regression says nothing before three days: what one day had by chance would go on for a rule', () => {
  const x = Array.from({ length: FEATURES }, (_, i) => (i === 0 ? 1 : 0))
  const sums = added(
    NO_SUMS,
    Array.from({ length: 40 }, () => ({ x, y: 7, guess: 7 })),
    FEATURES,
  )
  const guess = (days: number) => {
    const { state } = given(...ONE_BUSY, ...QUEUE)
    const { scene, spreads } = played(state, DAY, at('10:00'), { ...PLANNED, days, record: { ...NO_RECORD, sums: { arrival: sums, waiting: sums } } })
    return [...guessesOf(scene, spreads).values()][0]!.regression
  }
  expect(guess(2)).toBeNaN()
  expect(guess(3)).toBeCloseTo(7, 1)
})

describe('where the record says that the length of the queue comes nearer than playing', () => {
  const off = (minutes: number) => [minutes * 500, 500, 9 * 500] as const
  const kind = { off: { played: off(9), plain: off(2), regression: off(9), both: off(9) }, scores: [] }
  const plain: Learned = { ...PLANNED, days: 9, record: { ...NO_RECORD, arrival: kind, waiting: kind } }

  test('somebody who comes now is told what that says, as they are once they wait', () => {
    const told = (who: (made: Forecast) => Spread | undefined, ...more: Made[]) =>
      who(forecast(given(...ONE_BUSY, ...QUEUE, more).state, DAY, at('10:00'), plain))
    const before = told(({ newcomers }) => newcomers.get('housing'))
    expect(told(({ waits }) => waits.get('new'), ...waiting('new', '10:00', '9'))?.middle).toBeCloseTo(before!.middle, 6)
    expect(middle([...ONE_BUSY, ...QUEUE, waiting('new', '10:00', '9')], 'new', '10:00')).not.toBeCloseTo(before!.middle, 0)
  })

  test('an appointment is played all the same: what was learned of is walk-ins', () => {
    const slot = booked('slot-eve', '10:40')
    const early = [...ALL_DAY, booking(slot), came('eve', '9:55', slot), numbered('eve', '9:55', '9')]
    expect(middle(early, 'eve', '10:00', plain)).toBe(middle(early, 'eve', '10:00'))
  })
})
