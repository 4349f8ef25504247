/* A real hub on a free port and a folder of its own, and devices that joined it. */
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { DayKey } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'
import { startHub } from '#hub/hub.ts'
import type { Hub, HubOptions } from '#hub/hub.ts'
import { Pen } from './events.ts'
import { ownFolder } from './folders.ts'

export type Said = { status: number; body: unknown; headers: Headers }
export type TestHub = Hub & { folder: string }

/** An empty centre unless told otherwise. */
export async function aHub(options: Partial<HubOptions> = {}): Promise<TestHub> {
  const folder = options.dataDir ?? ownFolder()
  const hub = await startHub({ dataDir: folder, port: 0, limits: { pairPerMinute: 1000 }, ...options })
  onTestFinished(() => hub.close())
  return { ...hub, folder }
}

/** Any request, with whatever headers and bytes. */
export async function ask(url: string, init: RequestInit = {}): Promise<Said> {
  const answer = await fetch(url, { redirect: 'manual', ...init })
  const text = await answer.text()
  return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text, headers: answer.headers }
}

export const JSON_TYPE = { 'content-type': 'application/json' }

export class TestDevice {
  readonly hub: Pick<Hub, 'url'>
  readonly id: string
  readonly token: string
  readonly pen: Pen

  constructor(hub: Pick<Hub, 'url'>, id: string, token: string) {
    this.hub = hub
    this.id = id
    this.token = token
    this.pen = new Pen(id)
  }

  static async join(hub: Hub, role: Role, label: string = role, desk: string | null = null): Promise<TestDevice> {
    const { code } = await hub.makeCode(role, label, desk)
    const { body } = await ask(`${hub.url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code }) })
    const { device, token } = body as { device: string; token: string }
    return new TestDevice(hub, device, token)
  }

  url(path: string): string {
    return `${this.hub.url}/d/${this.id}/v1/${path}`
  }

  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    return ask(this.url(path), { method, ...init, headers: { ...(body === undefined ? {} : JSON_TYPE), authorization: `Bearer ${this.token}`, ...headers } })
  }

  push(events: readonly Pushed[]): Promise<Said> {
    return this.ask('POST', 'events', { inc: this.pen.inc, events })
  }

  hello(more: Record<string, unknown> = {}): Promise<Said> {
    return this.ask('POST', 'hello', {
      protocol: 1,
      inc: this.pen.inc,
      reducer: 1,
      cursor: { n: 0, hash: CHAIN_START },
      seal: null,
      cards: { n: 0, write: null },
      nextDseq: 1,
      pending: 0,
      ...more,
    })
  }

  ticket(visit: string, day: DayKey): Promise<Said> {
    return this.ask('POST', 'tickets', { visit, day })
  }

  news(after = 0, hash = CHAIN_START): Promise<Heard> {
    return listen(this.url(`news?after=${after}&hash=${hash}`), { authorization: `Bearer ${this.token}` })
  }

  board(): Promise<Heard> {
    return listen(this.url('board'), { authorization: `Bearer ${this.token}` })
  }
}

/** A live line and all that came down it. */
export type Heard = {
  socket: WebSocket
  messages: unknown[]
  /** Resolves with the first message that fits, past ones included; fails after three seconds. */
  until(fits: (message: unknown) => boolean): Promise<unknown>
  closed: Promise<number>
}

/** Opens a live line; fails with the status code where the hub does not open it. */
export function listen(url: string, headers: Record<string, string>): Promise<Heard> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  onTestFinished(() => socket.terminate())
  const messages: unknown[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  const until = (fits: (message: unknown) => boolean) =>
    new Promise<unknown>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Not heard. Heard: ${JSON.stringify(messages).slice(0, 2000)}`)), 3000)
      const look = () => {
        const found = messages.find(fits)
        if (found === undefined) return
        clearTimeout(late)
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, messages, until, closed }))
    socket.on('unexpected-response', (_, answer) => reject(new Error(`status ${answer.statusCode}`)))
    socket.on('error', reject)
  })
}
