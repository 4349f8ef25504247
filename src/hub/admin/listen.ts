import { existsSync, unlinkSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import type { Parts } from '#hub/parts.ts'
import { adminPath } from './adminPath.ts'
import { answerAdmin } from './answerAdmin.ts'

export interface AdminLine {
  close(): Promise<void>
}

/** Longer than any request. */
const MOST = 10_000

/** The hub's local socket for its own command line: one JSON line in, one out. Whoever may open the data folder may use it. */
export async function listenForAdmin(parts: Parts, dataDir: string): Promise<AdminLine> {
  const path = adminPath(dataDir)
  // The store's lock is ours, so a socket that lies there is of a hub that died.
  if (process.platform !== 'win32' && existsSync(path)) unlinkSync(path)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    readLine(socket, async (line) => {
      socket.end(`${JSON.stringify(await answerAdmin(parts, line))}\n`)
    })
  })
  const listens = await new Promise<boolean>((resolve) => {
    server.on('error', (error) => {
      // Some file systems hold no sockets. The hub serves its devices all the same.
      parts.logger.warn({ err: error }, `The command line cannot reach this hub at ${path}`)
      resolve(false)
    })
    server.listen(path, () => resolve(true))
  })
  if (listens && process.platform !== 'win32') chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

function readLine(socket: Socket, heard: (line: string) => Promise<void>): void {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
    const end = text.indexOf('\n')
    if (end === -1) return void (text.length > MOST && socket.destroy())
    socket.removeAllListeners('data')
    heard(text.slice(0, end)).catch(() => socket.destroy())
  })
}
