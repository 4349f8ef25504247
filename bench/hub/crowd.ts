/* 300 devices on their live lines while events come in: when has the last of them each event? */
import { WebSocket } from 'ws'
import { percentile } from '#domain/queue/waits.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { NewsDown } from '#wire/news.ts'
import { Writer } from './writer.ts'

const PUSHERS = 10

export type Crowd = {
  devices: number
  eventsPerSecond: number
  events: number
  /** Milliseconds from the start of a push until the last device has its event. */
  p50: number
  p99: number
  /** Events that some device did not get, and events that one got twice or out of order. */
  dropped: number
  doubled: number
}

/** One device's end of a live line. */
class Listener {
  at: number
  hash = CHAIN_START
  doubled = 0
  private readonly socket: WebSocket

  constructor(writer: Writer, from: number, hash: string, heard: (n: number, when: number) => void) {
    this.at = from
    const url = `${writer.url.replace(/^http/, 'ws')}/d/${writer.device}/v1/news?after=${from}&hash=${hash}`
    this.socket = new WebSocket(url, { headers: { authorization: `Bearer ${writer.token}` } })
    this.socket.on('message', (data) => {
      const when = performance.now()
      const news = JSON.parse(String(data)) as NewsDown
      if (news.t !== 'page') return
      for (const { n } of news.page.events) {
        if (n !== this.at + 1) this.doubled++
        this.at = Math.max(this.at, n)
        heard(n, when)
      }
      this.hash = news.page.toHash
    })
  }

  get open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', () => resolve())
      this.socket.once('error', reject)
    })
  }

  close(): void {
    this.socket.removeAllListeners()
    this.socket.on('error', () => undefined)
    this.socket.terminate()
  }
}

export async function crowd(
  writers: readonly Writer[],
  head: { n: number; hash: string },
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Crowd> {
  const last = new Map<number, { count: number; when: number }>()
  const heard = (n: number, when: number) => {
    const one = last.get(n) ?? { count: 0, when }
    one.count++
    one.when = Math.max(one.when, when)
    last.set(n, one)
  }
  const listeners: Listener[] = []
  // Not all in one moment: they come in as people switch their PCs on.
  for (let i = 0; i < writers.length; i += 20) {
    const some = writers.slice(i, i + 20).map((writer) => new Listener(writer, head.n, head.hash, heard))
    listeners.push(...some)
    await Promise.all(some.map((one) => one.open))
  }
  const started = new Map<number, number>()
  const pushers = writers.slice(0, PUSHERS)
  const every = (1000 * PUSHERS) / perSecond
  const begin = performance.now() + 500
  await Promise.all(
    pushers.map(async (writer, i) => {
      for (let k = 0; k < (seconds * perSecond) / PUSHERS; k++) {
        // By the plan and not by the last answer: a slow hub is not given fewer.
        await until(begin + k * every + (i * every) / PUSHERS)
        const start = performance.now()
        for (const n of await writer.push(writer.next(1))) started.set(n, start)
      }
    }),
  )
  const end = performance.now() + 10_000
  while (listeners.some(({ at }) => at < head.n + started.size) && performance.now() < end) await until(performance.now() + 20)
  const took = [...started].map(([n, start]) => (last.get(n)?.when ?? Number.POSITIVE_INFINITY) - start)
  const dropped = [...started.keys()].reduce((sum, n) => sum + writers.length - (last.get(n)?.count ?? 0), 0)
  for (const one of listeners) one.close()
  return {
    devices: writers.length,
    eventsPerSecond: perSecond,
    events: started.size,
    p50: Math.round((percentile(took, 0.5) ?? Number.NaN) * 10) / 10,
    p99: Math.round((percentile(took, 0.99) ?? Number.NaN) * 10) / 10,
    dropped: Math.max(0, dropped),
    doubled: listeners.reduce((sum, { doubled }) => sum + doubled, 0),
  }
}

function until(when: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, when - performance.now())))
}
