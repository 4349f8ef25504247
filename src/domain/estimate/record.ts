/*
  How the estimates did, day by day, and what is made of it: which way of estimating is used, how wide a range has to be so that nine in ten are
  called before its end, and how far to trust the chance that an appointment begins late. It asks only what was estimated and when people were called.
*/
import type { Sums } from './regression.ts'
import { NO_SUMS, added } from './regression.ts'
import { FEATURES } from './features.ts'

/** When somebody has just come, and later while they wait. */
export type Kind = 'arrival' | 'waiting'
/** Played forward; regression on features of the queue; the mean of both; by the length of the queue. */
export type Method = 'played' | 'regression' | 'both' | 'plain'
export const METHODS: readonly Method[] = ['played', 'regression', 'both', 'plain']

/** One estimate of one person's wait, as it was made, and what became of it. Minutes. */
export type Estimated = { kind: Kind; spread: { low: number; middle: number; high: number }; guesses: Record<Method, number>; x: readonly number[]; waited: number }
/** One chance that an appointment begins late: `soon` in the last ten minutes before it. */
export type LateChance = { chance: number; soon: boolean; late: boolean }

/** Each list and sum fades from day to day. `off`: mean errors with their weights. `scores`: how many waits ended so far from the middle, in parts of the range. */
export type KindRecord = { off: Readonly<Record<Method, readonly [sum: number, n: number]>>; scores: readonly number[] }
export type OwnRecord = { arrival: KindRecord; waiting: KindRecord; sums: Sums; late: readonly (readonly [shift: number, slope: number])[] }

const NO_ERRORS = { played: [0, 0], regression: [0, 0], both: [0, 0], plain: [0, 0] } as const
export const NO_RECORD: OwnRecord = { arrival: { off: NO_ERRORS, scores: [] }, waiting: { off: NO_ERRORS, scores: [] }, sums: NO_SUMS, late: [] }

const FADES = 0.88
const [LEAST, STEP, BINS] = [-3, 0.1, 100]
/** So many waits does the range as it was played count for. */
const PLAYED = 25
const USUAL = usual()

export function recorded(record: OwnRecord, estimated: readonly Estimated[], chances: readonly LateChance[]): OwnRecord {
  const of = (kind: Kind) => withDay(record[kind], estimated.filter((one) => one.kind === kind), methodOf(record, kind))
  const rows = estimated.map(({ x, waited, spread }) => ({ x, y: waited, weight: 1 / (3 + spread.middle) }))
  return { arrival: of('arrival'), waiting: of('waiting'), sums: added(record.sums, rows, FEATURES), late: [true, false].map((soon, i) => trusted(record.late[i] ?? [0, 1], chances.filter((one) => one.soon === soon))) }
}

/** What to use: playing forward, unless the record says that another is better by more than chance makes it. */
export function methodOf(record: OwnRecord, kind: Kind): Method {
  const { off } = record[kind]
  const mean = (method: Method): number => (off[method][1] < 200 ? Number.POSITIVE_INFINITY : off[method][0] / off[method][1])
  const best = METHODS.reduce((a, b) => (mean(b) < mean(a) ? b : a), 'played')
  return mean(best) < mean('played') * 0.98 ? best : 'played'
}

/** The part of the range, measured from its middle, before which the share p was called. */
export function reachOf(record: OwnRecord, kind: Kind, p: number): number {
  const { scores } = record[kind]
  let all = 0
  for (let i = 0; i < BINS; i++) all += (scores[i] ?? 0) + USUAL[i]! * PLAYED
  let sum = 0
  for (let i = 0; i < BINS; i++) {
    const w = (scores[i] ?? 0) + USUAL[i]! * PLAYED
    if (sum + w >= p * all) return LEAST + STEP * (i + (p * all - sum) / Math.max(w, 1e-9))
    sum += w
  }
  return LEAST + STEP * BINS
}

/** What a played chance is worth by this centre's record. */
export function trustedChance(record: OwnRecord, chance: number, soon: boolean): number {
  const [shift, slope] = record.late[soon ? 0 : 1] ?? [0, 1]
  return logistic(shift + slope * logit(chance))
}

/** The width by which a range is measured: one minute at least, so that a certain one can be wrong. */
export function widthOf({ middle, high }: { middle: number; high: number }): number {
  return high - middle + 1
}

function withDay({ off, scores }: KindRecord, estimated: readonly Estimated[], method: Method): KindRecord {
  const sums = {} as Record<Method, readonly [number, number]>
  for (const one of METHODS) {
    const [sum, n] = off[one]
    const guessed = estimated.filter(({ guesses }) => !Number.isNaN(guesses[one]))
    sums[one] = [round(sum * FADES + guessed.reduce((all, { guesses, waited }) => all + Math.abs(guesses[one] - waited), 0)), round(n * FADES + guessed.length)]
  }
  const next = Array.from({ length: BINS }, (_, i) => (scores[i] ?? 0) * FADES)
  for (const { spread, guesses, waited } of estimated) {
    const guess = guesses[method]
    const score = (waited - (Number.isNaN(guess) ? spread.middle : guess)) / widthOf(spread)
    next[Math.min(BINS - 1, Math.max(0, Math.floor((score - LEAST) / STEP)))]! += 1
  }
  return { off: sums, scores: next.map(round) }
}

/** A logistic line through what became of the chances, moved a little by each and drawn back to taking them as they are. */
function trusted([shift, slope]: readonly [number, number], chances: readonly LateChance[]): [number, number] {
  let [a, b] = [shift, slope]
  for (const { chance, late } of chances) {
    const x = logit(chance)
    const off = (late ? 1 : 0) - logistic(a + b * x)
    a += 0.01 * off - 0.0002 * a
    b += 0.01 * off * x - 0.0002 * (b - 1)
  }
  return [round(a), round(Math.max(0.3, Math.min(1.5, b)))]
}

function usual(): number[] {
  // The normal distribution whose nine tenths lie below 1.
  const deviation = 1 / 1.2816
  const weights = Array.from({ length: BINS }, (_, i) => Math.exp(-(((LEAST + STEP * (i + 0.5)) / deviation) ** 2) / 2))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / sum)
}

function logit(p: number): number {
  const held = Math.min(0.98, Math.max(0.02, p))
  return Math.log(held / (1 - held))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

function round(x: number): number {
  return Math.round(x * 1000) / 1000
}
