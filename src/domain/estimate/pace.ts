/*
  The pace of the whole centre. Every day is a little quicker or slower than another; and now and then there is a slow spell, when a system is
  slow or the team is short. Neither is seen: both are inferred from how long services take.
*/
import type { Belief } from './belief.ts'
import { below } from './normal.ts'
import type { Hour } from './spellHours.ts'
import { beginsIn, hourOf, hoursAfter, likelierIn } from './spellHours.ts'

/** Logarithms: of a day, how much longer everything takes on it. */
const DAY = [-0.18, -0.12, -0.06, 0, 0.06, 0.12, 0.18]
/** Logarithms: how much longer still in a slow spell; 0 is none. */
const SLOW = [0, 0.16, 0.26, 0.36, 0.46, 0.58]
const HOW_SLOW = SLOW.slice(1).map(() => 1 / (SLOW.length - 1))
/** Minutes that a slow spell lasts in the mean. */
export const SPELL = 120
export const STATES: readonly number[] = DAY.flatMap((day) => SLOW.map((slow) => day + slow))

/** Shares of the time that a centre may be slow, and how far each is believed before a day was learned (logarithms): 0.04 a little more than others. */
const SHARES = [0.001, 0.003, 0.008, 0.02, 0.04, 0.08, 0.15, 0.25, 0.4]
const BEFOREHAND = SHARES.map((share) => -(Math.log(share / 0.04) ** 2) / 12)
/** What a day said of the share counts half after four days: a system that hangs is mended, or begins to hang. */
const FADES = 0.85

/**
 * What the days taught: how far days are apart (a variance), the share of the time that is slow, and how well each of SHARES explains the days
 * (logarithms, the best 0); of each hour after midnight how many slow spells began in it, and how many hours it was not slow before.
 */
export type UsualPace = { apart: number; slow: number; explains?: readonly number[]; hours?: readonly Hour[] }
/** However alike its days were, tomorrow may be another. */
const LEAST_APART = 0.02 ** 2
export const PLANNED_PACE: UsualPace = { apart: 0.06 ** 2, slow: 0.04 }

/** One service that was heard of: when (minutes after midnight, by the clock), and how much longer it took than believed of it (a logarithm), give or take `variance`. */
export type Sighting = { minute: number; excess: number; variance: number }

/** After one more day; `weight`: how much that day counts for how far days are apart. */
export function paceAfter(usual: UsualPace, day: readonly Sighting[], { square, hours }: LookedBack, weight: number): UsualPace {
  const all = SHARES.map((slow, i) => FADES * (usual.explains?.[i] ?? 0) + onward({ ...usual, slow }, day))
  const best = Math.max(...all)
  const explains = all.map((one) => Math.round((one - best) * 1000) / 1000)
  const weights = normalised(Float64Array.from(explains, (one, i) => Math.exp(one + BEFOREHAND[i]!)))
  return {
    apart: Math.max(LEAST_APART, usual.apart + (square - usual.apart) * weight),
    slow: Math.exp(weights.reduce((sum, w, i) => sum + w * Math.log(SHARES[i]!), 0)),
    explains,
    hours: hoursAfter(usual.hours, hours),
  }
}

/** At a minute after midnight. `begins`: how many slow spells begin in a minute that is not slow, in each hour after midnight. */
export type Pace = { weights: Float64Array; begins: readonly number[]; minute: number }

/** As a day begins. */
export function usualPace(usual: UsualPace, minute: number): Pace {
  const days = normalised(Float64Array.from(DAY, (x) => Math.exp(-(x * x) / (2 * usual.apart))))
  const likelier = likelierIn(usual.hours)
  const slow = Math.min(0.5, usual.slow * likelier[hourOf(minute)]!)
  const weights = Float64Array.from(STATES, (_, i) => days[dayOf(i)]! * (slowOf(i) === 0 ? 1 - slow : slow * HOW_SLOW[slowOf(i) - 1]!))
  return { weights, begins: likelier.map((times) => (times * usual.slow) / (1 - usual.slow) / SPELL), minute }
}

/** At a later minute, with nothing heard. */
export function later({ weights, begins, minute }: Pace, until: number): Pace {
  if (until <= minute) return { weights, begins, minute }
  const next = weights.slice()
  passOn(next, moves(begins, minute, until))
  return { weights: next, begins, minute: until }
}

/** After a service that took `excess` (a logarithm) longer than believed of it, give or take `variance`. */
export function heard({ weights, begins, minute }: Pace, excess: number, variance: number): Pace {
  const next = weights.slice()
  weigh(next, likelihoods(excess, variance))
  return { weights: next, begins, minute }
}

/** While a service still goes on that has taken `excess` longer already. */
export function stillHeard({ weights, begins, minute }: Pace, excess: number, variance: number): Pace {
  const deviation = Math.sqrt(variance)
  const next = weights.slice()
  weigh(
    next,
    STATES.map((state) => 1 - below((excess - state) / deviation) + ODD),
  )
  return { weights: next, begins, minute }
}

export function meanOf({ weights }: Pick<Pace, 'weights'>): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * STATES[i]!
  return sum
}

function varianceOf(pace: Pick<Pace, 'weights'>): number {
  const mean = meanOf(pace)
  let sum = 0
  for (let i = 0; i < pace.weights.length; i++) sum += pace.weights[i]! * (STATES[i]! - mean) ** 2
  return sum
}

/** One pace drawn at the share u: that of the day, and of the slow spell (0: none). */
export function drawn(weights: Float64Array, u: number): { day: number; slow: number } {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    if (sum >= u) return { day: DAY[dayOf(i)]!, slow: SLOW[slowOf(i)]! }
  }
  return { day: 0, slow: 0 }
}

