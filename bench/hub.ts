/*
  npm run -s bench:hub -- [--json] [--rounds N] [--seconds N]
  The hub under load, on SQLite and on PostgreSQL: appends through its real HTTP beside a plain insert into the same database, and 300
  devices on their live lines while 50 events a second arrive. Then two hubs on one PostgreSQL, one of them killed.
*/
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCluster } from '#test/support/postgres.ts'
import { appends } from './hub/appends.ts'
import { failOver } from './hub/failOver.ts'
import { crowd } from './hub/crowd.ts'
import { headOf } from './hub/headOf.ts'
import { startHubProcess } from './hub/hubProcess.ts'
import { plainPostgres, plainSqlite } from './hub/plain.ts'
import { Writer } from './hub/writer.ts'

const DEVICES = 300
const PER_SECOND = 50
const KILLS = 5

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '30' } },
  })
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  if (![rounds, seconds].every((one) => Number.isInteger(one) && one > 0)) throw new Error('--rounds and --seconds are whole numbers above 0.')
  const say = (line: string) => console.error(line)
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-hub-'))
  const cluster = await startCluster({ shared_buffers: '128MB' })
  try {
    const stores: Record<string, object> = {}
    for (const name of ['sqlite', 'postgres'] as const) {
      say(`${name} …`)
      const database = name === 'postgres' ? await cluster.database() : null
      stores[name] = await oneStore(join(folder, name), database, rounds, seconds, say)
    }
    say('two hubs, one killed …')
    const twoHubs = await failOver(cluster, folder, KILLS)
    const found = { ...stores, twoHubs, cores: availableParallelism() }
    console.log(values.json ? JSON.stringify(found) : JSON.stringify(found, null, 2))
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function oneStore(dataDir: string, database: string | null, rounds: number, seconds: number, say: (line: string) => void): Promise<object> {
  const hub = await startHubProcess({ dataDir, database, codes: DEVICES + 1, port: 0, hubs: [] })
  const plain = database === null ? plainSqlite(dataDir) : await plainPostgres(database)
  try {
    const [first, ...codes] = hub.codes
    const writer = await Writer.join(hub.url, first ?? '')
    const appended = await appends(writer, plain, rounds, say)
    const writers: Writer[] = []
    for (const code of codes) writers.push(await Writer.join(hub.url, code))
    const before = hub.mostMemory()
    const live = await crowd(writers, await headOf(writer), { perSecond: PER_SECOND, seconds })
    say(`${DEVICES} devices: p50 ${live.p50} ms, p99 ${live.p99} ms, ${live.dropped} dropped`)
    return { appends: appended, live: { ...live, memoryMB: hub.mostMemory(), memoryBeforeMB: before } }
  } finally {
    await plain.close()
    await hub.kill()
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
})
