/*
  One port, two ways to speak. TLS for everybody; plain http for this machine itself, so that its own desk keeps its address, and from
  elsewhere for waiting-room screens and nothing else (http/inTheOpen.ts). Which of the two it is shows in the first byte.
*/
import { createServer as createPlainServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Pair } from './ownCertificate.ts'

/** The first byte of every TLS connection; no request begins with it. */
const TLS_HANDSHAKE = 0x16
/** Who has said nothing by then is not coming. Milliseconds. */
const FIRST_WORD = 10_000

export type Speaking = {
  change(next: Pair): void
  /** Hangs up on those of whom the http server does not know: who has said nothing yet, or speaks TLS. It would wait for them when it closes. */
  drop(): void
}

/** Makes a hub's http server take TLS too, before it listens. */
export function speakTls(http: Server, pair: Pair): Speaking {
  const held = new Set<Socket>()
  const toHttp = http.listeners('connection') as ((socket: Socket) => void)[]
  const take = (socket: Socket) => {
    for (const listener of toHttp) listener.call(http, socket)
  }
  const tls = createTlsServer({ cert: pair.cert, key: pair.key, handshakeTimeout: FIRST_WORD, ALPNProtocols: ['http/1.1'] })
  tls.on('secureConnection', take)
  tls.on('tlsClientError', (_error, socket) => socket.destroy())
  http.removeAllListeners('connection')
  http.on('connection', (socket: Socket) => {
    const late = setTimeout(() => socket.destroy(), FIRST_WORD)
    const gone = () => socket.destroy()
    held.add(socket)
    socket.once('close', () => {
      clearTimeout(late)
      held.delete(socket)
    })
    socket.once('error', gone)
    socket.once('data', (first: Buffer) => {
      clearTimeout(late)
      socket.off('error', gone)
      socket.pause()
      socket.unshift(first)
      if (first[0] === TLS_HANDSHAKE) tls.emit('connection', socket)
      else {
        held.delete(socket)
        take(socket)
      }
      process.nextTick(() => socket.resume())
    })
  })
  return {
    change: ({ cert, key }) => tls.setSecureContext({ cert, key }),
    drop() {
      for (const socket of held) socket.destroy()
    },
  }
}

/** The same server on this machine's own loopback too, where it listens on another address. Rejects as `listen` does. Answers what closes it. */
export function alsoOnLoopback(http: Server, port: number): Promise<() => void> {
  const door = createPlainServer({ allowHalfOpen: true, noDelay: true }, (socket) => http.emit('connection', socket))
  return new Promise((resolve, reject) => {
    door.once('error', reject)
    door.listen(port, '127.0.0.1', () => resolve(() => void door.close()))
  })
}
