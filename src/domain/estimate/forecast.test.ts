/* What an estimate has to know of the centre: each test is a thing that moves it. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/instant.ts'
import { ALL_DAY, ONE_BUSY, QUEUE, middle, rota, shut, told } from '#test/support/asked.ts'
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
