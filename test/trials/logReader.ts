/* What the hub's log holds, read as a device reads it, page after page from where it stood before. */
import type { Envelope } from '#wire/event.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Cursor } from '#wire/code.ts'
import { makeRoad } from '#renderer/port/road.ts'
import type { Road } from '#renderer/port/road.ts'
import { must } from '#scripts/replay/device.ts'
import { nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import type { Joined } from '#test/support/testDevice.ts'

export class LogReader {
  readonly numbers = new Map<string, number>()
  /** Events that stand in the log more than once: by id, or by their author's counter. */
  doubled = 0
  readonly #counters = new Set<string>()
  readonly #road: Road
  #cursor: Cursor = { n: 0, hash: CHAIN_START }

  constructor(hub: string, { device, token }: Joined) {
    this.#road = makeRoad(nodeCarrier(hub, device, token))
  }

  /** What came since the last time. Throws where a number is missing, or where the log is not the one it was. */
  async read(): Promise<Envelope[]> {
    const news: Envelope[] = []
    for (;;) {
      const page = must(await this.#road.pull(this.#cursor, 500, true))
      for (const event of page.events) {
        if (event.n !== this.#cursor.n + 1) throw new Error(`Number ${this.#cursor.n + 1} is missing: after ${this.#cursor.n} comes ${event.n}.`)
        if (!('raw' in event)) throw new Error('The hub left out an event that was asked for whole.')
        this.#cursor = { n: event.n, hash: page.toHash }
        news.push(this.#note(event.n, JSON.parse(event.raw) as Envelope))
      }
      if (this.#cursor.n >= page.head.n) return news
    }
  }

  #note(n: number, event: Envelope): Envelope {
    const counter = `${event.device} ${event.inc} ${event.dseq}`
    if (this.numbers.has(event.id) || this.#counters.has(counter)) this.doubled++
    this.numbers.set(event.id, n)
    this.#counters.add(counter)
    return event
  }
}
