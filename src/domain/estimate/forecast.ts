/*
  When each person who waits is probably called, and which appointments will probably begin late. Pure: the same state, the same minute and
  what was learned give the same numbers on every device.
*/
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { localClock } from './localClock.ts'
import type { Learned } from './learned.ts'
import { sceneOf } from './scene.ts'
import { simulate } from './simulate.ts'
import { stretchOf } from './stretch.ts'

/** Minutes from now. One in ten is called before `low`, half before `middle`, nine in ten before `high`. */
export type Spread = { low: number; middle: number; high: number }
export type Forecast = {
  waits: ReadonlyMap<VisitId, Spread>
  /** From 0 to 1, of appointments of the next hour or so that are not called yet: by their visit where they are here. */
  late: ReadonlyMap<AppointmentId | VisitId, number>
}

/** Later than this after the planned time is late. Minutes. */
const HORIZON = 420

/** `learned`: where it is not what the centre's own days taught. */
export function forecast(state: CentreState, key: DayKey, now: Instant, learned: Learned = state.learned): Forecast {
  const minute = Math.floor(now / 1000) * 1000
  const scene = sceneOf(state, key, minute, learned, localClock(minute, state.centre?.timeZone ?? 'Europe/London'))
  const { calls, came } = simulate(scene)
  const stretch = stretchOf(dayOf(state, key))
  const waits = new Map<VisitId, Spread>()
  const late = new Map<string, number>()
  scene.people.forEach((person, i) => {
    const all = Float64Array.from(calls[i]!, (at) => (Number.isNaN(at) ? HORIZON : at))
    if (person.is === 'waiting') {
      const sorted = all.toSorted()
      const middle = share(sorted, 0.5)
      waits.set(person.id, { low: share(sorted, 0.1), middle, high: middle + (share(sorted, 0.9) - middle) * stretch, mean: sorted.reduce((a, b) => a + b, 0) / sorted.length } as Spread)
    }
    if (person.booked === null || person.is === 'away') return
    let [seen, after] = [0, 0]
    for (let future = 0; future < all.length; future++) {
      const here = person.is === 'waiting' ? person.place : came[i]![future]!
      if (Number.isNaN(here) || here > person.booked + scene.grace) continue
      seen++
      if (all[future]! - Math.max(person.booked, here) > state.standards.onTimeWithin) after++
    }
    if (seen > 0) late.set(person.id, after / seen)
  })
  return { waits, late }
}

function share(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!
}

/** The instant of a spread's part, for a screen. */
export function instantOf(now: Instant, minutes: number): Instant {
  return now + minutes * MINUTE
}
