/*
  npm run -s bench:report -- [--json] [--rounds N]
  Three months of a centre's days: how long a team lead waits for the hub's report of all of them, through its real HTTP, beside the same counts in
  plain SQL over the same rows, in turns within one run.
*/
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report } from '#domain/lead/period.ts'
import { percentile } from '#domain/queue/waits.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { DEMO_CENTRE } from '#hub/demo.ts'
import { startHub } from '#hub/hub.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { must } from '#scripts/replay/device.ts'
import { join as joinHub, nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import { needNode24 } from '#scripts/needNode24.ts'
import { ZONE } from './desk/visits.ts'
import type { Filled } from './report/fill.ts'
import { fillPeriod } from './report/fill.ts'
import type { Plain } from './report/plainSql.ts'
import { plainSql } from './report/plainSql.ts'

const FIRST = '2026-10-01'
/** Three months without weekends. */
const DAYS = 65
const WARM_UP = 3

needNode24()

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '25' } } })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number above 0.')
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-report-'))
  try {
    console.error(`${DAYS} days …`)
    const filled = await fillPeriod(folder, FIRST, DAYS)
    // The hub keeps its file to itself, so the plain statements have a copy of it.
    const copy = join(folder, 'plain.sqlite')
    copyFileSync(join(folder, DATA_FILE), copy)
    const found = { ...filled, rebuildMs: Math.round(filled.rebuildMs), ...(await inTurns(folder, copy, filled, rounds)), cores: availableParallelism() }
    console.log(values.json ? JSON.stringify(found) : JSON.stringify(found, null, 2))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inTurns(dataDir: string, copy: string, { from, to }: Filled, rounds: number) {
  const now = localInstant(to, '23:59', ZONE) + 86_400_000
  const hub = await startHub({ dataDir, port: 0, clock: { now: () => now, rate: () => 1 }, limits: { devicePerMinute: 100_000 } })
  const plain = plainSql(copy)
  try {
    const { device, token } = await joinHub(hub.url, (await hub.makeCode('lead', 'Bench', null)).code)
    const road = makeRoad(nodeCarrier(hub.url, device, token))
    const took: Record<'foyer' | 'plain' | 'whole', number[]> = { foyer: [], plain: [], whole: [] }
    let bytes = 0
    for (let round = -WARM_UP; round < rounds; round++) {
      const began = performance.now()
      const report = must(await road.report(from, to))
      const between = performance.now()
      const counted = plain.ask(DEMO_CENTRE, from, to)
      const then = performance.now()
      plain.askWhole(DEMO_CENTRE, from, to)
      const ended = performance.now()
      mustAgree(report, counted)
      bytes = JSON.stringify(report).length
      if (round < 0) continue
      took.foyer.push(between - began)
      took.plain.push(then - between)
      took.whole.push(ended - then)
    }
    const [foyerMs, plainMs] = [median(took.foyer), median(took.plain)]
    const ratio = Math.round((foyerMs / plainMs) * 100) / 100
    return {
      rounds,
      foyerMs,
      foyerP95Ms: at(took.foyer, 0.95),
      plainMs,
      ratio,
      plainWholeOnlyMs: median(took.whole),
      answerKilobytes: Math.round(bytes / 1000),
    }
  } finally {
    plain.close()
    await hub.close()
  }
}

const at = (values: readonly number[], p: number) => Math.round((percentile(values, p) ?? Number.NaN) * 10) / 10
const median = (values: readonly number[]) => at(values, 0.5)

/** A quick answer that is wrong is worth nothing. */
function mustAgree({ total, groups }: Report, plain: Plain): void {
  const row = plain.groups['total']?.[0]?.[0]
  const came = plain.groups['total']?.[5]?.[0]?.['came']
  const same =
    row?.['seen'] === total.seen && row['on_time'] === total.onTime && came === total.came && JSON.stringify(plain.late) === JSON.stringify(total.late)
  const asMany = Object.entries(groups).every(
    ([name, all]) => name === 'cause' || new Set(plain.groups[name]?.flat().map(({ key }) => key)).size === all.length,
  )
  if (!same || !asMany || total.seen === 0) throw new Error(`Foyer and plain SQL do not count alike: ${JSON.stringify(row)} beside ${JSON.stringify(total)}`)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
})
