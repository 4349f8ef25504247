/*
  Counts of any number of rows, and nothing but counts: two of them can be added, of two days or of two centres, and the sum is what all their
  rows would give. A median or a percentile cannot be added; whole minutes counted one by one can.
*/
import { percent } from '#domain/delays/figures.ts'
import type { Apart, Missed } from '#domain/delays/punctuality.ts'
import type { LateCause } from '#domain/events.ts'
import type { LateBand } from './bands.ts'
import { BANDS, inBand } from './bands.ts'
import type { AppointmentRow, DayRecord, VisitOutcome, VisitRow } from './record.ts'

/** How many at each whole minute, fewest minutes first; a minute that nobody has is left out. */
export type Histogram = (readonly [minute: number, count: number])[]
type Counts<K extends string> = Partial<Record<K, number>>

export type Tally = {
  appointments: number
  seen: number
  onTime: number
  /** Late, told in full and in time, and again when it slipped. */
  toldInFull: number
  /** Kept or missed: those that count. */
  promises: number
  missed: Counts<Missed>
  apart: Counts<Apart>
  /** Appointments whose customer went before a desk called them. */
  left: number
  overGrace: number
  causes: Counts<LateCause>
  causesConfirmed: number
  /** Of the seen: minutes late. */
  late: Histogram
  /** Those of them that were later than the standard of their day. */
  overStandard: Histogram
  /** Minutes by which the told time was wrong, early or late alike. */
  toldError: Histogram
  came: number
  walkIns: number
  leftBeforeCalled: number
  greetedMeasured: number
  greetedInTime: number
  enteredLater: number
  /** Visits that were referred, and how often all of them were. */
  referred: number
  referrals: number
  outcomes: Counts<VisitOutcome>
  /** Of those whose greeting was measured: whole minutes from the door. */
  greetings: Histogram
  /** Of walk-ins that were called: minutes. */
  waits: Histogram
}

type Plain = { [K in keyof Tally]: Tally[K] extends number ? K : never }[keyof Tally]
type Counted = { [K in keyof Tally]: Tally[K] extends number | Histogram ? never : K }[keyof Tally]
type Minutes = Exclude<keyof Tally, Plain | Counted>
/** A tally that is still being counted. */
type Open = { plain: Record<Plain, number>; counted: Record<Counted, Map<string, number>>; minutes: Record<Minutes, Map<number, number>> }

/** Adds rows one by one, and tallies that are counted already. */
export class Counter {
  readonly #is: Open = {
    plain: {
      ...{ appointments: 0, seen: 0, onTime: 0, toldInFull: 0, promises: 0, left: 0, overGrace: 0, causesConfirmed: 0 },
      ...{ came: 0, walkIns: 0, leftBeforeCalled: 0, greetedMeasured: 0, greetedInTime: 0, enteredLater: 0, referred: 0, referrals: 0 },
    },
    counted: { missed: new Map(), apart: new Map(), causes: new Map(), outcomes: new Map() },
    minutes: { late: new Map(), overStandard: new Map(), toldError: new Map(), greetings: new Map(), waits: new Map() },
  }

  addAppointment({ calledAt, lateMinutes, promise, why, overGrace, left, toldError, cause, confirmed }: AppointmentRow): void {
    const { plain, counted, minutes } = this.#is
    plain.appointments++
    if (calledAt !== null) plain.seen++
    if (promise !== 'apart') plain.promises++
    if (why === 'onTime') plain.onTime++
    if (why === 'told') plain.toldInFull++
    if (promise !== 'kept') more(counted[promise], why)
    if (left) plain.left++
    if (overGrace) plain.overGrace++
    if (cause !== null) more(counted.causes, cause)
    if (confirmed) plain.causesConfirmed++
    if (lateMinutes !== null) more(minutes.late, lateMinutes)
    if (lateMinutes !== null && why !== 'onTime') more(minutes.overStandard, lateMinutes)
    if (toldError !== null) more(minutes.toldError, Math.abs(toldError))
  }

  addVisit({ kind, greetedAfter, greetedInTime, waitedMinutes, outcome, referrals, leftBeforeCalled, enteredLater }: VisitRow): void {
    const { plain, counted, minutes } = this.#is
    const queued = outcome !== 'answered'
    plain.came++
    if (kind === 'walkIn' && queued) plain.walkIns++
    if (leftBeforeCalled) plain.leftBeforeCalled++
    if (greetedInTime !== null) plain.greetedMeasured++
    if (greetedInTime) plain.greetedInTime++
    if (enteredLater) plain.enteredLater++
    if (referrals > 0) plain.referred++
    plain.referrals += referrals
    more(counted.outcomes, outcome)
    if (greetedAfter !== null) more(minutes.greetings, Math.floor(greetedAfter / 60))
    if (kind === 'walkIn' && queued && waitedMinutes !== null) more(minutes.waits, waitedMinutes)
  }

  addTally(tally: Tally): void {
    const { plain, counted, minutes } = this.#is
    for (const key of Object.keys(plain) as Plain[]) plain[key] += tally[key]
    for (const key of Object.keys(counted) as Counted[]) for (const [of, count] of Object.entries(tally[key])) more(counted[key], of, count)
    for (const key of Object.keys(minutes) as Minutes[]) for (const [minute, count] of tally[key]) more(minutes[key], minute, count)
  }

  tally(): Tally {
    const { plain, counted, minutes } = this.#is
    const sorted = (of: Map<number, number>): Histogram => [...of].toSorted((a, b) => a[0] - b[0])
    const named = (of: Map<string, number>) => Object.fromEntries([...of].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const { missed, apart, causes, outcomes } = counted
    return {
      ...plain,
      ...{ missed: named(missed), apart: named(apart), causes: named(causes), outcomes: named(outcomes) },
      ...{ late: sorted(minutes.late), overStandard: sorted(minutes.overStandard), toldError: sorted(minutes.toldError) },
      ...{ greetings: sorted(minutes.greetings), waits: sorted(minutes.waits) },
    }
  }
}

