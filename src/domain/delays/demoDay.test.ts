/* The register office of the demo day: a notice of marriage that begins at 9:50am for 9:45am takes until 10:53am, and R03 comes at 10:27am for 10:30am. */
import { describe, expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { at, booking, called, completed, DAY, given, make, numbered, seen } from '#test/support/given.ts'
import { forecast } from '#domain/estimate/forecast.ts'
import { MINUTE } from '#domain/instant.ts'
import { LIKELY_LATE, toTell } from './toTell.ts'

const slot = (id: string, clock: string, service: string) => ({ id, at: at(clock), service, desk: null })
const [r01, r02, r03, r04] = [slot('R01', '9:00', 'birth'), slot('R02', '9:45', 'marriage'), slot('R03', '10:30', 'birth'), slot('R04', '11:15', 'birth')]
const came = (one: typeof r01, clock: string) => [
  make('arrived', clock, { visit: one.id, greeted: true, booked: one }),
  numbered(one.id, clock, one.id, { service: one.service }),
]
/** `minutes` that the centre plans for a birth and for a notice of marriage. */
const day = (birth: number, marriage: number, clock: string) => {
  const service = (id: string, minutes: number) =>
    make('serviceSet', '7:00', { service: id, name: id, keywords: [], minutes, askFor: [], favourite: null, elsewhere: null })
  const all: Made[] = [
    service('birth', birth),
    service('marriage', marriage),
    make('deskSet', '7:00', { desk: 'register', label: 'Room 7', services: ['birth', 'marriage'] }),
    make('rotaSet', '7:00', {
      desk: 'register',
      open: [
        { from: at('9:00'), to: at('12:05') },
        { from: at('12:45'), to: at('17:00') },
      ],
    }),
    ...[r01, r02, r03, r04].map(booking),
    make('delayReasonsSet', '7:05', { reasons: ['overran', 'busy'].map((reason) => ({ reason, words: reason, short: reason })) }),
    ...came(r01, '8:55'),
    make('deskOpened', '9:00', { desk: 'register' }),
    called('R01', '9:00', 'register'),
    seen('R01', '9:01', 'register'),
    completed('R01', '9:34', 'register'),
    ...came(r02, '9:49'),
    called('R02', '9:49', 'register'),
    seen('R02', '9:50', 'register'),
    ...came(r03, '10:27'),
    called('R03', '10:54', 'register'),
  ]
  return given(all.filter((one) => at(one.clock) <= at(clock)))
}

describe.each([
  ['as the demo centre plans', 30, 40],
  ['as the replay plans everything', 15, 15],
])('R03, with lengths %s', (_, birth, marriage) => {
  const minutes = Array.from({ length: 40 }, (__, i) => at('10:10') + i * MINUTE)
  const first = (holds: (now: number) => boolean) => minutes.find(holds) ?? Number.NaN
  const clockOf = (now: number) => `${new Date(now).getUTCHours()}:${String(new Date(now).getUTCMinutes()).padStart(2, '0')}`
  const asked = (now: number) => {
    const { state, day: today } = day(birth, marriage, clockOf(now))
    const known = forecast(state, DAY, now)
    return { known, prompt: toTell(state, today, now, known).find(({ visit }) => visit === 'R03') }
  }

  test('staff are asked to tell it before it is late, with the reason and a time that holds', () => {
    const likely = first((now) => (asked(now).known.late.get('R03') ?? 0) >= LIKELY_LATE)
    const told = first((now) => asked(now).prompt !== undefined)
    expect(likely).toBeLessThanOrEqual(told)
    expect(told).toBeLessThan(at('10:35'))
    expect(asked(told).prompt).toMatchObject({ again: false, reason: 'overran' })
    // They were called at 10:54am.
    expect(asked(told).prompt?.expectedAt).toBeGreaterThanOrEqual(at('10:40'))
    expect(asked(told).prompt?.expectedAt).toBeLessThanOrEqual(at('11:05'))
  })
})
