/* One window of a device, put together as src/renderer/mount/startDevice.ts does it: real log, real sync, real centre. */
import './install.ts'
import { REDUCER } from '#domain/centre/state.ts'
import type { Centre, ThisDevice } from '#renderer/centre/api.ts'
import { believe } from '#renderer/centre/believe.ts'
import { makeClock } from '#renderer/centre/clock.ts'
import { firstView } from '#renderer/centre/firstView.ts'
import type { Making } from '#renderer/centre/makeCentre.ts'
import { makeCentre, showCards, showQuarantine } from '#renderer/centre/makeCentre.ts'
import type { CentreStore } from '#renderer/centre/store.ts'
import { makeStore, refresh } from '#renderer/centre/store.ts'
import { openDatabase } from '#renderer/log/database.ts'
import type { Database } from '#renderer/log/database.ts'
import { catchUp, follow } from '#renderer/log/follow.ts'
import type { Log } from '#renderer/log/log.ts'
import { loadLog } from '#renderer/log/log.ts'
import { readNotices } from '#renderer/log/notices.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { startSync } from '#renderer/sync/engine.ts'
import { takeTicket } from '#renderer/sync/errands.ts'
import type { SyncReport } from '#renderer/sync/session.ts'
import type { Disk } from './disk.ts'
import type { Plants } from './plants.ts'

export type OpenWindow = { log: Log; centre: Centre; store: CentreStore; database: Database; nudge(): void; hearOthers(): Promise<void> }
export type WindowOptions = {
  device: ThisDevice
  disk: Disk
  carrier: Carrier
  random: () => number
  newId: () => string
  plants: Plants
  /** Events that this window has shown as saved. */
  saved: (ids: string[]) => void
  /** Milliseconds that only go forward, whatever the PC's clock does. */
  ticks: () => number
  tell: () => void
  opened: (database: Database) => void
}

const localNow = () => Date.now()

export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const { device, disk, random, newId, plants, tell } = options
  disk.plugIn()
  const database = plants.database(openDatabase(device.id))
  options.opened(database)
  const { log, base, confirmed } = await loadLog(database, device.id, newId, tell)
  const road = plants.road(makeRoad(options.carrier), log)
  const store = makeStore(log, believe(base, confirmed, log.unsent), await readNotices(log), firstView({ ...device, inc: log.identity.inc }))
  plants.store(store, log)
  follow(log, (news) => {
    if ('appended' in news) options.saved(news.appended.map((event) => event.id))
  })
  const clock = makeClock(localNow, null)
  const none = async () => ({ sentence: 'not in the simulator' })
  const errands = {
    takeTicket: (visit: string, day: string, used: number) => takeTicket(log, road, visit, day, device.letter, used),
    begin: none,
    checkPin: none,
    setPin: none,
    staffWithPin: none,
    makeCode: none,
    devices: none,
    revoke: none,
    report: none,
    behind: none,
    story: none,
    testChime: none,
    nudge: () => sync.nudge(),
  }
  const making: Making = { log, store, clock, localNow, newId, errands }
  await Promise.all([showCards(making), showQuarantine(making)])
  const sync = startSync({ log, road, report: reportTo(making), localNow, ticks: options.ticks, random, newId, reducer: REDUCER })
  return {
    log,
    store,
    database,
    centre: makeCentre(making),
    nudge: () => sync.nudge(),
    hearOthers: () => rereadAll(making),
  }
}

/** Another window of this device wrote. */
async function rereadAll(making: Making): Promise<void> {
  const { log, store } = making
  await catchUp(log)
  store.readNotices = await readNotices(log)
  refresh(store, log)
  await Promise.all([showCards(making), showQuarantine(making)])
}

function reportTo(making: Making): SyncReport {
  const { store, clock } = making
  return {
    heard: () => undefined,
    lost: () => undefined,
    welcomed: () => undefined,
    clock: (hub, askedAt, heardAt) => clock.adjust(hub, askedAt, heardAt),
    trouble: (trouble) => store.view.setState({ sync: { ...store.view.getState().sync, trouble } }),
    mending: (mending) => store.view.setState({ sync: { ...store.view.getState().sync, mending } }),
    cardsChanged: () => void showCards(making),
    quarantined: () => void showQuarantine(making),
    screens: () => undefined,
  }
}
