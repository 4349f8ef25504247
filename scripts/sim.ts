/*
  npm run -s sim -- --seeds N [--from S] [--json]
  Lives N simulated days of sync, each a pure function of its seed, in two processes. A seed that fails is printed with the
  shortest trace that was found, as JSON to keep in test/sync/seeds; the exit code is then 1. Progress goes to stderr; --json
  says one line: seeds, violations (how many seeds failed), seconds, faults (how often each kind was met).
  docs/simulator.md tells more.
*/
import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { needNode24 } from './needNode24.ts'

type Failed = { seed: number; violations: string[]; trace: string[]; plan: unknown }
type Told = { done: number; faults: Record<string, number>; failed: Failed | null } | { error: string }

const WORKERS = 2
/** Then a process is replaced, so that nothing of the ones before grows for hours. To start one takes as long as ten seeds. */
const SHARE = 500
/** Megabytes for what is young: nearly all that a seed makes is forgotten at once, and is then never copied. */
const YOUNG = 64
const MOST_FAILURES = 5

needNode24()
if (process.send) await live()
else await direct()

/** One process's share: so many seeds, told one by one. */
async function live(): Promise<void> {
  const { planOf } = await import('#test/sync/sim/plan.ts')
  const { runPlan } = await import('#test/sync/sim/run.ts')
  const { shrink } = await import('#test/sync/sim/shrink.ts')
  const [from = 0, count = 0] = process.argv.slice(2).map(Number)
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit(1))
  const tell = (told: Told) => new Promise<void>((sent) => process.send?.(told, undefined, undefined, () => sent()))
  for (let seed = from; seed < from + count; seed++) {
    const plan = planOf(seed)
    const result = await runPlan(plan)
    let failed: Failed | null = null
    if (result.violations.length > 0) {
      const shortest = await shrink(plan, result)
      failed = { seed, violations: shortest.result.violations, trace: shortest.result.trace, plan: shortest.plan }
    }
    await tell({ done: seed, faults: result.faults, failed })
  }
  process.exit(0)
}

async function direct(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const [seeds, first] = [Number(values.seeds), Number(values.from)]
  if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(first)) throw new Error('Usage: npm run -s sim -- --seeds N [--from S] [--json]')
  const { noFaults } = await import('#test/sync/sim/plan.ts')
  const faults = noFaults()
  const failures: Failed[] = []
  let next = first
  let done = 0
  const began = performance.now()
  const hear = (told: Told) => {
    if ('error' in told) throw new Error(told.error)
    done++
    for (const [kind, count] of Object.entries(told.faults)) faults[kind] = (faults[kind] ?? 0) + count
    if (told.failed) sayFailure(failures.push(told.failed), told.failed)
    if (done % 200 === 0) console.error(`${done} of ${seeds} seeds, ${failures.length} failed, ${Math.round((performance.now() - began) / done)} ms each`)
  }
  const work = async () => {
    while (next < first + seeds && failures.length < MOST_FAILURES) {
      const from = next
      next = Math.min(next + Math.min(SHARE, Math.ceil(seeds / WORKERS)), first + seeds)
      await share(from, next - from, hear)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  const sorted = Object.fromEntries(Object.entries(faults).sort(([a], [b]) => (a < b ? -1 : 1)))
  if (values.json)
    console.log(JSON.stringify({ seeds: done, violations: failures.length, seconds: Math.round((performance.now() - began) / 1000), faults: sorted }))
  else
    console.log(
      `${done} seeds, ${failures.length} failed, ${((performance.now() - began) / 1000).toFixed(0)} s. Met: ${Object.entries(sorted)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}`,
    )
  process.exitCode = failures.length === 0 && done === seeds ? 0 : 1
}

function share(from: number, count: number, hear: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [String(from), String(count)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, `--max-semi-space-size=${YOUNG}`],
    })
    let heard = 0
    child.on('message', (told: Told) => {
      heard++
      hear(told)
    })
    child.on('error', reject)
    child.on('close', (code) =>
      heard === count ? resolve() : reject(new Error(`A simulating process ended with ${code} after ${heard} of ${count} seeds from ${from}.`)),
    )
  })
}

function sayFailure(nth: number, { seed, violations, trace, plan }: Failed): void {
  console.error(
    `\nSeed ${seed} (failure ${nth}):\n${violations.map((one) => `  ${one}`).join('\n')}\nShortest trace:\n${trace.map((line) => `  ${line}`).join('\n')}\nTo keep it: mend the bug, and put this into test/sync/seeds/A-NAME.json, with a sentence instead of the dots:\n${JSON.stringify({ says: '…', plan })}\n`,
  )
}
