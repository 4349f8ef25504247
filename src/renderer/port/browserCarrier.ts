/*
  The browser's carrier: fetch and a WebSocket to the page's own origin. The device's id is in the path, so that its cookie,
  which no page can read, goes with it and four desks in one browser are four devices.
*/
import type { Carrier } from './road.ts'

/** @param origin where the hub serves this page from, for example `https://hub.example.gov.uk` */
export function makeBrowserCarrier(device: string, origin: string): Carrier {
  const home = `${origin}/d/${encodeURIComponent(device)}/`

  return {
    async send(method, path, body, timeoutMs) {
      const answer = await fetch(home + path, {
        method,
        body,
        headers: body === null ? {} : { 'content-type': 'application/json' },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      return { status: answer.status, text: await answer.text() }
    },
    open: (path, heard, closed) => openSocket(home + path, heard, closed).hangUp,
  }
}

/** A live line that can also be spoken into: what is said while it is not open is lost. `closed` is called once, unless it was hung up. */
export function openSocket(address: string, heard: (text: string) => void, closed: () => void): { say(text: string): void; hangUp(): void } {
  const socket = new WebSocket(address.replace(/^http/, 'ws'))
  let hungUp = false
  socket.onmessage = (message: MessageEvent<unknown>) => {
    if (!hungUp && typeof message.data === 'string') heard(message.data)
  }
  // An error is always followed by a close, so this is said once.
  socket.onclose = () => {
    if (!hungUp) closed()
  }
  return {
    say(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    hangUp() {
      hungUp = true
      socket.close()
    },
  }
}
