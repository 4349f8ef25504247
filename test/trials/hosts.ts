/* The hub under trial and what it stands on, as processes that can be cut off. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Where } from '#hub/store/openStore.ts'
import { HubProcess } from '#test/e2e/hubProcess.ts'
import { startCluster } from '#test/support/postgres.ts'
import { signal, treeOf } from './processes.ts'
import { atEnd } from './tidy.ts'

/** A hub on some store. */
export type Host = {
  hub: HubProcess
  where: Where
  /** Starts the store and the hub, also after a cut. */
  start(): Promise<void>
  /** The processes whose whole trees are the writer. */
  roots(): number[]
  /** Told after their processes were killed. */
  gone(): Promise<void>
  stop(): Promise<void>
  /** Makes the running store answer before it has written. Where it is not there the store was opened that way. */
  forget?(): Promise<void>
}

/** Takes the flush out of SQLite, for the control. */
const SYNCHRONOUS_OFF = { NODE_OPTIONS: `--import=${new URL('./synchronousOff.ts', import.meta.url).href}` }

export async function sqliteHost(dataDir: string, flushes = true): Promise<Host> {
  const hub = await HubProcess.on(dataDir, flushes ? {} : SYNCHRONOUS_OFF)
  killAtEnd(() => hub.pid)
  return {
    hub,
    where: { dataDir, database: null },
    start: () => hub.run(),
    roots: () => [hub.pid],
    gone: () => hub.kill('SIGKILL'),
    stop: () => hub.kill('SIGTERM'),
  }
}

/** Server and hub in one folder. */
export async function postgresHost(folder: string): Promise<Host> {
  const place = join(folder, 'postgres')
  mkdirSync(place)
  const cluster = await startCluster({}, place)
  killAtEnd(() => cluster.pid())
  const where = { dataDir: join(folder, 'hub'), database: await cluster.database() }
  const hub = await HubProcess.on(where.dataDir, { FOYER_DATABASE_URL: where.database })
  killAtEnd(() => hub.pid)
  let isUp = true
  let forgetful = false
  return {
    hub,
    where,
    async start() {
      // What the control switched off stands in a file of the server's; this overrides it.
      if (!isUp) await cluster.start(forgetful ? { fsync: 'on' } : {})
      isUp = true
      await hub.run()
    },
    roots: () => [hub.pid, cluster.pid()],
    async gone() {
      await hub.kill('SIGKILL')
      await cluster.crash()
      isUp = false
    },
    async stop() {
      await hub.kill('SIGTERM')
      await cluster.crash()
      isUp = false
    },
    async forget() {
      // The hub refuses such a server at its start; nobody tells it that the setting has changed since.
      await cluster.sql('alter system set fsync = off')
      await cluster.sql('select pg_reload_conf()')
      forgetful = true
    },
  }
}

export function killAtEnd(pid: () => number): void {
  atEnd(() => {
    if (pid() > 0) for (const one of treeOf(pid())) signal(one, 'SIGKILL')
  })
}
