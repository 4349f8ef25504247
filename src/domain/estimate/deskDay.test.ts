/* When desks are there, and when they are not: in what people are told. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/instant.ts'
import { ALL_DAY, ONE_BUSY, QUEUE, middle, rota, shut, told } from '#test/support/asked.ts'
import { at, booked, booking, called, completed, DAY, given, make, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { forecast, played } from './forecast.ts'
import type { Learned } from './learned.ts'
import { PLANNED } from './learned.ts'
import { rangeOf } from './say.ts'
import { simulate } from './simulate.ts'

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

  test('nobody is told a time in the evening, more than an hour and a half after the last hours of the rota', () => {
    const hours = [rota('one', ['9:00', '17:00']), rota('two'), rota('three'), shut('two', '9:00')]
    const queue = (clock: string) => Array.from({ length: 9 }, (_, i) => waiting(`v${i}`, clock, String(i + 1)))
    const says = (clock: string, came: string, visit: string) => rangeOf(told([...hours, ...queue(came)], clock).waits.get(visit))
    expect(says('15:50', '15:45', 'v8')).not.toBeNull()
    expect(says('16:50', '16:45', 'v8')).toBeNull()
    expect(says('16:50', '16:45', 'v1')).not.toBeNull()
    // A desk without hours today makes the evening no longer.
    expect(says('18:20', '16:45', 'v8')).toBeNull()
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
