/*
  How the estimates did, day by day, and what is made of it: which way of estimating is used, how wide a range has to be so that nine in ten are
  called before its end, and how far to trust the chance that an appointment begins late. It asks only what was estimated and when people were called.
*/
import type { Sums } from './regression.ts'
import { FEATURES, NO_SUMS, added } from './regression.ts'

/** When somebody has just come, and later while they wait. */
export type Kind = 'arrival' | 'waiting'
const KINDS: readonly Kind[] = ['arrival', 'waiting']
/** Played forward; regression on features of the queue; the mean of both; by the length of the queue. */
export type Method = 'played' | 'regression' | 'both' | 'plain'
export const METHODS: readonly Method[] = ['played', 'regression', 'both', 'plain']

/** One estimate of one person's wait, as it was made, and what became of it. Minutes. */
export type Estimated = {
  kind: Kind
  spread: { low: number; middle: number; high: number }
  guesses: Record<Method, number>
  x: readonly number[]
  waited: number
}
/** The highest chance of one appointment to begin late, weighed, that was seen before it was late, and whether it was. */
export type Warning = { chance: number; late: boolean }

/**
 * How far off a way was on how many waits, and playing on the same ones: not every way answers from the first day on, and the first days are bad ones.
 * Sums of minutes.
 */
export type Off = readonly [sum: number, n: number, played: number]
/** Each list and sum fades from day to day. `scores`: how many waits ended so far from the middle, in parts of the range. */
export type KindRecord = { off: Readonly<Record<Method, Off>>; scores: readonly number[] }
export type OwnRecord = {
  arrival: KindRecord
  waiting: KindRecord
  sums: Readonly<Record<Kind, Sums>>
  warnings: readonly (readonly [onTime: number, late: number])[]
}

const NO_ERRORS = { played: [0, 0, 0], regression: [0, 0, 0], both: [0, 0, 0], plain: [0, 0, 0] } as const
export const NO_RECORD: OwnRecord = {
  arrival: { off: NO_ERRORS, scores: [] },
  waiting: { off: NO_ERRORS, scores: [] },
  sums: { arrival: NO_SUMS, waiting: NO_SUMS },
  warnings: [],
}

const FADES = 0.88
/** Slower than how far off the ways were: how wide a range has to be is seen on the bad days, and they are few. */
const SCORES_FADE = 0.94
/** So many of the days behind were called by the end of the range, for nine in ten to be ahead: the worst day of so few was not among them yet. */
const KEPT = 0.915
const [LEAST, STEP, BINS] = [-3, 0.1, 100]
/** So many waits does the range as it was played count for. */
const PLAYED = 25
const USUAL = usual()

export function recorded(record: OwnRecord, estimated: readonly Estimated[], warnings: readonly Warning[]): OwnRecord {
  const [came, waited] = KINDS.map((kind) => estimated.filter((one) => one.kind === kind)) as [Estimated[], Estimated[]]
  const rows = (of: readonly Estimated[]) =>
    of.map(({ x, waited: y, guesses: { regression, plain } }) => ({ x, y, guess: Number.isNaN(regression) ? plain : regression }))
  return {
    arrival: withDay(record.arrival, came, methodOf(record, 'arrival')),
    waiting: withDay(record.waiting, waited, methodOf(record, 'waiting')),
    sums: { arrival: added(sumsOf(record, 'arrival'), rows(came), FEATURES), waiting: added(sumsOf(record, 'waiting'), rows(waited), FEATURES) },
    warnings: withWarnings(record.warnings, warnings),
  }
}

/** A release before this one kept one regression for both kinds: it is begun anew. */
export function sumsOf({ sums }: OwnRecord, kind: Kind): Sums {
  return (sums as Partial<OwnRecord['sums']>)[kind] ?? NO_SUMS
}

/** A release before this one did not keep how far off playing was on the same waits: that is begun anew. */
export function offOf({ off }: KindRecord, method: Method): Off {
  return off[method].length === 3 ? off[method] : NO_ERRORS[method]
}

/** What to use: playing forward, unless the record says that another is better by more than chance makes it. */
export function methodOf(record: OwnRecord, kind: Kind): Method {
  const besidePlayed = (method: Method): number => {
    const [sum, n, played] = offOf(record[kind], method)
    return n < 200 ? 1 : sum / played
  }
  const best = METHODS.reduce((a, b) => (besidePlayed(b) < besidePlayed(a) ? b : a), 'played')
  return besidePlayed(best) < 0.98 ? best : 'played'
}

/** How far the range has to go for nine in ten to be called before its end, in parts of it from its middle. */
export function reachOf(record: OwnRecord, kind: Kind): number {
  const { scores } = record[kind]
  let all = 0
  for (let i = 0; i < BINS; i++) all += (scores[i] ?? 0) + USUAL[i]! * PLAYED
  let sum = 0
  for (let i = 0; i < BINS; i++) {
    const w = (scores[i] ?? 0) + USUAL[i]! * PLAYED
    if (sum + w >= KEPT * all) return LEAST + STEP * (i + (KEPT * all - sum) / Math.max(w, 1e-9))
    sum += w
  }
  return LEAST + STEP * BINS
}

/** A chance counts for so much less from so many minutes ahead on, and in proportion nearer than that. */
const [LESS, FAR] = [0.3, 20]

/**
 * A played chance as a warning: the further ahead the appointment is, the surer it has to be. It is looked at again every few minutes, so that
 * one raised too early is raised for good, and one that comes true is still seen coming later.
 */
export function weighed(chance: number, ahead: number): number {
  return Math.max(0, chance - LESS * Math.min(1, Math.max(0, ahead / FAR)))
}

