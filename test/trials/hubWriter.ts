/* A device that pushes as fast as it is answered, and sends what had no answer again until it has one. */
import { randomUUID } from 'node:crypto'
import { makeRoad } from '#renderer/port/road.ts'
import type { Road } from '#renderer/port/road.ts'
import { nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'
import { DAY, Pen } from '#test/hub/events.ts'
import type { Joined } from '#test/support/testDevice.ts'

const LARGEST = 12
/** Longer than any restart takes, on a busy machine too. */
const PATIENCE = 90_000

export class HubWriter {
  /** Id and number of each event that the hub has said is durable. */
  readonly answered = new Map<string, number>()
  readonly tickets = new Map<string, string>()
  readonly #road: Road
  readonly #pen: Pen
  #resting = false
  #work: Promise<void> = Promise.resolve()

  constructor(hub: string, { device, token }: Joined) {
    this.#road = makeRoad(nodeCarrier(hub, device, token))
    this.#pen = new Pen(device, randomUUID())
  }

  start(random: () => number): void {
    this.#resting = false
    this.#work = this.#write(random)
    // Heard in `rest`.
    this.#work.catch(() => undefined)
  }

  /** Resolves when nothing is without an answer. Throws with the hub's sentence when it never took it. */
  async rest(): Promise<void> {
    this.#resting = true
    await this.#work
  }

  async #write(random: () => number): Promise<void> {
    while (!this.#resting) {
      const events: Pushed[] = []
      while (events.length < 1 + random() * LARGEST) events.push(...(await this.#visit(random)))
      const { results } = await this.#until(() => this.#road.push({ inc: this.#pen.inc, events }))
      for (const result of results) {
        if ('rejected' in result) throw new Error(`${result.id} was not taken: ${result.rejected.sentence}`)
        this.answered.set(result.id, result.n)
      }
      await new Promise((done) => setTimeout(done, random() * 10))
    }
  }

  async #visit(random: () => number): Promise<Pushed[]> {
    const visit = randomUUID()
    const arrived = this.#pen.arrived(visit)
    if (random() < 0.9) return [arrived, this.#pen.write('answeredAtWelcomeDesk', { visit, service: null })]
    const { ticket } = await this.#until(() => this.#road.ticket(visit, DAY, 5000))
    if (this.tickets.has(ticket)) throw new Error(`The ticket number ${ticket} was given twice.`)
    this.tickets.set(ticket, visit)
    return [arrived, this.#pen.numbered(visit, ticket)]
  }

  async #until<T>(ask: () => Promise<{ ok: T } | { fault: { sentence: string } }>): Promise<T> {
    const end = Date.now() + PATIENCE
    for (;;) {
      const answer = await ask()
      if ('ok' in answer) return answer.ok
      if (Date.now() > end) throw new Error(`The hub did not take it: ${answer.fault.sentence}`)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
}
