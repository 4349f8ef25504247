/*
  When each person who waits is probably called, and which appointments will probably begin late. Pure: the same state, the same minute and
  what was learned give the same numbers on every device.
*/
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { featuresOf } from './features.ts'
import type { IfLonger } from './ifLonger.ts'
import { ifLongerOf } from './ifLonger.ts'
import { localClock } from './localClock.ts'
import type { Learned } from './learned.ts'
import type { Kind, Method } from './record.ts'
import { warningOf, methodOf, reachOf, sumsOf, weighed, widthOf } from './record.ts'
import { guessed, solved } from './regression.ts'
import type { Person, Scene } from './scene.ts'
import { sceneOf } from './scene.ts'
import type { Simulated } from './simulate.ts'
import { HORIZON, LOOKS_AHEAD, simulate, simulating } from './simulate.ts'
import { stretchOf } from './stretch.ts'

/** Minutes from now. One in ten is called before `low`, half before `middle`, nine in ten before `high`. Who cannot be estimated is left out. */
export type Spread = { low: number; middle: number; high: number }
export type Forecast = {
  waits: ReadonlyMap<VisitId, Spread>
  /** Who waits, and is called today in few of the futures, or in none: left out of `waits`. */
  never: ReadonlySet<VisitId>
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
  const scene = sceneAt(state, key, now, learned)
  // Everybody is out of the building: nobody can tell when it goes on.
  if (scene.evacuating) return { waits: new Map(), never: new Set(), newcomers: new Map(), late: new Map(), ifLonger: new Map() }
  yield
  const simulated = yield* simulating(scene)
  return toldOf(scene, simulated, state.standards.onTimeWithin, stretchOf(dayOf(state, key)))
}

/** As it was played, before the centre's own record has its say. By the number of the person in the scene. */
export type Played = { scene: Scene; spreads: Map<number, Spread>; late: Map<number, number> }

export function played(state: CentreState, key: DayKey, now: Instant, learned: Learned): Played {
  const scene = sceneAt(state, key, now, learned)
  const simulated = simulate(scene)
  return { scene, spreads: spreadsOf(scene, simulated), late: lateOf(scene, lateIn(scene, simulated, state.standards.onTimeWithin)) }
}

/** So many days have to be seen before the regression says anything: what went together on one day by chance would go on for a rule. */
export const REGRESSION_DAYS = 3

/** What each way of estimating says of each who waits; NaN: it cannot say yet. */
export function guessesOf(scene: Scene, spreads: ReadonlyMap<number, Spread>): Map<number, Record<Method, number> & { x: readonly number[] }> {
  const { record, days } = scene.learned
  const coefficients = { arrival: solved(sumsOf(record, 'arrival')), waiting: solved(sumsOf(record, 'waiting')) }
  const guesses = new Map<number, Record<Method, number> & { x: readonly number[] }>()
  for (const [i, { x, byQueue }] of featuresOf(scene)) {
    const known = days >= REGRESSION_DAYS ? coefficients[kindOf(scene.people[i]!)] : null
    const regression = known ? guessed(known, x) : Number.NaN
    const { middle } = spreads.get(i)!
    guesses.set(i, { played: middle, regression, both: (middle + regression) / 2, plain: byQueue, x })
  }
  return guesses
}

function sceneAt(state: CentreState, key: DayKey, now: Instant, learned: Learned): Scene {
  const second = Math.floor(now / 1000) * 1000
  return sceneOf(state, key, second, learned, localClock(second, state.centre?.timeZone ?? 'Europe/London'))
}

/** Somebody who came so few minutes ago has just come. */
const JUST_NOW = 0.5

function kindOf({ place }: { place: number }): Kind {
  return place > -JUST_NOW ? 'arrival' : 'waiting'
}

function toldOf(scene: Scene, simulated: Simulated, onTimeWithin: number, stretch: number): Forecast {
  const { people, learned } = scene
  const { record } = learned
  const spreads = spreadsOf(scene, simulated)
  const evening = eveningOf(scene)
  const newcomers = [...simulated.newcomers].map(([service, at]) => [service, spreadOf(at)] as const).filter(([, { middle }]) => middle < HORIZON)
  const guesses =
    methodOf(record, 'arrival') === 'played' && methodOf(record, 'waiting') === 'played'
      ? null
      : guessesOf(
          { ...scene, people: [...people, ...newcomers.map(([service]) => newcomer(scene, service))] },
          new Map([...spreads, ...newcomers.map(([, spread], i) => [people.length + i, spread] as const)]),
        )
  const tell = (spread: Spread, kind: Kind, guess = Number.NaN): Spread => {
    const middle = Number.isNaN(guess) ? spread.middle : guess
    const high = middle + Math.max(0, reachOf(record, kind)) * widthOf(spread) * stretch
    // Of what does not happen today there is no part; nor can anybody say by when in the evening.
    return { low: Math.max(0, middle - (spread.middle - spread.low)), middle, high: spread.high < HORIZON && high <= evening ? high : HORIZON }
  }
  const waits = new Map<VisitId, Spread>()
  const never = new Set<VisitId>()
  for (const [i, spread] of spreads) {
    const { id, booked } = people[i]!
    // In most futures no desk calls them as far as the eye reaches.
    if (spread.middle >= HORIZON) {
      never.add(id)
      continue
    }
    const kind = kindOf(people[i]!)
    // Of appointments there is no record: nothing but playing knows of their time.
    waits.set(id, tell(spread, kind, booked === null ? guesses?.get(i)?.[methodOf(record, kind)] : undefined))
  }
  const warning = warningOf(record)
  const futures = lateIn(scene, simulated, onTimeWithin)
  return {
    waits,
    never,
    newcomers: new Map(
      newcomers.map(([service, spread], i) => [service, tell(spread, 'arrival', guesses?.get(people.length + i)?.[methodOf(record, 'arrival')])]),
    ),
    late: new Map([...lateOf(scene, futures)].map(([i, chance]) => [people[i]!.id, warning(chance)])),
    ifLonger: ifLongerOf(scene, simulated.ends, futures, onTimeWithin),
  }
}