/**
 * What a weighed chance is worth as a warning, by what became of those before: 0.3 is where nine in ten of the late ones had been seen coming, 0.7
 * where three in four of those warned of were late indeed, 0.5 where both go together best. Between them in proportion.
 */
export function warningOf({ warnings }: OwnRecord): (chance: number) => number {
  const marks = [0, ...marksOf(warnings), 1]
  const values = [0, 0.3, 0.5, 0.7, 1]
  return (chance) => {
    const i = Math.min(
      3,
      Math.max(
        0,
        marks.findLastIndex((mark) => mark <= chance),
      ),
    )
    const [low, high] = [marks[i]!, marks[i + 1]!]
    return values[i]! + (high > low ? ((chance - low) / (high - low)) * (values[i + 1]! - values[i]!) : 0)
  }
}

/** The width by which a range is measured: one minute at least, so that a certain one can be wrong. */
export function widthOf({ middle, high }: { middle: number; high: number }): number {
  return high - middle + 1
}

function withDay(record: KindRecord, estimated: readonly Estimated[], method: Method): KindRecord {
  const sums = {} as Record<Method, Off>
  for (const one of METHODS) {
    const [sum, n, played] = offOf(record, one)
    const guessed = estimated.filter(({ guesses }) => !Number.isNaN(guesses[one]))
    const today = (by: Method) => guessed.reduce((all, { guesses, waited }) => all + Math.abs(guesses[by] - waited), 0)
    sums[one] = [round(sum * FADES + today(one)), round(n * FADES + guessed.length), round(played * FADES + today('played'))]
  }
  const next = Array.from({ length: BINS }, (_, i) => (record.scores[i] ?? 0) * SCORES_FADE)
  for (const { spread, guesses, waited } of estimated) {
    const guess = guesses[method]
    const score = (waited - (Number.isNaN(guess) ? spread.middle : guess)) / widthOf(spread)
    next[Math.min(BINS - 1, Math.max(0, Math.floor((score - LEAST) / STEP)))]! += 1
  }
  return { off: sums, scores: next.map(round) }
}

const WARNING_BINS = 20
/**
 * What counts beside a centre's own warnings, and alone until it has some, as eighty of them: most chances are low, some late ones are certain at last,
 * and the highest of many looks comes true less often than it says.
 */
const ANY_CENTRE = anyCentre(80)

function anyCentre(size: number): [onTime: number, late: number][] {
  const often = Array.from({ length: WARNING_BINS }, (_, i) => (i === WARNING_BINS - 1 ? 3 : 1) / (i + 2))
  const all = often.reduce((a, b) => a + b, 0)
  return often.map((n, i) => {
    const late = ((i + 0.5) / WARNING_BINS) ** 1.4
    return [((1 - late) * n * size) / all, (late * n * size) / all]
  })
}

function withWarnings(before: OwnRecord['warnings'], warnings: readonly Warning[]): OwnRecord['warnings'] {
  const next = Array.from({ length: WARNING_BINS }, (_, i): [number, number] => [(before[i]?.[0] ?? 0) * 0.96, (before[i]?.[1] ?? 0) * 0.96])
  for (const { chance, late } of warnings) next[Math.min(WARNING_BINS - 1, Math.floor(chance * WARNING_BINS))]![late ? 1 : 0]++
  return next.map(([a, b]) => [round(a), round(b)])
}

/** Each bin is gone through in so many parts: its cases lie evenly in it. */
const PARTS = 5
/** How many of the late ones are to be seen coming at 0.3 and at 0.5, a little more than promised: what was best on the days before is not quite on the next. */
const [SEEN, SEEN_AT_HALF] = [0.94, 0.74]
/** How many of those warned of are to be late at 0.5 and at 0.7. */
const [RIGHT_AT_HALF, RIGHT] = [0.58, 0.8]

function marksOf(warnings: OwnRecord['warnings']): [number, number, number] {
  const bins = ANY_CENTRE.map(([onTime, late], i): [number, number] => [(warnings[i]?.[0] ?? 0) + onTime, (warnings[i]?.[1] ?? 0) + late])
  const all = bins.reduce((sum, [, late]) => sum + late, 0)
  const marks: { at: number; precision: number; recall: number; worth: number }[] = []
  let [right, wrong] = [0, 0]
  for (let i = WARNING_BINS * PARTS - 1; i >= 0; i--) {
    const [onTime, late] = bins[Math.floor(i / PARTS)]!
    wrong += onTime / PARTS
    right += late / PARTS
    const [precision, recall] = [right / (right + wrong), right / all]
    marks.push({ at: i / PARTS / WARNING_BINS, precision, recall, worth: Math.min(precision / RIGHT_AT_HALF, recall / SEEN_AT_HALF) })
  }
  const most = Math.max(...marks.map(({ worth }) => worth))
  // Of marks that are as good the lowest: better warned once too often.
  const middle = Math.min(0.75, Math.max(0.25, marks.findLast(({ worth }) => worth >= 0.99 * most)!.at))
  const seen = marks.find(({ recall }) => recall >= SEEN)!.at
  const sure = marks.findLast(({ precision }) => precision >= RIGHT)?.at ?? 1
  return [Math.min(middle - 0.05, Math.max(0.08, seen)), middle, Math.max(middle + 0.05, Math.min(0.9, sure))]
}

function usual(): number[] {
  // The normal distribution whose nine tenths lie below 1.
  const deviation = 1 / 1.2816
  const weights = Array.from({ length: BINS }, (_, i) => Math.exp(-(((LEAST + STEP * (i + 0.5)) / deviation) ** 2) / 2))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / sum)
}

function round(x: number): number {
  return Math.round(x * 1000) / 1000
}
