/* What the hub is asked: how it starts, how long one event takes, what it weighs. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DayKey } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { writeRaw } from '#renderer/log/records.ts'
import { makeRoad } from '#renderer/port/road.ts'
import type { Road } from '#renderer/port/road.ts'
import { must } from '#scripts/replay/device.ts'
import { join as joinHub, nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import { HubProcess } from '#test/e2e/hubProcess.ts'
import { ZONE } from '#bench/desk/visits.ts'

/** A day at exactly the real speed but another time would have every screen warn of a PC whose clock is wrong. */
const HARDLY_FASTER = 1.001

export type Centre = { hub: HubProcess; folder: string; pusher: Pusher; startMs: number }
export type Pusher = { road: Road; device: string; inc: string; dseq: number }

/** Starts a hub on a filled folder, on the morning of `today`. */
export async function startCentre(folder: string, today: DayKey): Promise<Centre> {
  const began = performance.now()
  const hub = await HubProcess.on(folder, {}, ['--demo-clock'])
  await hub.run()
  const startMs = performance.now() - began
  const { device, token } = await joinHub(hub.url, await hub.code('lead', `Bench ${randomUUID().slice(0, 8)}`, null))
  const road = makeRoad(nodeCarrier(hub.url, device, token))
  must(await road.setClock(localInstant(today, '11:16', ZONE), HARDLY_FASTER))
  return { hub, folder, startMs, pusher: { road, device, inc: randomUUID(), dseq: 0 } }
}

/** One person comes in: one event, one request. Milliseconds until it is on the hub's disk. */
export async function pushOne({ pusher }: Centre, day: DayKey): Promise<number> {
  const id = randomUUID()
  const dseq = ++pusher.dseq
  const { device, inc } = pusher
  const event = { type: 'arrived', v: 1, day, at: localInstant(day, '11:16', ZONE), body: { visit: randomUUID(), greeted: false, booked: null } } as const
  const raw = writeRaw(event, { id, device, inc, dseq, clock: event.at, base: 0 })
  const began = performance.now()
  must(await pusher.road.push({ inc, events: [{ id, dseq, raw }] }))
  return performance.now() - began
}

/** Megabytes that the hub's process holds; null where the system does not say. */
export function hubMegabytes({ hub }: Centre): number | null {
  const status = `/proc/${hub.pid}/status`
  if (!existsSync(status)) return null
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1024)
}

export function storeMegabytes(folder: string): number {
  const files = [DATA_FILE, `${DATA_FILE}-wal`].map((name) => join(folder, name)).filter((file) => existsSync(file))
  return Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6)
}
