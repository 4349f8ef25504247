/*
  When each person who waits is probably called, and which appointments will probably begin late. Pure: the same state, the same minute and
  what was learned give the same numbers on every device.
*/
import type { CentreState } from '#domain/centre/state.ts'
import type { AppointmentId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { localClock } from './localClock.ts'
import type { Learned } from './learned.ts'
import { featuresOf } from './features.ts'
import type { Kind, Method } from './record.ts'
import { alarmOf, methodOf, reachOf, widthOf } from './record.ts'
import { guessed, solved } from './regression.ts'
import type { Scene } from './scene.ts'
import { sceneOf } from './scene.ts'
import { HORIZON, simulate } from './simulate.ts'

/** Minutes from now. One in ten is called before `low`, half before `middle`, nine in ten before `high`. Who cannot be estimated is left out. */
export type Spread = { low: number; middle: number; high: number }
export type Forecast = {
  waits: ReadonlyMap<VisitId, Spread>
  /** From 0 to 1, of appointments of the next hour or so that are not called yet: by their visit where they are here. */
  late: ReadonlyMap<AppointmentId | VisitId, number>
}

export function forecast(state: CentreState, key: DayKey, now: Instant, learned: Learned): Forecast {
  const { scene, spreads, late } = played(state, key, now, learned)
  // Everybody is out of the building: nobody can tell when it goes on.
  if (scene.evacuating) return { waits: new Map(), late: new Map() }
  const { record } = learned
  const guesses = methodOf(record, 'arrival') === 'played' && methodOf(record, 'waiting') === 'played' ? null : guessesOf(scene, spreads)
  const alarm = alarmOf(record)
  const waits = new Map<VisitId, Spread>()
  for (const [i, spread] of spreads) {
    const person = scene.people[i]!
    // In most futures no desk calls them as far as the eye reaches.
    if (spread.middle >= HORIZON) continue
    const kind: Kind = person.place > -JUST_NOW ? 'arrival' : 'waiting'
    const guess = guesses?.get(i)?.[methodOf(record, kind)] ?? Number.NaN
    const middle = Number.isNaN(guess) ? spread.middle : guess
    const width = widthOf(spread)
    const at = (p: number): number => Math.max(0, middle + reachOf(record, kind, p) * width)
    waits.set(person.id, { low: Math.max(0, middle - (spread.middle - spread.low)), middle: at(0.5), high: Math.max(at(0.5), at(0.9)) })
  }
  return { waits, late: new Map([...late].map(([i, chance]) => [scene.people[i]!.id, alarm(chance)])) }
}

/** Somebody who came so few minutes ago has just come. */
const JUST_NOW = 0.5

export type Played = {
  scene: Scene
  /** By the number of the person in the scene. */
  spreads: Map<number, Spread>
  late: Map<number, number>
}

/** As it was played, before the centre's own record has its say. */
export function played(state: CentreState, key: DayKey, now: Instant, learned: Learned): Played {
  const second = Math.floor(now / 1000) * 1000
  const scene = sceneOf(state, key, second, learned, localClock(second, state.centre?.timeZone ?? 'Europe/London'))
  const { calls, came } = simulate(scene)
  const spreads = new Map<number, Spread>()
  const late: Played['late'] = new Map()
  scene.people.forEach((person, i) => {
    const all = calls[i]!.map((at) => (Number.isNaN(at) ? HORIZON : at))
    if (person.is === 'waiting') {
      const sorted = all.toSorted()
      spreads.set(i, { low: share(sorted, 0.1), middle: share(sorted, 0.5), high: share(sorted, 0.9) })
    }
    if (person.booked === null || person.is === 'away') return
    let [seen, after] = [0, 0]
    for (let future = 0; future < all.length; future++) {
      const here = person.is === 'waiting' ? person.place : came[i]![future]!
      if (Number.isNaN(here) || here > person.booked + scene.grace) continue
      seen++
      if (all[future]! - Math.max(person.booked, here) > state.standards.onTimeWithin) after++
    }
    if (seen > 0) late.set(i, after / seen)
  })
  return { scene, spreads, late }
}

/** What each way of estimating says of each who waits; NaN: it cannot say yet. */
export function guessesOf(scene: Scene, spreads: ReadonlyMap<number, Spread>): Map<number, Record<Method, number> & { x: readonly number[] }> {
  const coefficients = solved(scene.learned.record.sums)
  const guesses = new Map<number, Record<Method, number> & { x: readonly number[] }>()
  for (const [i, { x, byQueue }] of featuresOf(scene)) {
    const regression = coefficients ? guessed(coefficients, x) : Number.NaN
    const { middle } = spreads.get(i)!
    guesses.set(i, { played: middle, regression, both: (middle + regression) / 2, plain: byQueue, x })
  }
  return guesses
}

function share(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!
}
