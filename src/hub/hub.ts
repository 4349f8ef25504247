/* The hub, put together. Everything that it depends on is an argument; nothing else here reads the environment or the time. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { FastifyBaseLogger } from 'fastify'
import type { DeviceRow as DeviceDown } from '#wire/pair.ts'
import type { Begun } from '#wire/begin.ts'
import { begin, begunOf } from './begin.ts'
import type { Clock } from './clock.ts'
import { makeDemoClock, systemClock } from './clock.ts'
import { HubFault, StartError } from './faults.ts'
import { startCouncil } from '#hub/council/start.ts'
import { listenForAdmin } from '#hub/admin/listen.ts'
import { openCentres } from './openCentres.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { makeServer } from '#hub/http/server.ts'
import { keepHouse } from './keepHouse.ts'
import { listenOn } from './listenOn.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { makeCode } from '#hub/join/codes.ts'
import type { ForDevice } from '#hub/join/codes.ts'
import { listDevices } from '#hub/join/devices.ts'
import type { Parts } from './parts.ts'
import { rowOf, stateNow } from './parts.ts'
import type { BegunAs } from '#hub/store/store.ts'
import { openStore } from '#hub/store/openStore.ts'
import { hearOthers } from '#hub/feed/hearOthers.ts'

export type HubOptions = {
  /** The data folder of SQLite. With `database` it is not touched. */
  dataDir: string
  /** `postgres://…`: the log is there, and other hubs may be on it too. Default null: SQLite in `dataDir`. */
  database?: string | null
  /** The addresses at which devices reach the hubs on this database, this one among them. */
  hubs?: readonly string[]
  /** Default 127.0.0.1. */
  host?: string
  /** Default 4400; 0 takes any free one. */
  port?: number
  /** Default the real time. With `demoClock` it is only what codes end by. */
  clock?: Clock
  /** A clock that `POST clock` sets. */
  demoClock?: boolean
  /** In a fresh folder set up the demo at once. Default false: a team lead's screen asks whether it becomes the demo or a centre of one's own. */
  demo?: boolean
  /** The address of the council's hub, where it is another than when this one joined it. */
  councilUrl?: string | null
  /** The built screens. Default out/renderer of this project. */
  rendererDir?: string
  logger?: FastifyBaseLogger
  limits?: { pairPerMinute?: number; devicePerMinute?: number }
  /** Believe the X-Forwarded headers of a proxy on this machine, so that cookies are Secure behind its https. */
  behindProxy?: boolean
}

export interface Hub {
  /** `http://127.0.0.1:4400` */
  url: string
  port: number
  centre: string
  /** Whether somebody has decided what the first centre becomes, and set it up. */
  begun(): Promise<Begun>
  /** Decides it here, instead of on a team lead's screen. */
  begin(as: BegunAs): Promise<void>
  makeCode(role: ForDevice['role'], label: string, desk: string | null): Promise<{ code: string; expiresAt: number }>
  /** Every device that ever joined, those that were taken away included. */
  devices(): Promise<DeviceDown[]>
  /** Erases the cards that are older than the centre keeps them; else this runs by itself, hourly. Answers how many visits. */
  eraseOldCards(): Promise<number>
  close(): Promise<void>
}

const RENDERER = fileURLToPath(new URL('../../out/renderer', import.meta.url))
/** A replayed day makes in a minute what a real one does in hours. */
const LIMITS = { pairPerMinute: 10, devicePerMinute: 600, devicePerMinuteOnDemoClock: 60_000 }

/**
 * Starts a hub. Throws StartError with one clear line: the port is in use; the folder cannot be written, is newer, damaged, or has a
 * hub; the database cannot be reached, is newer, or could lose what was saved.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { dataDir, host = '127.0.0.1', port = 4400, database = null, demo = false, rendererDir = RENDERER, behindProxy = false, hubs = [] } = options
  const { councilUrl = null } = options
  const logger = options.logger ?? pino({ level: 'warn' }, pino.destination(2))
  const wall = options.clock ?? systemClock
  const demoClock = options.demoClock ? makeDemoClock(wall.now()) : null
  const store = await openStore({ database, dataDir })
  const feed = makeFeed((changed) => store.bell?.ring(changed))
  const recovery = makeRecovery(store, (error) => logger.error({ err: error }, 'recovery'))
  const parts: Parts = { store, folded: makeFolded(), feed, recovery, clock: demoClock ?? wall, demoClock, wall, hubs, logger }
  // What runs by now, to be stopped in the opposite order.
  const running: (() => Promise<void> | void)[] = [() => store.close(), recovery.close]
  const close = async () => {
    for (const stop of running.splice(0).toReversed()) await stop()
  }
  try {
    const centre = await openCentres(parts, demo)
    const limits = {
      pairPerMinute: LIMITS.pairPerMinute,
      devicePerMinute: demoClock ? LIMITS.devicePerMinuteOnDemoClock : LIMITS.devicePerMinute,
      ...options.limits,
    }
    const app = await makeServer(parts, { rendererDir, logger, limits, behindProxy })
    running.push(
      () => app.close(),
      () => parts.feed.close(),
    )
    const house = await keepHouse(parts)
    running.push(house.stop)
    running.push(await startCouncil(parts, centre, dataDir, councilUrl))
    const url = await listenOn(app, host, port)
    if (store.bell) running.push(hearOthers(parts, store.bell).stop)
    // In a database the command line can look by itself, whatever hubs are on it.
    if (database === null) running.push((await listenForAdmin(parts, centre, dataDir)).close)
    const newCode: Hub['makeCode'] = (role, label, desk) => makeCode(store, centre, { role, label, desk }, wall.now())
    return {
      url,
      port: Number(new URL(url).port),
      centre,
      begun: async () => begunOf(await rowOf(parts, centre), await stateNow(parts, centre)),
      begin: (as) => begin(parts, centre, as, parts.clock.now()),
      makeCode: newCode,
      devices: () => listDevices(store, centre),
      eraseOldCards: house.eraseOldCards,
      close,
    }
  } catch (error) {
    await close()
    throw error instanceof HubFault ? new StartError(error.message, { cause: error }) : error
  }
}
