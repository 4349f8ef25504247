import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '#hub/clock.ts'
import { StartError } from '#hub/faults.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { openStore } from '#hub/store/openStore.ts'
import type { Where } from '#hub/store/openStore.ts'
import { databaseName } from '#hub/store/postgres.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { adminPath } from './adminPath.ts'
import { answerAdmin } from './answerAdmin.ts'
import type { AdminAsk, AdminSaid } from './answerAdmin.ts'

/**
 * Asks the hub that runs on a data folder; when none runs, looks into the folder itself. A database is for many at once: there it
 * always looks itself, and the hubs on it see what changed within two seconds. Throws StartError.
 */
export async function askHub(where: Where, ask: AdminAsk): Promise<AdminSaid> {
  const line = JSON.stringify(ask)
  const answer = where.database === null ? await askRunning(adminPath(where.dataDir), line) : null
  return answer ?? askStore(where, line)
}

/** null: nobody listens there. */
function askRunning(path: string, line: string): Promise<AdminSaid | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    let text = ''
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.write(`${line}\n`))
    socket.on('data', (chunk: string) => void (text += chunk))
    socket.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(new StartError(`The running hub cannot be asked: ${error.message}.`, { cause: error }))
    })
    socket.on('end', () => {
      if (text === '') reject(new StartError('The running hub gave no answer. Try again.'))
      else resolve(JSON.parse(text) as AdminSaid)
    })
  })
}

async function askStore(where: Where, line: string): Promise<AdminSaid> {
  const { database, dataDir } = where
  if (database === null && !existsSync(join(dataDir, DATA_FILE)))
    throw new StartError(`There is no centre in ${dataDir} yet. Start the hub once, or name its folder with --data-dir.`)
  const store = await openStore(where)
  try {
    const [row] = await store.read(({ log }) => log.centres())
    if (!row) throw new StartError(`There is no centre in ${database === null ? dataDir : databaseName(database)} yet. Start the hub once.`)
    const recovery = makeRecovery(store, console.error)
    const clocks = { clock: systemClock, demoClock: null, wall: systemClock }
    const parts = { store, folded: makeFolded(), feed: makeFeed(), recovery, ...clocks, hubs: [], network: () => null, logger: console }
    return await answerAdmin(parts, line)
  } finally {
    await store.close()
  }
}
