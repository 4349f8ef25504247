/*
  The pace of the whole centre. Every day is a little quicker or slower than another; and now and then there is a slow spell, when a system is
  slow or the team is short. Neither is seen: both are inferred from how long services take.
*/
import type { Belief } from './belief.ts'
import { below } from './normal.ts'

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
 * (logarithms, the best 0).
 */
export type UsualPace = { apart: number; slow: number; explains?: readonly number[] }
export const PLANNED_PACE: UsualPace = { apart: 0.06 ** 2, slow: 0.04 }

/** One service that was heard of: how much longer it took than believed of it (a logarithm), give or take `variance`. */
export type Sighting = { minute: number; excess: number; variance: number }

/** After one more day; `weight`: how much that day counts for how far days are apart. */
export function paceAfter(usual: UsualPace, day: readonly Sighting[], { square }: LookedBack, weight: number): UsualPace {
  const all = SHARES.map((slow, i) => FADES * (usual.explains?.[i] ?? 0) + onward({ ...usual, slow }, day))
  const best = Math.max(...all)
  const explains = all.map((one) => Math.round((one - best) * 1000) / 1000)
  const weights = normalised(Float64Array.from(explains, (one, i) => Math.exp(one + BEFOREHAND[i]!)))
  return {
    apart: usual.apart + (square - usual.apart) * weight,
    slow: Math.exp(weights.reduce((sum, w, i) => sum + w * Math.log(SHARES[i]!), 0)),
    explains,
  }
}

export type Pace = { weights: Float64Array; usual: UsualPace }

/** As a day begins. */
export function usualPace(usual: UsualPace): Pace {
  const days = normalised(Float64Array.from(DAY, (x) => Math.exp(-(x * x) / (2 * usual.apart))))
  const weights = Float64Array.from(STATES, (_, i) => days[dayOf(i)]! * (slowOf(i) === 0 ? 1 - usual.slow : usual.slow * HOW_SLOW[slowOf(i) - 1]!))
  return { weights, usual }
}

/** How many slow spells begin in a minute that is not slow. */
export function beginsSlow({ slow }: UsualPace): number {
  return slow / (1 - slow) / SPELL
}

/** So many minutes later, with nothing heard. */
export function later({ weights, usual }: Pace, minutes: number): Pace {
  if (minutes <= 0) return { weights, usual }
  const next = weights.slice()
  passOn(next, moves(usual, minutes))
  return { weights: next, usual }
}

/** After a service that took `excess` (a logarithm) longer than believed of it, give or take `variance`. */
export function heard({ weights, usual }: Pace, excess: number, variance: number): Pace {
  const next = weights.slice()
  weigh(next, likelihoods(excess, variance))
  return { weights: next, usual }
}

/** While a service still goes on that has taken `excess` longer already. */
export function stillHeard({ weights, usual }: Pace, excess: number, variance: number): Pace {
  const deviation = Math.sqrt(variance)
  const next = weights.slice()
  weigh(
    next,
    STATES.map((state) => 1 - below((excess - state) / deviation) + 0.02),
  )
  return { weights: next, usual }
}

export function meanOf({ weights }: Pace): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * STATES[i]!
  return sum
}

function varianceOf(pace: Pace): number {
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

/** `square`: of the day's own pace. `paces`: at each service. */
export type LookedBack = { square: number; paces: Belief[] }

/** Looks back over a whole day: which pace it probably had at each service, known what came after. */
export function lookBack(usual: UsualPace, day: readonly Sighting[]): LookedBack {
  const ahead: Float64Array[] = []
  const seen: Float64Array[] = []
  onward(usual, day, (weights, likely) => {
    ahead.push(weights.slice())
    seen.push(likely)
  })
  const after = new Float64Array(STATES.length).fill(1)
  const paces: Belief[] = []
  for (let i = day.length - 1; i >= 0; i--) {
    const weights = ahead[i]!
    weigh(weights, after)
    const pace = { weights, usual }
    paces[i] = { is: meanOf(pace), variance: varianceOf(pace) }
    weigh(after, seen[i]!)
    if (i > 0) passBack(after, moves(usual, day[i]!.minute - day[i - 1]!.minute))
  }
  const last = ahead.at(-1) ?? usualPace(usual).weights
  return { square: last.reduce((sum, w, i) => sum + w * DAY[dayOf(i)]! ** 2, 0), paces }
}

/** Through a day, service by service: how likely all of it is (a logarithm, up to what is the same for every pace). */
function onward(usual: UsualPace, day: readonly Sighting[], told?: (weights: Float64Array, likely: Float64Array) => void): number {
  const { weights } = usualPace(usual)
  let likelihood = 0
  for (const [i, { minute, excess, variance }] of day.entries()) {
    passOn(weights, moves(usual, minute - (day[i - 1]?.minute ?? minute)))
    const likely = likelihoods(excess, variance)
    likelihood += Math.log(weigh(weights, likely))
    told?.(weights, likely)
  }
  return likelihood
}

/** Of each state. Nobody's single service turns the whole picture: a few are of another kind altogether. */
function likelihoods(excess: number, variance: number): Float64Array {
  const likely = new Float64Array(STATES.length)
  for (let i = 0; i < likely.length; i++) likely[i] = Math.exp(-((excess - STATES[i]!) ** 2) / (2 * variance)) + 0.02
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

function moves(usual: UsualPace, minutes: number): Move {
  return { begins: 1 - Math.exp(-beginsSlow(usual) * minutes), ends: 1 - Math.exp(-minutes / SPELL) }
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
