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
  // the hub
  | 'killHub'
  | 'crashHub'
  | 'powerCutHub'
  | 'hubClock'
  | 'hubBackup'
  | 'hubRestore'

/** `at`: milliseconds from the start. `on`: which PC. `dice`: what this step decides by, of its own, so that leaving out another changes nothing here. */
export type Step = { at: number; kind: StepKind; on: number; dice: number; for: number }
export type Plan = { seed: number; devices: number; steps: Step[] }

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
  ['killHub', 4],
  ['crashHub', 9],
  ['powerCutHub', 6],
  ['hubClock', 2],
]
const RESTORE: [StepKind, number][] = [
  ['hubBackup', 6],
  ['hubRestore', 8],
]

export type PlanOptions = { restoreHub?: boolean }

/** The plan of a seed. */
export function planOf(seed: number, { restoreHub = false }: PlanOptions = {}): Plan {
  const random = seeded(seed * 7919 + 17)
  const devices = 2 + Math.floor(random() * 3)
  const length = 20 + Math.floor(random() * 30)
  const busy = 400 + random() * 900
  const faulty = 0.1 + random() * 0.3
  const faults = restoreHub ? [...FAULTS, ...RESTORE] : FAULTS
  const steps: Step[] = []
  let at = 800
  for (let i = 0; i < length; i++) {
    at += Math.floor(random() * random() * 2 * busy)
    const kind = draw(random() < faulty ? faults : DAY, random())
    steps.push({ at, kind, on: Math.floor(random() * 8), dice: Math.floor(random() * 2 ** 31), for: Math.floor(200 + random() * random() * 9000) })
  }
  return { seed, devices, steps }
}

function draw(of: [StepKind, number][], dice: number): StepKind {
  let left = dice * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of of) if ((left -= weight) < 0) return kind
  return 'press'
}
