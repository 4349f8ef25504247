import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/instant.ts'
import { believe, dayShown } from './beliefs.ts'
import type { Learned } from './learned.ts'
import { PLANNED } from './learned.ts'
import { meanOf } from './pace.ts'
import type { Served } from './services.ts'

const TEN = Math.log(10)
const LEARNED: Learned = {
  ...PLANNED,
  days: 15,
  services: { bill: { is: TEN, variance: 0.002, spread: 0.2, seen: 300 }, badge: { is: TEN, variance: 0.002, spread: 0.2, seen: 300 } },
  desks: { one: { is: 0, variance: 0.002 }, two: { is: 0, variance: 0.002 }, three: { is: 0, variance: 0.002 }, four: { is: 0, variance: 0.002 } },
}
const DESKS = Object.keys(LEARNED.desks)
const minutes = () => 10
/** The days begin at 9am. */
const MIDNIGHT = -9 * 60 * MINUTE

/** Desks side by side, one service after the other, of both kinds in turn. `takes`: minutes, of one that begins then. */
function day(until: number, takes: (begins: number, service: string) => number): Served[] {
  const served: Served[] = []
  for (const [d, desk] of DESKS.entries())
    for (let at = d * 2, i = d; at < until; i++) {
      const service = i % 2 === 0 ? 'bill' : 'badge'
      const to = at + takes(at, service)
      served.push({ service, desk, from: at * MINUTE, to: to * MINUTE })
      at = to + 1
    }
  return served.filter(({ to }) => to <= until * MINUTE).sort((a, b) => a.to - b.to)
}
const believedAt = (now: number, takes: (begins: number, service: string) => number) => believe(LEARNED, minutes, day(now, takes), [], now * MINUTE, MIDNIGHT)

describe('what is believed today', () => {
  test('a slow spell is the pace, and hardly makes services or desks longer', () => {
    const { service, desk, pace } = believedAt(300, (begins) => (begins < 120 ? 10 : 15.5))
    expect(meanOf(pace)).toBeGreaterThan(0.3)
    expect(Math.abs(service('bill').is - TEN)).toBeLessThan(0.05)
    expect(Math.abs(desk('one').is)).toBeLessThan(0.05)
  })

  test('one service that takes longer than it did is that service, and not the pace', () => {
    const { service, pace } = believedAt(420, (_, name) => (name === 'bill' ? 10 : 15.5))
    expect(service('badge').is).toBeGreaterThan(TEN + 0.25)
    expect(Math.abs(service('bill').is - TEN)).toBeLessThan(0.1)
    expect(Math.abs(meanOf(pace))).toBeLessThan(0.15)
  })

  test('what ends after a slow spell but lay in it does not say that it goes on', () => {
    const over = (begins: number) => (begins >= 60 && begins < 180 ? 15.5 : 10)
    const [soon, later] = [believedAt(200, over), believedAt(225, over)]
    expect(meanOf(later.pace)).toBeLessThan(meanOf(soon.pace) - 0.1)
    // Where nothing more is heard it is likelier over, the later it is.
    const until = (now: number) => believe(LEARNED, minutes, day(170, over), [], now * MINUTE, MIDNIGHT)
    expect(meanOf(until(290).pace)).toBeLessThan(meanOf(until(170).pace) - 0.1)
  })

  test('services that go on and on say that it is slow now', () => {
    const served = day(95, () => 10)
    const goesOn = DESKS.map((desk) => ({ visit: desk, service: 'bill', desk, from: 95 * MINUTE, called: false }))
    const paceOf = (serving: typeof goesOn) => meanOf(believe(LEARNED, minutes, served, serving, 130 * MINUTE, MIDNIGHT).pace)
    expect(paceOf(goesOn)).toBeGreaterThan(paceOf([]) + 0.03)
    // Who is only called is not being seen yet.
    expect(paceOf(goesOn.map((one) => ({ ...one, called: true })))).toBe(paceOf([]))
  })

  test('one that was corrected, or a service that was planned anew, is gone through again', () => {
    const served = day(200, () => 10)
    const at = (all: readonly Served[], planned: () => number) => believe({ ...LEARNED }, planned, all, [], 200 * MINUTE, MIDNIGHT)
    const learned: Learned = { ...LEARNED, services: {} }
    believe(learned, minutes, served, [], 200 * MINUTE, MIDNIGHT)
    const corrected = served.map((one, i) => (i === 3 ? { ...one, to: one.to + 20 * MINUTE } : one)).filter(({ to }) => to <= 200 * MINUTE)
    expect(believe(LEARNED, minutes, corrected, [], 200 * MINUTE, MIDNIGHT).service('bill')).toEqual(at(corrected, minutes).service('bill'))
    expect(believe(learned, () => 30, served, [], 200 * MINUTE, MIDNIGHT).service('bill').is).toBeGreaterThan(
      believe(learned, minutes, served, [], 200 * MINUTE, MIDNIGHT).service('bill').is,
    )
  })

  test('of a service that nobody came for today goes by the minutes that it is planned with now', () => {
    const served = day(100, () => 10)
    const passport = (planned: number) =>
      believe(LEARNED, (id) => (id === 'passport' ? planned : 10), served, [], 100 * MINUTE, MIDNIGHT).service('passport').is
    expect(passport(20) - passport(10)).toBeCloseTo(Math.LN2, 10)
  })

  test('goes by the latest two hundred services', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ service: 'bill', desk: 'one', from: i * MINUTE, to: (i + 10) * MINUTE }))
    const at = (served: readonly Served[]) => believe({ ...LEARNED }, minutes, served, [], 310 * MINUTE, MIDNIGHT).service('bill').is
    expect(at(many)).toBe(at(many.slice(100)))
    expect(at(many)).not.toBe(at(many.slice(101)))
  })

  test('says of what it goes through when each lay, and nothing of a day on which nobody was seen', () => {
    const [one, two]: [Served, Served] = [
      { service: 'bill', desk: 'one', from: 0, to: 10 * MINUTE },
      { service: 'bill', desk: 'one', from: 20 * MINUTE, to: 60 * MINUTE },
    ]
    expect(dayShown(LEARNED, minutes, [two, one], MIDNIGHT).sightings).toMatchObject([{ minute: 545 }, { minute: 580 }])
    expect(dayShown(LEARNED, minutes, [], MIDNIGHT).back.paces).toEqual([])
  })
})
