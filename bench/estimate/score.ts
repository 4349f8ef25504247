/* The estimator on simulated days, by a scorer that is not part of the project: it plays them to the predictor and compares its answers. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Goal, Measured } from './goals.ts'
import { atLeast, atMost, between } from './goals.ts'

const ROOT = join(import.meta.dirname, '../..')

type Kind = { own: { mae: number; pinball90: number; kept: number }; bestMae: number; bestPinball90: number; zms: { maeRaw: number } }
type Late = Record<'0.3' | '0.5' | '0.7', { precision: number; recall: number }>
type Family = { arrival: Kind; waiting: Kind; late: Late; ms: { p50: number; p95: number } }

/** `days`: test days of each family. */
export async function score(scorer: string, days: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-estimate-'))
  const out = join(folder, 'score.json')
  try {
    const predictor = [process.execPath, join(ROOT, 'scripts/run.mjs'), 'scripts/predictor.ts']
    const child = spawn(process.execPath, [scorer, '--days', String(days), '--out', out, '--', ...predictor], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.pipe(process.stderr)
    const code = await new Promise((done) => child.on('close', done))
    if (code !== 0) throw new Error(`${scorer} ended with ${String(code)}.`)
    const families = JSON.parse(readFileSync(out, 'utf8')) as Record<string, Family>
    return {
      figures: { days, families: Object.fromEntries(Object.entries(families).map(([name, one]) => [name, figuresOf(one)])) },
      goals: goalsOf(Object.values(families)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf({ arrival, waiting, late, ms }: Family): object {
  const of = ({ own, bestMae, bestPinball90, zms }: Kind) => ({
    besideBest: own.mae / bestMae,
    besideZms: own.mae / zms.maeRaw,
    pinball90BesideBest: own.pinball90 / bestPinball90,
    kept: own.kept,
  })
  return { arrival: of(arrival), waiting: of(waiting), late: { 0.3: late['0.3'], 0.5: late['0.5'], 0.7: late['0.7'] }, refreshMs: ms }
}

function goalsOf(families: readonly Family[]): Goal[] {
  const mean = (of: (family: Family) => number) => families.reduce((sum, one) => sum + of(one), 0) / families.length
  const least = (of: (family: Family) => number) => Math.min(...families.map(of))
  const most = (of: (family: Family) => number) => Math.max(...families.map(of))
  const off = (kind: 'arrival' | 'waiting') => (one: Family) => one[kind].own.mae / one[kind].bestMae
  const pinball = (kind: 'arrival' | 'waiting') => (one: Family) => one[kind].own.pinball90 / one[kind].bestPinball90
  const kept = (kind: 'arrival' | 'waiting') => (one: Family) => one[kind].own.kept
  return [
    atMost('mean error beside the best other, when they come', mean(off('arrival')), 0.76),
    atMost('mean error beside the best other, while they wait', mean(off('waiting')), 0.8),
    atMost(
      'mean error beside the formula of ZMS, when they come',
      mean((one) => one.arrival.own.mae / one.arrival.zms.maeRaw),
      0.6,
    ),
    atMost('the same beside the best other, in the worst family', Math.max(most(off('arrival')), most(off('waiting'))), 0.86),
    atMost('pinball 0.9 beside the best other, when they come', mean(pinball('arrival')), 0.73),
    atMost('pinball 0.9 beside the best other, while they wait', mean(pinball('waiting')), 0.75),
    between('called by the end of the range, when they come', mean(kept('arrival')), 0.88, 0.93),
    between('called by the end of the range, while they wait', mean(kept('waiting')), 0.88, 0.93),
    atLeast('the same in the worst family', Math.min(least(kept('arrival')), least(kept('waiting'))), 0.86),
    atLeast(
      'late appointments at 0.5, precision in the worst family',
      least((one) => one.late['0.5'].precision),
      0.58,
    ),
    atLeast(
      'late appointments at 0.5, recall in the worst family',
      least((one) => one.late['0.5'].recall),
      0.72,
    ),
    atLeast(
      'staff warned at 0.3, recall in the worst family',
      least((one) => one.late['0.3'].recall),
      0.88,
    ),
    atLeast(
      'public told at 0.7, precision in the worst family',
      least((one) => one.late['0.7'].precision),
      0.72,
    ),
  ]
}
