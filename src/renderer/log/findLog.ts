import { Dexie } from 'dexie'
import type { KeptEvent } from '#wire/ipc.ts'
import type { ArchiveRow, CardOutboxRow, Database, OutboxRow, QuarantineRow } from './database.ts'
import { databaseName, openDatabase } from './database.ts'
import type { Journal } from './journal.ts'
import { keptEvent } from './journal.ts'
import type { Loaded } from './log.ts'
import { loadLog } from './log.ts'

/** What looks like damage may be a disk that is busy: it must look so this often before anything is left behind. */
const TRIES = 3
const APART = 700
const PATIENCE = 2000
/** More than so many databases are not damaged by chance. */
const MOST = 9

/** `damaged`: the database of before could not be opened, and this is a new one. `older`: what earlier ones still gave of their outbox. */
export type Found = Loaded & { damaged: boolean; older: KeptEvent[] }
export type Finding = { device: string; newId: () => string; tell: () => void; journal: Journal | null; blocked: () => void }

/**
 * Loads this device's log, from the newest of its databases. Chromium can neither open nor delete one whose file is damaged, so such
 * a one is left behind for another under the next name. It is never deleted unread: what of its outbox can still be read comes along,
 * now or at a later start. Throws what IndexedDB throws where it is not damage (no room, blocked, a newer release).
 */
export async function findLog(finding: Finding): Promise<Found> {
  const first = await newest(finding.device)
  for (let nth = first; ; nth++) {
    const loaded = await loadNth(finding, nth, nth === MOST)
    if (loaded) return { ...loaded, damaged: nth > first, older: await readOlder(finding.device, nth) }
  }
}

/** Once their outbox is in this one: takes over what else was only there, and deletes them. One that cannot be read stays. */
export async function dropOlder(device: string, database: Database): Promise<void> {
  for (let nth = 1; nth < MOST && databaseName(device, nth) !== database.name; nth++) {
    const outbox = await readTable(device, nth, 'outbox')
    const apart = await readTable<QuarantineRow>(device, nth, 'quarantine')
    const words = await readTable<CardOutboxRow>(device, nth, 'cardOutbox')
    const pages = await readTable<ArchiveRow>(device, nth, 'archive')
    if (!outbox || !apart || !words || !pages) continue
    await database.transaction('rw', database.quarantine, database.cardOutbox, database.archive, async () => {
      await database.quarantine.bulkPut(apart)
      await database.cardOutbox.bulkAdd(words.map(({ k: _k, ...row }) => row))
      await database.archive.bulkAdd(pages.map(({ k: _k, ...row }) => row))
    })
    await Dexie.delete(databaseName(device, nth)).catch(console.error)
  }
}

async function newest(device: string): Promise<number> {
  const names = await databaseNames()
  let nth = MOST
  while (nth > 1 && !names.has(databaseName(device, nth))) nth--
  return nth
}

/**
 * Chromium never answers one who asks while it clears what a site has stored; the next question it does. Where there is no list, none: the
 * first database then tells what is wrong, and what was written to it in error comes along from it at the next start.
 */
async function databaseNames(): Promise<Set<string>> {
  for (let tried = 1; tried <= TRIES; tried++) {
    let late: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise<null>((resolve) => (late = setTimeout(() => resolve(null), PATIENCE)))
    const names = await Promise.race([Dexie.getDatabaseNames().catch(() => null), patience])
    clearTimeout(late)
    if (names) return new Set(names)
  }
  return new Set()
}

/** Null where it is damaged. */
async function loadNth({ device, newId, tell, journal, blocked }: Finding, nth: number, last: boolean): Promise<Loaded | null> {
  for (let tried = 1; ; tried++) {
    const database = openDatabase(device, nth)
    database.on('blocked', blocked)
    try {
      return await loadLog(database, device, newId, tell, journal)
    } catch (error) {
      database.close()
      if (last || !isDamage(error)) throw error
      console.error(error)
      if (tried === TRIES) return null
      await new Promise((resolve) => setTimeout(resolve, APART))
    }
  }
}

/** What browsers call everything about a database that is neither the disk's size nor somebody's fault. */
function isDamage(error: unknown): boolean {
  const inner = error instanceof Error && 'inner' in error ? error.inner : null
  return [error, inner].some((one) => one instanceof Error && one.name === 'UnknownError')
}

async function readOlder(device: string, nth: number): Promise<KeptEvent[]> {
  const events: KeptEvent[] = []
  for (let older = 1; older < nth; older++) events.push(...((await readTable<OutboxRow>(device, older, 'outbox')) ?? []).map(keptEvent))
  return events
}

/** Null where there is none or it cannot be read. Opens the database as it is, and makes none. */
async function readTable<T>(device: string, nth: number, table: 'outbox' | 'quarantine' | 'cardOutbox' | 'archive'): Promise<T[] | null> {
  const database = new Dexie(databaseName(device, nth))
  try {
    await database.open()
    return await database.table<T>(table).toArray()
  } catch {
    return null
  } finally {
    database.close()
  }
}
