/*
  npm run -s bench:report -- [--json] [--rounds N]
  Three months of a centre's days: how long a team lead waits for the hub's report of all of them, through its real HTTP, beside the same counts in
  plain SQL over the same rows, in turns within one run, on SQLite and on PostgreSQL.
*/
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DayKey } from '#domain/instant.ts'
import type { Report } from '#domain/lead/period.ts'
import { percentile } from '#domain/queue/waits.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { copyStore } from '#hub/backup/copyStore.ts'
import { DEMO_CENTRE } from '#hub/demo.ts'
import { startHub } from '#hub/hub.ts'
import { rebuildReports } from '#hub/report/keepReports.ts'
import type { Where } from '#hub/store/openStore.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import { DATA_FILE, openSqlite } from '#hub/store/sqlite.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { must } from '#scripts/replay/device.ts'
import { join as joinHub, nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import { needNode24 } from '#scripts/needNode24.ts'
import { startCluster } from '#test/support/postgres.ts'
import { ZONE } from './desk/visits.ts'
import { fillPeriod } from './report/fill.ts'
import type { Plain, PlainSql } from './report/plainSql.ts'
import { plainPostgres, plainSqlite } from './report/plainSql.ts'

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
    const { rebuildMs, ...filled } = await fillPeriod(folder, FIRST, DAYS)
    const sqlite = { rebuildMs: Math.round(rebuildMs), ...(await onSqlite(folder, filled, rounds)) }
    console.error('PostgreSQL …')
    const found = { ...filled, rounds, sqlite, postgres: await onPostgres(folder, filled, rounds), cores: availableParallelism() }
    console.log(values.json ? JSON.stringify(found) : JSON.stringify(found, null, 2))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Period = { from: DayKey; to: DayKey }

/** The hub keeps its file to itself, so the plain statements have a copy of it. */
async function onSqlite(dataDir: string, period: Period, rounds: number) {
  const copy = join(dataDir, 'plain.sqlite')
  copyFileSync(join(dataDir, DATA_FILE), copy)
  return inTurns({ dataDir, database: null }, plainSqlite(copy), period, rounds)
}

/** The same log, copied as a backup is, and its rows made there. */
async function onPostgres(dataDir: string, period: Period, rounds: number) {
  const cluster = await startCluster({ shared_buffers: '128MB' })
  try {
    const database = await cluster.database()
    const [from, to] = [openSqlite(dataDir), await openPostgres(database)]
    let rebuildMs = 0
    try {
      await copyStore(from, to)
      const began = performance.now()
      await rebuildReports({ store: to, clock: clockAfter(period) }, DEMO_CENTRE)
      rebuildMs = Math.round(performance.now() - began)
    } finally {
      await from.close()
      await to.close()
    }
    return { rebuildMs, ...(await inTurns({ dataDir, database }, await plainPostgres(database), period, rounds)) }
  } finally {
    await cluster.stop()
  }
}

/** All days are over. */
function clockAfter({ to }: Period) {
  const now = localInstant(to, '23:59', ZONE) + 86_400_000
  return { now: () => now, rate: () => 1 }
}

async function inTurns(where: Where, plain: PlainSql, period: Period, rounds: number) {
  const { from, to } = period
  const hub = await startHub({ ...where, port: 0, clock: clockAfter(period), limits: { devicePerMinute: 100_000 } })
  try {
    const { device, token } = await joinHub(hub.url, (await hub.makeCode('lead', 'Bench', null)).code)
    const road = makeRoad(nodeCarrier(hub.url, device, token))
    const took: Record<'foyer' | 'plain' | 'whole', number[]> = { foyer: [], plain: [], whole: [] }
    let bytes = 0
    for (let round = -WARM_UP; round < rounds; round++) {
      const began = performance.now()
      const report = must(await road.report(from, to))
      const between = performance.now()
      const counted = await plain.ask(DEMO_CENTRE, from, to)
      const then = performance.now()
      await plain.askWhole(DEMO_CENTRE, from, to)
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
    return { foyerMs, foyerP95Ms: at(took.foyer, 0.95), plainMs, ratio, plainWholeOnlyMs: median(took.whole), answerKilobytes: Math.round(bytes / 1000) }
  } finally {
    await plain.close()
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
    Number(row?.['seen']) === total.seen &&
    Number(row?.['on_time']) === total.onTime &&
    Number(came) === total.came &&
    JSON.stringify(plain.late) === JSON.stringify(total.late)
  const asMany = Object.entries(groups).every(
    ([name, all]) => name === 'cause' || new Set(plain.groups[name]?.flat().map(({ key }) => key)).size === all.length,
  )
  if (!same || !asMany || total.seen === 0) throw new Error(`Foyer and plain SQL do not count alike: ${JSON.stringify(row)} beside ${JSON.stringify(total)}`)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
})