/** How slow a spell is that begins, at the share u. */
export function drawnSlow(u: number): number {
  return SLOW[1 + Math.min(HOW_SLOW.length - 1, Math.floor(u * HOW_SLOW.length))]!
}

/** `square`: of the day's own pace. `paces`: at each service. `hours`: see UsualPace. */
export type LookedBack = { square: number; paces: Belief[]; hours: Hour[] }

/** Looks back over a whole day: which pace it probably had at each service, and when it became slow, known what came after. */
export function lookBack(usual: UsualPace, day: readonly Sighting[]): LookedBack {
  const ahead: Float64Array[] = []
  const seen: Float64Array[] = []
  onward(usual, day, (weights, likely) => {
    ahead.push(weights.slice())
    seen.push(likely)
  })
  const { weights: morning, begins } = usualPace(usual, day[0]?.minute ?? 0)
  const after = new Float64Array(STATES.length).fill(1)
  const paces: Belief[] = []
  const hours = begins.map((): [number, number] => [0, 0])
  for (let i = day.length - 1; i >= 0; i--) {
    const weights = ahead[i]!
    weigh(weights, after)
    const pace = { weights }
    paces[i] = { is: meanOf(pace), variance: varianceOf(pace) }
    const { minute } = day[i]!
    const before = day[i - 1]?.minute
    const from = before ?? minute
    const move = moves(begins, from, minute)
    const begun = begunSince(ahead[i - 1], move)
    // What is slow as a day begins may have begun as long before as a spell lasts.
    const passed = before === undefined ? SPELL : minute - from
    const hour = hours[hourOf((from + minute) / 2)]!
    for (let s = 0; s < weights.length; s++) {
      hour[0] += weights[s]! * begun[s]!
      if (slowOf(s) === 0) hour[1] += (weights[s]! * passed) / 60
    }
    weigh(after, seen[i]!)
    passBack(after, move)
  }
  const last = ahead.at(-1) ?? morning
  return { square: last.reduce((sum, w, i) => sum + w * DAY[dayOf(i)]! ** 2, 0), paces, hours }
}

/** Of each state, which part of it is a slow spell that began since the service before; of a day's first one all of it: it began with the day. */
function begunSince(before: Float64Array | undefined, move: Move): number[] {
  if (before === undefined) return STATES.map((_, s) => (slowOf(s) === 0 ? 0 : 1))
  const now = before.slice()
  passOn(now, move)
  return STATES.map((_, s) => (slowOf(s) === 0 ? 0 : (before[s - slowOf(s)]! * move.begins * HOW_SLOW[slowOf(s) - 1]!) / Math.max(now[s]!, Number.MIN_VALUE)))
}

/** Through a day, service by service: how likely all of it is (a logarithm, up to what is the same for every pace). */
function onward(usual: UsualPace, day: readonly Sighting[], told?: (weights: Float64Array, likely: Float64Array) => void): number {
  const { weights, begins } = usualPace(usual, day[0]?.minute ?? 0)
  let likelihood = 0
  for (const [i, { minute, excess, variance }] of day.entries()) {
    passOn(weights, moves(begins, day[i - 1]?.minute ?? minute, minute))
    const likely = likelihoods(excess, variance)
    likelihood += Math.log(weigh(weights, likely))
    told?.(weights, likely)
  }
  return likelihood
}

/** A few services are of another kind altogether (somebody fetched a paper from the car): none turns the whole picture. */
const ODD = 0.005

/** Of each state. */
function likelihoods(excess: number, variance: number): Float64Array {
  const likely = new Float64Array(STATES.length)
  for (let i = 0; i < likely.length; i++) likely[i] = Math.exp(-((excess - STATES[i]!) ** 2) / (2 * variance)) + ODD
  return likely
}

/** In place. Answers how likely it was on the whole. */
function weigh(weights: Float64Array, likely: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]! *= likely[i]!
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum
  return sum
}

type Move = { begins: number; ends: number }

function moves(begins: readonly number[], from: number, until: number): Move {
  return { begins: 1 - Math.exp(-beginsIn(begins, from, until)), ends: 1 - Math.exp(-(until - from) / SPELL) }
}

/** In place: what becomes of each state. */
function passOn(weights: Float64Array, { begins, ends }: Move): void {
  for (let from = 0; from < weights.length; from += SLOW.length) {
    const calm = weights[from]!
    let over = 0
    for (let s = 1; s < SLOW.length; s++) {
      const w = weights[from + s]!
      over += w * ends
      weights[from + s] = w * (1 - ends) + calm * begins * HOW_SLOW[s - 1]!
    }
    weights[from] = calm * (1 - begins) + over
  }
}

/** In place: how likely what came after is from each state before. */
function passBack(after: Float64Array, { begins, ends }: Move): void {
  for (let from = 0; from < after.length; from += SLOW.length) {
    const calm = after[from]!
    let slow = 0
    for (let s = 1; s < SLOW.length; s++) {
      slow += after[from + s]! * HOW_SLOW[s - 1]!
      after[from + s] = after[from + s]! * (1 - ends) + calm * ends
    }
    after[from] = calm * (1 - begins) + slow * begins
  }
}

function dayOf(state: number): number {
  return Math.floor(state / SLOW.length)
}

function slowOf(state: number): number {
  return state % SLOW.length
}

function normalised(weights: Float64Array): Float64Array {
  let sum = 0
  for (const w of weights) sum += w
  return weights.map((w) => w / sum)
}
