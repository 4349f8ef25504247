import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Instant } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { StartError } from '#hub/faults.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { beginRecovery } from '#hub/log/recovering.ts'
import { stateNow } from '#hub/parts.ts'
import { makeFolder } from '#hub/store/makeFolder.ts'
import { isInUse, sayStoreError } from '#hub/store/sayStoreError.ts'
import { DATA_FILE, openSqliteFile } from '#hub/store/sqlite.ts'
import type { Store } from '#hub/store/store.ts'
import type { Checked } from './checkStore.ts'
import { checkStore } from './checkStore.ts'
import { flush } from './makeBackup.ts'

export type Restored = Checked & {
  /** Where the data that was there before lies now; null where there was none. */
  aside: string | null
}

const UNFINISHED = 'restoring.sqlite'

/**
 * Puts a backup in place of a hub's data. The backup is left as it is: a copy of it is brought up to date, checked, and only then takes the
 * place. Every centre is set to `recovering`: when the hub starts, it first takes back from its devices what they have beyond the backup.
 * Throws StartError: a hub runs on the folder, the folder holds data and `replace` is not set, the file is no backup. With troubles in the
 * answer nothing was changed.
 */
export async function restore(dataDir: string, file: string, replace: boolean, now: Instant): Promise<Restored> {
  const source = resolve(file)
  const live = join(dataDir, DATA_FILE)
  if (!existsSync(source) || !statSync(source).isFile()) throw new StartError(`There is no file ${source}.`)
  if (existsSync(live)) {
    if (isFileInUse(live)) throw new StartError(`A hub is running on ${dataDir}. Stop it first, then restore.`)
    if (!replace) throw new StartError(`${dataDir} holds a centre's data already. With --replace it is moved aside, and kept.`)
  }
  const copy = join(dataDir, UNFINISHED)
  sayStoreError(dataDir, () => {
    makeFolder(dataDir)
    forget(copy)
    copyFileSync(source, copy)
  })
  try {
    const checked = await prepare(dataDir, source, now)
    if (checked.troubles.length > 0) return { ...checked, aside: null }
    flush(copy)
    const aside = existsSync(live) ? moveAside(dataDir, now) : null
    renameSync(copy, live)
    flush(dataDir)
    return { ...checked, aside }
  } finally {
    forget(copy)
  }
}

async function prepare(dataDir: string, source: string, now: Instant): Promise<Checked> {
  const store = openCopy(dataDir, source)
  try {
    const checked = await checkStore(store)
    if (checked.upTo.length === 0) throw new StartError(`${source} holds no centre.`)
    if (checked.troubles.length === 0) await setBack(store, now)
    return checked
  } finally {
    await store.close()
  }
}

function openCopy(dataDir: string, source: string): Store {
  try {
    return openSqliteFile(dataDir, UNFINISHED)
  } catch (error) {
    if (error instanceof StartError && /newer Foyer/.test(error.message)) throw new StartError(error.message.replace('This data folder', source))
    throw new StartError(`${source} cannot be read as a backup of a hub.`, { cause: error })
  }
}

/**
 * What is different in a store that was set back: nothing new is ordered yet, and no ticket number is given twice. A centre that this hub only
 * follows stays so: its own hub orders it, and sends again what is missing here.
 */
export async function setBack(store: Store, now: Instant): Promise<void> {
  for (const { centre, head, mode } of await store.read(({ log }) => log.centres())) {
    const state = await stateNow({ store, folded: makeFolded() }, centre)
    await store.write(async (tx) => {
      if (mode !== 'follows') await beginRecovery(tx, centre, businessDay(now, state.centre?.timeZone ?? 'Europe/London'))
      await tx.log.setSafeSeq(centre, head)
    })
  }
}

/** The journal belongs to the data: without it the last writes would be missing. */
function moveAside(dataDir: string, now: Instant): string {
  const aside = join(dataDir, `replaced-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}`)
  mkdirSync(aside, { mode: 0o700 })
  for (const name of [DATA_FILE, `${DATA_FILE}-wal`, `${DATA_FILE}-shm`]) {
    if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
  }
  flush(aside)
  return aside
}

function forget(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}

/** Whether another process holds it. What cannot be read as a database is held by nobody. */
function isFileInUse(file: string): boolean {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { timeout: 0 })
    db.exec('begin exclusive; rollback')
    return false
  } catch (error) {
    return isInUse(error)
  } finally {
    db?.close()
  }
}