function more<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

export function tallyOf({ appointments, visits }: DayRecord): Tally {
  const counter = new Counter()
  for (const row of appointments) counter.addAppointment(row)
  for (const row of visits) counter.addVisit(row)
  return counter.tally()
}

/** As if all their rows had been counted at once. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const counter = new Counter()
  for (const tally of tallies) counter.addTally(tally)
  return counter.tally()
}

/** Percentages are of the counts beside them, half up to one decimal; null of nothing. */
export type Figures = {
  late: number
  promisesKept: number
  missed: number
  punctualityPercent: number | null
  promiseKeptPercent: number | null
  /** The middle of the errors, whichever way, in minutes. */
  toldErrorMedian: number | null
  greetedPercent: number | null
  greetingMedian: number | null
  greeting90: number | null
  waitMedian: number | null
  wait90: number | null
}

export function figuresOf(tally: Tally): Figures {
  const kept = tally.onTime + tally.toldInFull
  return {
    late: tally.seen - tally.onTime,
    promisesKept: kept,
    missed: tally.promises - kept,
    punctualityPercent: percent(tally.onTime, tally.seen),
    promiseKeptPercent: percent(kept, tally.promises),
    toldErrorMedian: medianOf(tally.toldError),
    greetedPercent: percent(tally.greetedInTime, tally.greetedMeasured),
    greetingMedian: medianOf(tally.greetings),
    greeting90: percentileOf(tally.greetings, 0.9),
    waitMedian: medianOf(tally.waits),
    wait90: percentileOf(tally.waits, 0.9),
  }
}

/** Of how many. */
export function countOf(minutes: Histogram): number {
  return minutes.reduce((sum, [, count]) => sum + count, 0)
}

/** As `percentile` of all the minutes one by one: by nearest rank; null of nothing. */
export function percentileOf(minutes: Histogram, p: number): number | null {
  const all = countOf(minutes)
  return all === 0 ? null : atRank(minutes, Math.max(1, Math.ceil(p * all)))
}

/** As `median`: the middle one, or the mean of the two in the middle. */
export function medianOf(minutes: Histogram): number | null {
  const all = countOf(minutes)
  return all === 0 ? null : (atRank(minutes, Math.ceil(all / 2)) + atRank(minutes, Math.floor(all / 2) + 1)) / 2
}

function atRank(minutes: Histogram, rank: number): number {
  let before = 0
  for (const [minute, count] of minutes) {
    before += count
    if (before >= rank) return minute
  }
  return minutes.at(-1)?.[0] ?? 0
}

/** All bands, also the empty ones, of the appointments that were seen. */
export function lateBands({ late, overStandard }: Pick<Tally, 'late' | 'overStandard'>, bands = BANDS): LateBand[] {
  return bands.map((band) => {
    const within = (minutes: Histogram) => countOf(minutes.filter(([minute]) => inBand(band, minute)))
    const over = within(overStandard)
    return { ...band, onTime: within(late) - over, late: over }
  })
}
