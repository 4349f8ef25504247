/* Live lines to the hub, by the id that the page gave them. Opening one again after it closed is the page's business. */
import { WebSocket } from 'ws'
import { IPC_LIMITS } from '#wire/ipc.ts'
import type { LineNews } from '#wire/ipc.ts'
import { pinnedAgent } from './pinned.ts'

export type HubLines = {
  /** `fingerprint`: as of a question. */
  open(line: string, hub: string, path: string, token: string, fingerprint: string | null): void
  close(line: string): void
  /** The page is gone: nobody is listening any more. */
  closeAll(): void
}

/** `tell` gets every message and, once a line, that it closed: also when it could not be opened. Not after `close`. */
export function makeHubLines(tell: (news: LineNews) => void): HubLines {
  const sockets = new Map<string, WebSocket>()

  const close = (line: string): void => {
    const socket = sockets.get(line)
    sockets.delete(line)
    socket?.close(1000)
  }
  return {
    close,
    closeAll: () => [...sockets.keys()].forEach(close),
    open(line, hub, path, token, fingerprint) {
      if (sockets.has(line)) throw new Error('this line is open already')
      if (sockets.size >= IPC_LIMITS.lines) return tell({ line, closed: true })
      const socket = new WebSocket(new URL(`/${path}`, hub.replace(/^http/, 'ws')), {
        headers: { authorization: `Bearer ${token}` },
        ...(fingerprint !== null && hub.startsWith('https:') && { agent: pinnedAgent(fingerprint) }),
        maxPayload: IPC_LIMITS.answer,
        handshakeTimeout: 15_000,
        perMessageDeflate: false,
      })
      sockets.set(line, socket)
      socket.on('message', (data, isBinary) => {
        if (!isBinary && sockets.get(line) === socket) tell({ line, text: String(data) })
      })
      // Without a listener an error would end the process; a close always follows it.
      socket.on('error', () => undefined)
      socket.once('close', () => {
        if (sockets.get(line) !== socket) return
        sockets.delete(line)
        tell({ line, closed: true })
      })
    },
  }
}
