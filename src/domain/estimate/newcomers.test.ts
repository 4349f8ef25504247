import { describe, expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, booked, booking, called, came, DAY, given, make, numbered, ruled, seen, waiting } from '#test/support/given.ts'
import type { Forecast } from './forecast.ts'
import { forecast } from './forecast.ts'
import { PLANNED } from './learned.ts'
import { rangeOf } from './say.ts'

const rota = ['one', 'two', 'three'].map((desk) => make('rotaSet', '7:00', { desk, open: [{ from: at('9:00'), to: at('17:00') }] }))
const ask = (clock: string, ...told: (Made | Made[])[]): Forecast => forecast(given(rota, ...told).state, DAY, at(clock), PLANNED)
/** So many wait for housing, each since a minute later. */
const queue = (count: number, service = 'housing') =>
  Array.from({ length: count }, (_, i) => waiting(`v${i}`, `9:${10 + i}`, String(i + 1), { service })).flat()
const busy = [
  ...waiting('b1', '9:00', '91'),
  called('b1', '9:20', 'one'),
  seen('b1', '9:21', 'one'),
  ...waiting('b2', '9:01', '92'),
  called('b2', '9:24', 'two'),
]

describe('somebody who would come now', () => {
  test('is told what they are told once they have come', () => {
    for (const [i, told] of [
      [busy],
      [busy, queue(3)],
      [busy, queue(9)],
      [busy, queue(4), queue(5, 'tax').map((one) => ({ ...one, body: { ...one.body, visit: `t-${(one.body as { visit: string }).visit}` } }) as Made)],
      [ruled(), busy, queue(12)],
      [
        ruled(),
        booking(booked('a', '9:40')),
        booking(booked('b', '9:45')),
        busy,
        queue(6),
        came('a', '9:20', booked('a', '9:40')),
        numbered('a', '9:20', '77'),
      ],
    ].entries()) {
      for (const service of ['housing', 'tax']) {
        const before = ask('9:30', ...told).newcomers.get(service)
        const after = ask('9:30', ...told, waiting('new', '9:30', '99', { service })).waits.get('new')
        for (const part of ['low', 'middle', 'high'] as const) {
          const [one, other] = [before?.[part] ?? Number.NaN, after?.[part] ?? Number.NaN]
          expect(Math.abs(one - other), `${i}, ${service}: ${part} ${one} and ${other}`).toBeLessThanOrEqual(1 + 0.1 * other)
        }
      }
    }
  })

  test('also on a day on which they would wait so long that they take turns with appointments', () => {
    const slots = ['9:31', '9:33', '9:50', '10:05', '10:20'].map((clock, i) => ({ ...booked(`a${i}`, clock), service: i % 2 === 0 ? 'housing' : 'tax' }))
    const here = slots.slice(0, 2).flatMap((slot) => [came(slot.id, '9:15', slot), numbered(slot.id, '9:15', `7${slot.id}`, { service: slot.service })])
    const told = [ruled(), ...slots.map((slot) => booking(slot)), busy, queue(18), here]
    const before = ask('9:30', ...told).newcomers.get('housing')!
    const after = ask('9:30', ...told, waiting('new', '9:30', '99')).waits.get('new')!
    expect(after.middle).toBeGreaterThan(60)
    for (const part of ['low', 'middle', 'high'] as const) expect(Math.abs(before[part] - after[part]), part).toBeLessThanOrEqual(1 + 0.1 * after[part])
  })

  test('waits the longer, the more are there before them; and for a desk that nobody waits for, hardly', () => {
    const middle = (count: number) => ask('9:30', busy, queue(count)).newcomers.get('housing')?.middle ?? Number.NaN
    expect(middle(3)).toBeGreaterThan(middle(0) + 5)
    expect(middle(9)).toBeGreaterThan(middle(3) + 15)
    expect(ask('9:30', busy, make('deskOpened', '9:25', { desk: 'three' })).newcomers.get('parking')?.high).toBeLessThan(10)
  })

  test('comes after those of the same minute, of which the figures are', () => {
    const since = (minute: string) => Array.from({ length: 6 }, (_, i) => waiting(`v${i}`, `${minute}:${10 + i * 5}`, String(i + 1))).flat()
    const [justNow, before] = ['9:30', '9:29'].map((minute) => ask('9:30', busy, since(minute)).newcomers.get('housing')?.middle ?? Number.NaN)
    expect(before).toBeGreaterThan(20)
    expect(Math.abs(justNow! - before!)).toBeLessThan(2)
  })

  test('goes before an appointment whose time has not come, and after one whose time has', () => {
    const early = (clock: string) => [booking(booked('a', clock)), came('a', '9:20', booked('a', clock)), numbered('a', '9:20', '77')]
    const also = [...waiting('b3', '9:02', '93'), called('b3', '9:26', 'one')]
    expect(ask('9:30', busy.slice(3), also, early('16:00')).newcomers.get('housing')?.middle).toBe(
      ask('9:30', busy.slice(3), also).newcomers.get('housing')?.middle,
    )
    expect(ask('9:30', busy.slice(3), also, early('9:30')).newcomers.get('tax')?.middle).toBeGreaterThan(
      (ask('9:30', busy.slice(3), also).newcomers.get('tax')?.middle ?? 0) + 1,
    )
  })

  test('is not spoken of where no desk sees them any more today', () => {
    // A little late is a desk on most days: something is said all the same.
    for (const clock of ['8:55', '9:04', '9:06', '9:10']) expect(rangeOf(ask(clock).newcomers.get('parking')), clock).not.toBeNull()
    expect([...ask('9:10').newcomers.keys()].sort()).toEqual(['housing', 'parking', 'tax'])
    expect([...ask('17:01').newcomers.keys()]).toEqual([])
    const { state } = given(waiting('p', '9:20', '1', { service: 'parking' }))
    // Desk 3 alone does parking: it is shut, and nobody said that it will open.
    expect([...forecast(state, DAY, at('9:30'), PLANNED).newcomers.keys()].sort()).toEqual(['housing', 'tax'])
  })
})

describe('a desk that takes longer', () => {
  const slot = { ...booked('slot', '9:50'), service: 'tax' }
  const here = [booking(slot), make('arrived', '9:25', { visit: 'slot', greeted: true, booked: slot }), numbered('slot', '9:25', '5', { service: 'tax' })]

  const inHand = [...waiting('b', '9:20', '9'), called('b', '9:36', 'one'), seen('b', '9:36', 'one')]
  const ifLonger = (...told: (Made | Made[])[]) => forecast(given(inHand, here, ...told).state, DAY, at('9:38'), PLANNED).ifLonger.get('one')

  test('makes late who is due at this desk, once they would be called more than 5 minutes after their time', () => {
    expect(ifLonger()).toEqual({ past: 17, late: 'slot' })
  })

  test('makes nobody late whom another desk can see', () => {
    expect(ifLonger(make('deskOpened', '9:30', { desk: 'three' }))).toBeUndefined()
  })
})

test('an appointment hours ahead is not late yet', () => {
  expect([...ask('9:30', busy, booking(booked('far', '13:00'))).late.keys()]).toEqual([])
  expect(ask('9:30', busy, booking(booked('near', '10:00'))).late.get('near')).toBeLessThan(0.3)
})
