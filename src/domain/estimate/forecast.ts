/*
  When each person who waits is probably called, and which appointments will probably begin late. Pure: the same state, the same minute and
  what was learned give the same numbers on every device.
*/
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { IfLonger } from './ifLonger.ts'
import { ifLongerOf } from './ifLonger.ts'
import { localClock } from './localClock.ts'
import type { Learned } from './learned.ts'
import type { Scene } from './scene.ts'
import { sceneOf } from './scene.ts'
import type { Simulated } from './simulate.ts'
import { HORIZON, LOOKS_AHEAD, simulating } from './simulate.ts'
import { stretchOf } from './stretch.ts'

/** Minutes from now. One in ten is called before `low`, half before `middle`, nine in ten before `high`. */
export type Spread = { low: number; middle: number; high: number }
export type Forecast = {
  waits: ReadonlyMap<VisitId, Spread>
  /** Of an ordinary walk-in who would come now, for each service that any desk will still see today. */
  newcomers: ReadonlyMap<ServiceId, Spread>
  /** From 0 to 1, of appointments of the next hour or so that are not called yet: by their visit where they are here. */
  late: ReadonlyMap<AppointmentId | VisitId, number>
  /** Of each desk that has somebody: the first appointment that begins late if that takes long. */
  ifLonger: ReadonlyMap<DeskId, IfLonger>
}

/** `learned`: where it is not what the centre's own days taught. */
export function forecast(state: CentreState, key: DayKey, now: Instant, learned: Learned = state.learned): Forecast {
  const steps = forecasting(state, key, now, learned)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same, in a hundred small steps: for a window in which somebody types, and a hub that answers others meanwhile. */
export function* forecasting(state: CentreState, key: DayKey, now: Instant, learned: Learned = state.learned): Generator<undefined, Forecast> {
  const second = Math.floor(now / 1000) * 1000
  const scene = sceneOf(state, key, second, learned, localClock(second, state.centre?.timeZone ?? 'Europe/London'))
  yield
  const simulated = yield* simulating(scene)
  return toldOf(scene, simulated, state.standards.onTimeWithin, stretchOf(dayOf(state, key)))
}

function toldOf(scene: Scene, simulated: Simulated, onTimeWithin: number, stretch: number): Forecast {
  const { calls, newcomers, ends } = simulated
  const waits = new Map<VisitId, Spread>()
  const lateIn = new Map<number, Float64Array>()
  scene.people.forEach((person, i) => {
    if (person.is === 'waiting') waits.set(person.id, spreadOf(calls[i]!, stretch))
    const late = lateFutures(scene, simulated, i, onTimeWithin)
    if (late) lateIn.set(i, late)
  })
  const late = new Map<string, number>()
  for (const [i, futures] of lateIn) {
    const here = futures.filter((one) => !Number.isNaN(one))
    if (here.length > 0) late.set(scene.people[i]!.id, here.reduce((a, b) => a + b, 0) / here.length)
  }
  return {
    waits,
    newcomers: new Map([...newcomers].map(([service, at]) => [service, spreadOf(at, stretch)] as const).filter(([, { low }]) => low < HORIZON)),
    late,
    ifLonger: ifLongerOf(scene, ends, lateIn, onTimeWithin),
  }
}

/** Whether an appointment begins late, future by future: 1 or 0; NaN: they do not come, or too late to keep their time. null: it is none, or far ahead. */
function lateFutures({ people, grace }: Scene, { calls, came }: Simulated, i: number, onTimeWithin: number): Float64Array | null {
  const { is, booked, place } = people[i]!
  if (booked === null || is === 'away' || (is === 'expected' && booked >= LOOKS_AHEAD)) return null
  return calls[i]!.map((at, future) => {
    const here = is === 'waiting' ? place : came[i]![future]!
    if (Number.isNaN(here) || here > booked + grace) return Number.NaN
    return orNever(at) - Math.max(booked, here) > onTimeWithin ? 1 : 0
  })
}

function spreadOf(at: Float64Array, stretch: number): Spread {
  const sorted = at.map(orNever).sort()
  const [middle, high] = [share(sorted, 0.5), share(sorted, 0.9)]
  // Of what does not happen today there is no part.
  return { low: share(sorted, 0.1), middle, high: high < HORIZON ? middle + (high - middle) * stretch : HORIZON }
}

function orNever(at: number): number {
  return Number.isNaN(at) ? HORIZON : at
}

function share(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!
}
