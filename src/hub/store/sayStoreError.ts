import { StartError } from '#hub/faults.ts'
import { isDatabaseFull } from './sayDatabaseError.ts'

/* SQLite's result codes, https://www.sqlite.org/rescode.html; the low byte is the primary one. */
const BUSY = 5
const READONLY = 8
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

/** What the file system says of a place where nothing can be made. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT'])

/** The primary SQLite result code of an error, or null. */
export function sqliteCode(error: unknown): number | null {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return typeof code === 'number' ? code & 0xff : null
}

/** Another process holds the file. */
export function isInUse(error: unknown): boolean {
  return sqliteCode(error) === BUSY
}

/** The disk is full: nothing was stored, and the hub can go on once there is room. */
export function isDiskFull(error: unknown): boolean {
  return sqliteCode(error) === FULL || isDatabaseFull(error)
}

/** Opens something in a data folder; what goes wrong becomes one clear line. */
export function sayStoreError<T>(dataDir: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(sentence(dataDir, error), { cause: error })
  }
}

function sentence(dataDir: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (sqliteCode(error)) {
    case BUSY:
      return `Another hub is using this data folder: ${dataDir}. Stop that one, or use another folder.`
    case READONLY:
    case CANTOPEN:
      return unwritable(dataDir)
    case FULL:
      return `There is no room left on the disk of the data folder: ${dataDir}. Make room and start again.`
    case CORRUPT:
    case NOTADB:
      return `The data file in ${dataDir} cannot be read. Restore a backup, or use another folder.`
  }
  if (typeof code === 'string' && UNWRITABLE.has(code)) return unwritable(dataDir)
  if (code === 'ENOSPC') return `There is no room left on the disk of the data folder: ${dataDir}. Make room and start again.`
  return `The data folder ${dataDir} cannot be opened: ${error instanceof Error ? error.message : String(error)}`
}

function unwritable(dataDir: string): string {
  return `The data folder cannot be written: ${dataDir}. Allow this user to write there, or name another with FOYER_DATA_DIR.`
}
