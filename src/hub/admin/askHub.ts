import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '#hub/clock.ts'
import { StartError } from '#hub/faults.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { DATA_FILE, openSqlite } from '#hub/store/sqlite.ts'
import { adminPath } from './adminPath.ts'
import { answerAdmin } from './answerAdmin.ts'
import type { AdminAsk, AdminSaid } from './answerAdmin.ts'

/** Asks the hub that runs on a data folder; when none runs, looks into the folder itself. Throws StartError. */
export async function askHub(dataDir: string, ask: AdminAsk): Promise<AdminSaid> {
  const line = JSON.stringify(ask)
  return (await askRunning(adminPath(dataDir), line)) ?? askFolder(dataDir, line)
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

async function askFolder(dataDir: string, line: string): Promise<AdminSaid> {
  if (!existsSync(join(dataDir, DATA_FILE)))
    throw new StartError(`There is no centre in ${dataDir} yet. Start the hub once, or name its folder with --data-dir.`)
  const store = openSqlite(dataDir)
  try {
    const [row] = await store.read(({ log }) => log.centres())
    if (!row) throw new StartError(`There is no centre in ${dataDir} yet. Start the hub once.`)
    const parts = { store, folded: makeFolded(), feed: makeFeed(), clock: systemClock, demoClock: null, wall: systemClock, logger: console }
    return await answerAdmin(parts, row.centre, line)
  } finally {
    await store.close()
  }
}
