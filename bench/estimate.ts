/*
  npm run -s bench:estimate -- [--json] [--days N] [--only score|queueLog|refresh|typing] [--shared FOLDER]
  How good the estimates are, and how long one takes. Score: simulated days, by the scorer in FOLDER (../shared, as it lies beside the project);
  queueLog: a real queue log of 18 days; refresh: 60 waiting, 8 desks and 50 appointments beside folding 20,000 events;
  typing: the same on a welcome desk in a real Chromium, while somebody types.
*/
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { needNode24 } from '#scripts/needNode24.ts'
import type { Measured } from './estimate/goals.ts'
import { onQueueLog } from './estimate/onQueueLog.ts'
import { refresh } from './estimate/refresh.ts'
import { score } from './estimate/score.ts'
import { typing } from './estimate/typing.ts'

const PARTS = ['score', 'queueLog', 'refresh', 'typing'] as const
type Part = (typeof PARTS)[number]

needNode24()

async function main(): Promise<void> {
  const { json, days, only, shared } = readArgs()
  const found: Partial<Record<Part, Measured | { leftOut: string }>> = {}
  for (const part of PARTS) {
    if (only !== null && only !== part) continue
    console.error(`${part} …`)
    found[part] = await measured(part, shared, days)
  }
  const goals = Object.values(found).flatMap((one) => ('goals' in one ? one.goals : []))
  if (goals.some(({ holds }) => !holds)) process.exitCode = 1
  if (json) return console.log(JSON.stringify({ ...found, cores: availableParallelism() }))
  for (const [part, one] of Object.entries(found)) {
    console.log(`${part}: ${'leftOut' in one ? one.leftOut : JSON.stringify(one.figures, null, 2)}`)
    if ('goals' in one) for (const { what, is, goal, holds } of one.goals) console.log(`  ${what}: ${is}, ${goal}${holds ? '' : '  NOT HELD'}`)
  }
}

async function measured(part: Part, shared: string, days: number): Promise<Measured | { leftOut: string }> {
  if (part === 'refresh') return refresh()
  if (part === 'typing') return typing()
  const file = part === 'score' ? join(shared, 'bench/wait/score.mjs') : join(shared, 'data/queue-log/bank_feb1999_d01-18.csv')
  if (!existsSync(file)) return { leftOut: `Left out, because ${file} is not there.` }
  return part === 'score' ? await score(file, days) : onQueueLog(file)
}

function readArgs(): { json: boolean; days: number; only: Part | null; shared: string } {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      days: { type: 'string', default: '16' },
      only: { type: 'string' },
      shared: { type: 'string', default: join(import.meta.dirname, '../../shared') },
    },
  })
  const days = Number(values.days)
  if (!Number.isInteger(days) || days < 1) throw new Error(`--days is a whole number above 0, not "${values.days}".`)
  const only = PARTS.find((part) => part === values.only)
  if (values.only !== undefined && !only) throw new Error(`--only knows ${PARTS.join(', ')}, and not "${values.only}".`)
  return { json: values.json, days, only: only ?? null, shared: resolve(values.shared) }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