/** So many minutes after the last hours of the rota whoever is still here has been seen. */
const STAYS = 90

/** When nobody is seen any more; where any desk has no hours, nobody knows. */
function eveningOf({ desks }: Scene): number {
  const ends = desks.flatMap(({ times }) => (times === null ? Number.POSITIVE_INFINITY : (times.at(-1)?.to ?? [])))
  return STAYS + (ends.length === 0 ? 0 : Math.max(...ends))
}

/** An ordinary walk-in who comes a moment after the last of those who wait. */
function newcomer({ lastCame, lines }: Scene, service: ServiceId): Person {
  const place = lastCame + 1e-6
  const line = lines.findIndex((one) => one.service === service)
  return { id: service, hash: 0, line, further: [], is: 'waiting', away: null, place, from: place, booked: null, begun: false, seeNow: false, priority: false }
}

function spreadsOf({ people }: Scene, { calls }: Simulated): Map<number, Spread> {
  return new Map(people.flatMap(({ is }, i) => (is === 'waiting' ? [[i, spreadOf(calls[i]!)] as const] : [])))
}

/** Of each appointment that was played until it was called. */
function lateIn(scene: Scene, simulated: Simulated, onTimeWithin: number): Map<number, Float64Array> {
  const all = new Map<number, Float64Array>()
  scene.people.forEach((_, i) => {
    const late = lateFutures(scene, simulated, i, onTimeWithin)
    if (late) all.set(i, late)
  })
  return all
}

/** Of those who come in time, in how many futures they begin late: weighed by how far ahead that is. */
function lateOf({ people }: Scene, futures: ReadonlyMap<number, Float64Array>): Map<number, number> {
  const late = new Map<number, number>()
  for (const [i, all] of futures) {
    const here = all.filter((one) => !Number.isNaN(one))
    if (here.length === 0) continue
    const { booked, place, is } = people[i]!
    const due = Math.max(booked ?? 0, is === 'waiting' ? place : Number.NEGATIVE_INFINITY)
    late.set(i, weighed(here.reduce((a, b) => a + b, 0) / here.length, due))
  }
  return late
}

/** Whether an appointment begins late, future by future: 1 or 0; NaN: they do not come, or too late to keep their time. null: it is none, has begun, or is far ahead. */
function lateFutures({ people, grace }: Scene, { calls, came }: Simulated, i: number, onTimeWithin: number): Float64Array | null {
  const { is, booked, begun, place } = people[i]!
  if (booked === null || begun || is === 'away' || booked > LOOKS_AHEAD) return null
  return calls[i]!.map((at, future) => {
    const here = is === 'waiting' ? place : came[i]![future]!
    if (Number.isNaN(here) || here > booked + grace) return Number.NaN
    return orNever(at) - Math.max(booked, here) > onTimeWithin ? 1 : 0
  })
}

function spreadOf(at: Float64Array): Spread {
  const sorted = at.map(orNever).sort()
  return { low: share(sorted, 0.1, AROUND.end), middle: share(sorted, 0.5, AROUND.middle), high: share(sorted, 0.9, AROUND.end) }
}

function orNever(at: number): number {
  return Number.isNaN(at) ? HORIZON : at
}

/** So many neighbours on each side: in the middle the quarter of the futures about it. */
const AROUND = { end: 4, middle: 12 }

/**
 * The value below which the share p lies, as the mean of its neighbours: one future more or less does not move it. A future in which they are not
 * called is nobody's neighbour: there is nothing between a time and never.
 */
function share(sorted: Float64Array, p: number, neighbours: number): number {
  const at = Math.floor(p * sorted.length)
  const never = sorted.findIndex((one) => one >= HORIZON)
  const called = never < 0 ? sorted.length : never
  if (at >= called) return HORIZON
  const each = Math.min(neighbours, at, called - 1 - at)
  const around = sorted.subarray(at - each, at + each + 1)
  return around.reduce((a, b) => a + b, 0) / around.length
}
