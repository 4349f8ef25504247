/* A log of several busy days, pushed through the hub as a paired device would: nothing is written past it. */
import { randomUUID } from 'node:crypto'
import { businessDay } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { NewEvent } from '#domain/events.ts'
import { writeRaw } from '#renderer/log/records.ts'
import { makeRoad } from '#renderer/port/road.ts'
import type { Road } from '#renderer/port/road.ts'
import { CHAIN_START } from '#wire/code.ts'
import { join, nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import { must } from '#scripts/replay/device.ts'
import { dayOf, pastDays, ZONE } from './visits.ts'

const BATCH = 400
/** A day at exactly the real speed but another time would have every screen warn of a PC whose clock is wrong. */
const HARDLY_FASTER = 1.001

/** The day that is measured: the hub's clock stands in the late morning of it. */
export type Morning = { day: DayKey; now: Instant }

/**
 * Sets the clock of a hub on `--demo-clock` to a late morning on which `visits` have come in, and puts so many days before it that
 * the log holds `events` in all. `code`: a team lead's.
 */
export async function fill(hub: string, code: string, { visits, events }: { visits: number; events: number }): Promise<Morning> {
  const writer = await Writer.joined(hub, code)
  const day = businessDay(Date.now(), ZONE)
  const now = localInstant(day, '11:16', ZONE)
  const today = dayOf(day, now, visits, true)
  const past = pastDays(day, visits, events - (await writer.known()) - today.length)
  await writer.write([...past, ...today])
  await writer.setClock(now)
  return { day, now }
}

/** A team lead's device that writes events as they are given. */
export class Writer {
  private readonly road: Road
  private readonly device: string
  private readonly inc = randomUUID()
  private dseq = 0

  private constructor(road: Road, device: string) {
    this.road = road
    this.device = device
  }

  static async joined(hub: string, code: string): Promise<Writer> {
    const { device, token } = await join(hub, code)
    return new Writer(makeRoad(nodeCarrier(hub, device, token)), device)
  }

  /** How many events the log holds. */
  async known(): Promise<number> {
    return must(await this.road.pull({ n: 0, hash: CHAIN_START }, 1, false)).head.n
  }

  async write(events: readonly NewEvent[]): Promise<void> {
    const { device, inc } = this
    for (let from = 0; from < events.length; from += BATCH) {
      const batch = events.slice(from, from + BATCH).map((event) => {
        const [id, dseq] = [randomUUID(), ++this.dseq]
        return { id, dseq, raw: writeRaw(event, { id, device, inc, dseq, clock: event.at, base: 0 }) }
      })
      const { results } = must(await this.road.push({ inc, events: batch }))
      for (const result of results) if ('rejected' in result) throw new Error(result.rejected.sentence)
    }
  }

  async setClock(now: Instant): Promise<void> {
    must(await this.road.setClock(now, HARDLY_FASTER))
  }
}
