/*
  What a centre's own days taught of how it works. Sufficient for the next day to go on from, so that a day is learned once and the log that
  taught it need not be read again. All times are minutes; lengths of services are kept as logarithms of minutes.
*/
import type { Belief } from './belief.ts'
import type { Found } from './leaving.ts'
import type { UsualPace } from './pace.ts'
import { PLANNED_PACE } from './pace.ts'
import type { OwnRecord } from './record.ts'
import { NO_RECORD } from './record.ts'

/** How often it was so, and how often not; what was before counts less from day to day. */
export type Counts = readonly [yes: number, no: number]

export type Learned = {
  /** Days that taught something. */
  days: number
  /** How long each service takes at a middling desk, and the variance of one service about that. */
  services: Readonly<Record<string, Belief & { spread: number; seen: number }>>
  /** How much longer (or shorter) each desk takes. */
  desks: Readonly<Record<string, Belief>>
  pace: UsualPace
  /** From the end of a service to the next call while somebody waits. The latest, oldest first. */
  gaps: readonly number[]
  /** How long a desk waits for somebody who does not answer. */
  noAnswers: readonly number[]
  /** How much longer a desk was taken up with somebody by what they brought up only there; 0: nothing. */
  broughtUp: readonly number[]
  /** Whether walk-ins were still there when they were called. */
  found: readonly Found[]
  /** Opening after the rota says, closing after it says, and times that a desk was shut within it. */
  openedLate: readonly number[]
  closedLate: readonly number[]
  shut: readonly number[]
  /** How often that happens: of one desk in one minute. */
  shuts: number
  /** Of each desk: hours of its rota in which somebody opened it, and in which nobody did; and of desks that were shut within theirs, whether they opened again. */
  opened: Readonly<Record<string, Counts>>
  openedAgain: Counts
  /** Appointments that were kept, or not; and how long after the booked time their customer came. */
  came: number
  didNotCome: number
  cameAfter: readonly number[]
  /** Walk-ins a day, in each half hour after midnight; and the share of each service, and of priority. */
  walkIns: readonly number[]
  shares: Readonly<Record<string, number>>
  priority: number
  /** How often somebody else than the first in order is called: the second, the third, one further back. */
  outOfTurn: readonly number[]
  /** How its own estimates did. */
  record: OwnRecord
}

/** So many of the latest are kept of each list: some ten days of a busy centre, and what happens but once or twice a day for longer. */
export const KEPT = { gaps: 1600, noAnswers: 400, broughtUp: 400, openedLate: 400, closedLate: 400, shut: 400, cameAfter: 1200 } as const

/** Nothing known of the centre yet: what any centre plans with. */
export const PLANNED: Learned = {
  days: 0,
  services: {},
  desks: {},
  pace: PLANNED_PACE,
  gaps: [0.5, 0.7, 1, 1, 1.5, 2, 4],
  noAnswers: [1],
  broughtUp: [0],
  found: [],
  openedLate: [0, 1, 2, 3, 5],
  closedLate: [-3, 0, 0, 2, 5],
  shut: [20, 40],
  shuts: 0.0002,
  opened: {},
  openedAgain: [9, 1],
  came: 9,
  didNotCome: 1,
  cameAfter: [-15, -10, -8, -6, -5, -4, -3, -2, 0, 2, 5, 10],
  walkIns: [],
  shares: {},
  priority: 0.03,
  outOfTurn: [0.02, 0.01, 0],
  record: NO_RECORD,
}

/** What another release learned: what it did not know of is as planned, and what this one does not know of is left out. */
export function asLearned(said: { readonly [name: string]: unknown } = {}): Learned {
  return Object.fromEntries(Object.entries(PLANNED).map(([name, planned]) => [name, said[name] ?? planned])) as Learned
}

/** How often, before anything was seen of a desk, somebody opens it in its hours: of two. */
const OPENS: Counts = [1.96, 0.04]

/** How likely somebody opens a desk in hours that its rota says. */
export function opensOf(learned: Learned, desk: string): number {
  const [yes, no] = learned.opened[desk] ?? [0, 0]
  return (yes + OPENS[0]) / (yes + no + OPENS[0] + OPENS[1])
}

/** How surely a service's planned length is known, and how far one service is from the next, before any was seen. */
const PLANNED_VARIANCE = 0.12
export const PLANNED_SPREAD = 0.3
/** How far desks are apart, before any was seen. */
const DESK_VARIANCE = 0.02

/** What is believed of a service: learned, or planned with the minutes that the centre set for it. */
export function serviceOf(learned: Learned, service: string, plannedMinutes: number): Belief & { spread: number; seen: number } {
  return (
    learned.services[service] ?? { is: Math.log(Math.max(1, plannedMinutes)) - PLANNED_SPREAD / 2, variance: PLANNED_VARIANCE, spread: PLANNED_SPREAD, seen: 0 }
  )
}

export function deskOf(learned: Learned, desk: string): Belief {
  return learned.desks[desk] ?? { is: 0, variance: DESK_VARIANCE }
}
