/*
  Foyer's own client without its screens: the very code that starts a device, on its strict database, its road, its sync, and what
  it believes. A page that has no device yet joins with the code of its address, as every browser does.
*/
import type { NewEvent } from '#domain/events.ts'
import { append } from '#renderer/log/append.ts'
import { Dexie } from 'dexie'
import type { PageRow } from '#renderer/log/database.ts'
import { databaseName, openDatabase } from '#renderer/log/database.ts'
import { loadLog } from '#renderer/log/log.ts'
import { readPage } from '#renderer/log/records.ts'
import { findPlace } from '#renderer/mount/place.ts'
import type { Place } from '#renderer/mount/place.ts'
import { startDevice } from '#renderer/mount/startDevice.ts'

export type Bench = {
  /** Opens the device once, as on its first morning: it says hello and takes what the hub has. Gives the number of that. */
  prepare(): Promise<number>
  /** Writes events as one screen after the other would, `batch` in a transaction. Milliseconds. */
  write(events: NewEvent[], batch: number): Promise<number>
  /** Starts the device. Milliseconds until nothing is unsent, and all up to the log's number `last` is in its database. */
  drain(last: number): Promise<number>
  fill(last: number): Promise<number>
  /** How many different events are in its database, all of them confirmed: read as they lie there. */
  count(): Promise<number>
}

const newId = () => crypto.randomUUID()

async function level(device: string, place: Place, last: number): Promise<{ ms: number; last: number }> {
  const began = performance.now()
  const started = await startDevice(device, { carrier: place.carrier(device), carrierOf: place.carrier, journal: null, wall: null, say: () => undefined })
  if (!('centre' in started)) throw new Error(JSON.stringify(started))
  const { centre } = started
  await new Promise<void>((resolve) => {
    const look = () => {
      const { sync, confirmedN } = centre.view()
      if (sync.lastHeardAt !== null && sync.unsent === 0 && confirmedN >= last) resolve()
    }
    centre.subscribe(look)
    look()
  })
  return { ms: performance.now() - began, last: centre.view().confirmedN }
}

async function write(device: string, events: NewEvent[], batch: number): Promise<number> {
  const database = openDatabase(device)
  const { log } = await loadLog(database, device, newId, () => undefined)
  const began = performance.now()
  for (let from = 0; from < events.length; from += batch) await append(log, events.slice(from, from + batch), Date.now(), newId)
  const ms = performance.now() - began
  database.close()
  return ms
}

async function count(device: string): Promise<number> {
  const database = new Dexie(databaseName(device))
  await database.open()
  const unsent = await database.table('outbox').count()
  if (unsent > 0) throw new Error(`${unsent} events are still in the outbox.`)
  const rows: PageRow[] = await database.table('pages').toArray()
  database.close()
  return new Set(rows.flatMap(readPage).map(({ id }) => id)).size
}

const place = await findPlace()
const { device } = place
if (device === null) {
  const joined = await place.join(place.code)
  if ('sentence' in joined) throw new Error(joined.sentence)
} else {
  const bench: Bench = {
    prepare: async () => (await level(device, place, 1)).last,
    write: (events, batch) => write(device, events, batch),
    drain: async (last) => (await level(device, place, last)).ms,
    fill: async (last) => (await level(device, place, last)).ms,
    count: () => count(device),
  }
  Object.assign(window, { bench })
}
