import { chmodSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '#hub/faults.ts'
import { sayStoreError } from './sayStoreError.ts'
import { makeFolder } from './makeFolder.ts'
import { migrate } from './migrate.ts'
import { makeQueue } from './queue.ts'
import { prepareAll } from './prepared.ts'
import { SCHEMA_VERSION } from './schema.ts'
import { cardTable } from './sqliteCards.ts'
import { codeTable } from './sqliteCodes.ts'
import { deviceTable } from './sqliteDevices.ts'
import { enrolmentTable } from './sqliteEnrolments.ts'
import { logTable } from './sqliteLog.ts'
import { pinTable } from './sqlitePins.ts'
import { reportTable } from './sqliteReports.ts'
import { snapshotTable } from './sqliteSnapshots.ts'
import { ticketTable } from './sqliteTickets.ts'
import type { Store, Tx } from './store.ts'

export const DATA_FILE = 'foyer.sqlite'

/**
 * The store in a data folder, made if it is not there. One process at a time: the file stays locked until `close`.
 * Throws StartError with one clear line (another hub, a newer version, a folder that cannot be written).
 */
export function openSqlite(dataDir: string): Store {
  return openSqliteFile(dataDir, DATA_FILE)
}

/** As openSqlite, in a file of another name. */
export function openSqliteFile(dataDir: string, name: string): Store {
  return storeOn(sayStoreError(dataDir, () => openFile(dataDir, name)))
}

/** A new file for a copy, without a journal: until it is closed and flushed it is worth nothing. Throws where there is a file already. */
export function openNewCopy(file: string): Store {
  closeSync(openSync(file, 'wx', 0o600))
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true })
  db.exec('pragma locking_mode=exclusive; pragma journal_mode=memory; pragma synchronous=off')
  migrate(db)
  return storeOn(db)
}

/** A backup, to be read only. Throws StartError when it is none, or one of another release. */
export function openBackup(file: string): Store {
  const db = sayBackupError(file, () => {
    const opened = new DatabaseSync(file, { readOnly: true })
    try {
      const version = Number(opened.prepare('select max(version) as version from schema').get()?.['version'])
      if (version === SCHEMA_VERSION) return opened
      throw new StartError(
        version > SCHEMA_VERSION
          ? `${file} was written by a newer Foyer (version ${version}, this one knows ${SCHEMA_VERSION}). Update Foyer first.`
          : `${file} was written by an older Foyer. Restore it into an empty folder, which brings it up to date, and verify that.`,
      )
    } catch (error) {
      opened.close()
      throw error
    }
  })
  return storeOn(db)
}

function sayBackupError<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`${file} cannot be read as a backup of a hub: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  }
}

function storeOn(db: DatabaseSync): Store {
  const q = prepareAll(db)
  const tx: Tx = {
    log: logTable(q),
    devices: deviceTable(q),
    codes: codeTable(q),
    enrolments: enrolmentTable(q),
    tickets: ticketTable(q),
    cards: cardTable(q),
    snapshots: snapshotTable(q),
    pins: pinTable(q),
    reports: reportTable(q),
  }
  const queue = makeQueue()

  const within = <T>(begin: string, work: (tx: Tx) => Promise<T>) =>
    queue(async () => {
      db.exec(begin)
      try {
        const result = await work(tx)
        db.exec('commit')
        return result
      } catch (error) {
        // A full disk may have rolled back already.
        if (db.isTransaction) db.exec('rollback')
        throw error
      }
    })

  return {
    read: (work) => within('begin', work),
    write: (work) => within('begin immediate', work),
    // No other hub can be on this store.
    alone: (work) => work(),
    bell: null,
    scrub: () => queue(async () => db.exec('pragma wal_checkpoint(truncate)')),
    close: () =>
      queue(async () => {
        if (db.isOpen) db.close()
      }),
  }
}

function openFile(dataDir: string, name: string): DatabaseSync {
  // Only a folder that we make is ours to close to others; the file always is.
  makeFolder(dataDir)
  const file = join(dataDir, name)
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const db = new DatabaseSync(file, { timeout: 1000, enableForeignKeyConstraints: true })
  try {
    // Exclusive before WAL: the lock is then kept from the first access on, and a second process cannot even read.
    db.exec('pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on')
    db.exec('begin exclusive; commit')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
