import { randomUUID } from 'node:crypto'
import type { Command } from '#domain/centre/command.ts'
import { decide } from '#domain/centre/decide.ts'
import { fold } from '#domain/centre/fold.ts'
import { refusalSentence } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { place, writeRaw } from '#renderer/log/records.ts'
import { makeRoad } from '#renderer/port/road.ts'
import type { Answer, Road } from '#renderer/port/road.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Cursor } from '#wire/code.ts'
import { envelope } from '#wire/event.ts'
import { LIMITS } from '#wire/limits.ts'
import { join, nodeCarrier } from './nodeCarrier.ts'

/** One paired device that a program drives: it follows the log, decides by the same rules, and pushes what it decided. */
export class ReplayDevice {
  readonly road: Road
  readonly id: string
  state: CentreState = EMPTY_CENTRE
  #cursor: Cursor = { n: 0, hash: CHAIN_START }
  #dseq = 0
  readonly #inc = randomUUID()
  readonly #timeZone: string

  private constructor(id: string, road: Road, timeZone: string) {
    this.id = id
    this.road = road
    this.#timeZone = timeZone
  }

  static async join(hub: string, code: string, timeZone: string): Promise<ReplayDevice> {
    const { device, token } = await join(hub, code)
    return new ReplayDevice(device, makeRoad(nodeCarrier(hub, device, token)), timeZone)
  }

  /** Takes all that the log has by now. */
  async pull(): Promise<void> {
    for (;;) {
      const page = must(await this.road.pull(this.#cursor, 500, true))
      const events = page.events.map((event) => {
        if (!('raw' in event)) throw new Error('The hub left out an event that was asked for whole.')
        return place(envelope.parse(JSON.parse(event.raw)), event.n, event.outcome)
      })
      this.state = fold(this.state, events)
      if (events.length > 0) this.#cursor = { n: page.to, hash: page.toHash }
      if (this.#cursor.n >= page.head.n) return
    }
  }

  /** Does what a person would do at this instant. A refusal is given back as its sentence; null when it was done. */
  async act(command: Command, at: Instant): Promise<string | null> {
    return this.actAll([command], at)
  }

  /** Several commands at once, each decided on the state before the first. Nothing to say is no push; much is several. */
  async actAll(commands: readonly Command[], at: Instant): Promise<string | null> {
    await this.pull()
    const day = businessDay(at, this.#timeZone)
    const decided = commands.map((command) => decide(this.state, command, { now: at, day, device: this.id }))
    for (const decision of decided) if ('refused' in decision) return refusalSentence(decision.refused, this.state)
    const events = decided.flatMap((decision) => ('events' in decision ? decision.events : []))
    const written = events.map((event, i) => {
      const id = randomUUID()
      const dseq = this.#dseq + 1 + i
      return { id, dseq, raw: writeRaw(event, { id, device: this.id, inc: this.#inc, dseq, clock: at, base: this.#cursor.n }) }
    })
    if (written.length === 0) return null
    for (const events of inPushes(written)) {
      const { results } = must(await this.road.push({ inc: this.#inc, events }))
      this.#dseq += events.length
      const rejected = results.find((result) => 'rejected' in result)
      if (rejected && 'rejected' in rejected) throw new Error(rejected.rejected.sentence)
    }
    await this.pull()
    return null
  }

  async ticket(visit: string, day: string): Promise<string> {
    return must(await this.road.ticket(visit, day, 10_000)).ticket
  }
}

/** As few pushes as the hub takes: by number, and by the bytes of their text. */
export function inPushes<E extends { raw: string }>(events: readonly E[]): E[][] {
  const pushes: E[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const event of events) {
    const size = Buffer.byteLength(event.raw)
    const last = pushes.at(-1)
    if (last && last.length < LIMITS.events && bytes + size <= LIMITS.bytes) {
      last.push(event)
      bytes += size
    } else {
      pushes.push([event])
      bytes = size
    }
  }
  return pushes
}

export function must<T>(answer: Answer<T>): T {
  if ('fault' in answer) throw new Error(answer.fault.sentence)
  return answer.ok
}
