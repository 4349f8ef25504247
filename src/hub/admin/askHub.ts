import { connect } from 'node:net'
import { StartError } from '#hub/faults.ts'
import type { Where } from '#hub/store/openStore.ts'
import type { AdminAsk } from './adminAsk.ts'
import { adminPath } from './adminPath.ts'
import type { AdminSaid } from './answerAdmin.ts'

/**
 * Asks the hub that runs on a data folder; when none runs, looks into the folder itself. A database is for many at once: there it
 * always looks itself, and the hubs on it see what changed within two seconds. Throws StartError.
 */
export async function askHub(where: Where, ask: AdminAsk): Promise<AdminSaid> {
  const line = JSON.stringify(ask)
  const answer = where.database === null ? await askRunning(adminPath(where.dataDir), line) : null
  // Read in only now: whom a running hub answers does not wait for a store.
  return answer ?? (await import('./askStore.ts')).askStore(where, line)
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
