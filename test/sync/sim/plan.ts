/*
  A run before it is run: what happens when, drawn from a seed. It is data, so that a failing one can be kept, and made
  shorter by leaving things out.
*/
import { seeded } from '#test/support/faultyCarrier.ts'

export type StepKind =
  // the day
  | 'arrive'
  | 'press'
  | 'clash'
  | 'card'
  | 'readNotices'
  | 'poison'
  // the network
  | 'cut'
  | 'halfOpen'
  | 'breakLine'
  | 'storm'
  // the PCs
  | 'killWindow'
  | 'killDevice'
  | 'crashDevice'
  | 'powerCutDevice'
  | 'secondWindow'
  | 'clone'
  | 'olderProfile'
  | 'clock'
  | 'frozenLeader'
  | 'diskFull'
  | 'olderDevice'
  | 'backlog'
  // the hub
  | 'killHub'
  | 'crashHub'
  | 'powerCutHub'
  | 'hubClock'
  | 'upgradeHub'
  | 'eraseCards'
  | 'hubBackup'
  | 'hubRestore'

/** `at`: milliseconds from the start. `on`: which PC. `dice`: what this step decides by, of its own, so that leaving out another changes nothing here. */
export type Step = { at: number; kind: StepKind; on: number; dice: number; for: number }
export type Plan = {
  seed: number
  devices: number
  /** The hub is of an older release than the devices, until `upgradeHub`. */
  olderHub?: boolean
  steps: Step[]
}

const DAY: [StepKind, number][] = [
  ['arrive', 26],
  ['press', 42],
  ['clash', 8],
  ['card', 6],
  ['readNotices', 10],
  ['poison', 3],
]
const FAULTS: [StepKind, number][] = [
  ['cut', 16],
  ['halfOpen', 5],
  ['breakLine', 6],
  ['storm', 14],
  ['killWindow', 6],
  ['killDevice', 8],
  ['crashDevice', 10],
  ['powerCutDevice', 8],
  ['secondWindow', 8],
  ['clone', 5],
  ['olderProfile', 8],
  ['clock', 6],
  ['frozenLeader', 8],
  ['diskFull', 6],
  ['olderDevice', 5],
  ['killHub', 4],
  ['crashHub', 9],
  ['powerCutHub', 6],
  ['hubClock', 3],
  ['eraseCards', 6],
  ['hubBackup', 6],
  ['hubRestore', 6],
]

/** What is counted, each for itself, when it really happened: a long run that never met one of them has shown nothing about it. */
const MET = [
  ...['drop', 'duplicate', 'reorder', 'delay', 'partition', 'halfOpen', 'breakLine', 'storm'],
  ...['killWindow', 'killDevice', 'crashDevice', 'powerCutDevice', 'secondWindow', 'frozenLeader', 'twoLeaders', 'staleLeader'],
  ...['clone', 'olderProfile', 'clockAhead', 'clockBack', 'diskFull', 'olderDevice', 'backlog'],
  ...['killHub', 'crashHub', 'powerCutHub', 'hubClockAhead', 'hubClockBack', 'upgradeHub', 'eraseCards', 'cardAfterErasure'],
  ...['hubBackup', 'hubRestore:told', 'hubRestore:untold', 'tailGivenBack', 'orphansTaken'],
  ...['nul', 'surrogate', 'large', 'newerType', 'newerVersion', 'body'].map((name) => `poison:${name}`),
]

/** Every kind of fault, not met yet. */
export function noFaults(): Record<string, number> {
  return Object.fromEntries(MET.map((kind) => [kind, 0]))
}
/** Of every third day: a hub is seldom set back, and then it matters. */
const RESTORES: [StepKind, number][] = [...FAULTS, ['hubBackup', 40], ['hubRestore', 40]]

/** One seed in so many has a hub of an older release; one has a PC with a long backlog. Both take their time. */
const OLDER_HUB = 8
const BACKLOG = 60

/** The plan of a seed. */
export function planOf(seed: number): Plan {
  const random = seeded(seed * 7919 + 17)
  const devices = 2 + Math.floor(random() * 3)
  const length = 20 + Math.floor(random() * 30)
  const busy = 400 + random() * 900
  const faulty = 0.1 + random() * 0.3
  const steps: Step[] = []
  let at = 800
  for (let i = 0; i < length; i++) {
    at += Math.floor(random() * random() * 2 * busy)
    steps.push(step(at, draw(random() < faulty ? (seed % 3 === 0 ? RESTORES : FAULTS) : DAY, random()), random))
  }
  const olderHub = seed % OLDER_HUB === 3
  if (olderHub) steps.push(step(Math.floor(at * (0.3 + random() * 0.6)), 'upgradeHub', random))
  if (seed % BACKLOG === 7) steps.push(step(Math.floor(at * random()), 'backlog', random))
  steps.sort((a, b) => a.at - b.at)
  return { seed, devices, ...(olderHub ? { olderHub } : {}), steps }
}

function step(at: number, kind: StepKind, random: () => number): Step {
  return { at, kind, on: Math.floor(random() * 8), dice: Math.floor(random() * 2 ** 31), for: Math.floor(200 + random() * random() * 9000) }
}

function draw(of: [StepKind, number][], dice: number): StepKind {
  let left = dice * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of of) if ((left -= weight) < 0) return kind
  return 'press'
}
