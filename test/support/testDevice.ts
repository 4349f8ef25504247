/* A whole device in a test: real log on IndexedDB, real sync, real centre, on a road with weather. Only the screen is missing. */
import { createHash, randomUUID } from 'node:crypto'
import { REDUCER } from '#domain/centre/state.ts'
import { canonical } from '#domain/centre/canonical.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { believe } from '#renderer/centre/believe.ts'
import { makeClock } from '#renderer/centre/clock.ts'
import { firstView } from '#renderer/centre/firstView.ts'
import { makeCentre } from '#renderer/centre/makeCentre.ts'
import type { CentreStore } from '#renderer/centre/store.ts'
import { makeStore } from '#renderer/centre/store.ts'
import { openDatabase } from '#renderer/log/database.ts'
import type { Log } from '#renderer/log/log.ts'
import { loadLog } from '#renderer/log/log.ts'
import { readNotices } from '#renderer/log/notices.ts'
import { reportTo } from '#renderer/mount/report.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { startSync } from '#renderer/sync/engine.ts'
import { makePinErrands } from '#renderer/sync/pins.ts'
import { takeTicket } from '#renderer/sync/errands.ts'
import { join } from '#scripts/replay/nodeCarrier.ts'
import type { Weather } from './faultyCarrier.ts'
import { faultyCarrier } from './faultyCarrier.ts'

export type TestDevice = {
  id: string
  log: Log
  centre: Centre
  store: CentreStore
  weather: Weather
  /** Hash of the confirmed state: the same on every device that is level. */
  stateHash(): string
  /** The line to the hub is cut, now. */
  cutOff(): void
  comeBack(): void
  /** Ends without warning, like a killed window. The database stays. */
  kill(): void
}

export type TestCarrier = Carrier & { breakLines(): void }
export type Joined = { device: string; token: string }

export async function joinHub(hub: string, code: string): Promise<Joined> {
  return join(hub, code)
}

const STILL: Omit<Weather, 'random'> = { cut: false, loses: 0, doubles: 0, delaysMs: 0 }

/** `hub`: its address, or a carrier to it. */
export async function startTestDevice(
  hub: string | TestCarrier,
  { device, token }: Joined,
  random: () => number,
  weather: Partial<Weather> = {},
): Promise<TestDevice> {
  const road = { ...STILL, random, ...weather }
  const carrier = typeof hub === 'string' ? faultyCarrier(hub, device, token, road) : hub
  const database = openDatabase(device)
  const { log, base, confirmed } = await loadLog(database, device, randomUUID, () => undefined)
  const first = firstView({ id: device, inc: log.identity.inc, role: 'welcome', label: device, desk: null, letter: 'Z', centreName: '', begun: 'done' })
  const store = makeStore(log, believe(base, confirmed, log.unsent), await readNotices(log), first)
  const clock = makeClock(() => Date.now(), null)
  const roadTo = makeRoad(carrier)
  const none = async () => ({ sentence: 'not in this test' })
  const errands = {
    takeTicket: (visit: string, day: string, used: number) => takeTicket(log, roadTo, visit, day, store.view.getState().device.letter, used),
    begin: none,
    ...makePinErrands(log, roadTo, () => Date.now()),
    makeCode: none,
    devices: none,
    revoke: none,
    report: none,
    behind: none,
    story: none,
    testChime: none,
    nudge: () => sync.nudge(),
  }
  const making = { log, store, clock, localNow: () => Date.now(), newId: randomUUID, errands }
  const report = reportTo(making, () => undefined, {
    welcomed: ({ letter, role, desk }) => store.view.setState({ device: { ...store.view.getState().device, letter, role, desk } }),
    screens: () => undefined,
  })
  const sync = startSync({ log, road: roadTo, report, localNow: () => Date.now(), random, newId: randomUUID, reducer: REDUCER })
  return {
    id: device,
    log,
    store,
    weather: road,
    centre: makeCentre(making),
    stateHash: () => createHash('sha256').update(canonical(store.belief.confirmed)).digest('hex'),
    cutOff() {
      road.cut = true
      carrier.breakLines()
    },
    comeBack() {
      road.cut = false
      sync.nudge()
    },
    kill() {
      road.cut = true
      sync.stop()
      carrier.breakLines()
      database.close()
    },
  }
}

/** Waits until it is so. Throws with what was still wrong after the time is up. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Still not so after ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
