import type { WebSocket } from 'ws'

/** More than this waits to go out: the other end does not read. It is cut off and comes back by itself with its cursor. */
const MOST_WAITING = 4 * 1024 * 1024
const BEAT = 10_000
/** WebSocket close codes (RFC 6455, 7.4.1). */
export const GOING_AWAY = 1001
const TRY_AGAIN_LATER = 1013

/** One open WebSocket. What the other end says is read by `onSaid` alone. */
export interface Line {
  /** Resolves when it has left this process (or the line is gone): wait for it before sending much more. */
  send(message: unknown): Promise<void>
  close(code: number, why: string): void
  /** Runs with each text that the other end says. It must not throw. */
  onSaid(run: (text: string) => void): void
  /** Runs once, when the line is gone. */
  onClose(run: () => void): void
  readonly isOpen: boolean
}

export function makeLine(socket: WebSocket): Line {
  let alive = true
  const beat = setInterval(() => {
    // Half-open connections say nothing for ever: no answer to a ping for a whole beat means gone.
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, BEAT)
  beat.unref()
  socket.on('pong', () => void (alive = true))
  socket.on('close', () => clearInterval(beat))
  socket.on('error', () => socket.terminate())
  return {
    get isOpen() {
      return socket.readyState === socket.OPEN
    },
    send(message) {
      if (socket.readyState !== socket.OPEN) return Promise.resolve()
      if (socket.bufferedAmount > MOST_WAITING) {
        hangUp(socket, TRY_AGAIN_LATER, 'too slow')
        return Promise.resolve()
      }
      return new Promise((resolve) => socket.send(JSON.stringify(message), () => resolve()))
    },
    close: (code, why) => hangUp(socket, code, why),
    onSaid: (run) => void socket.on('message', (data, isBinary) => isBinary || run(String(data))),
    onClose: (run) => void socket.once('close', run),
  }
}

/** Says goodbye, and does not wait for an answer longer than a second. */
function hangUp(socket: WebSocket, code: number, why: string): void {
  socket.close(code, why)
  setTimeout(() => socket.terminate(), 1000).unref()
}
