import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StartError } from '#hub/faults.ts'
import { SCHEMA_VERSION } from '#hub/store/schema.ts'
import { DATA_FILE, openSqlite } from '#hub/store/sqlite.ts'
import { aStore } from './aLog.ts'
import { ownFolder } from './folders.ts'
import { storeContract } from './storeContract.ts'

storeContract('SQLite', async () => {
  const folder = ownFolder()
  return { store: aStore(folder), reopen: async () => aStore(folder) }
})

/** The one line with which opening a folder fails. */
function lineOf(folder: string): string {
  try {
    const store = openSqlite(folder)
    onTestFinished(() => store.close())
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  throw new Error('It opened.')
}

describe('a data folder of SQLite', () => {
  test('is for one hub at a time, and free again when that one has closed', async () => {
    const folder = ownFolder()
    const first = aStore(folder)
    expect(lineOf(folder)).toMatch(/^Another hub is using this data folder: /)
    await first.close()
    aStore(folder)
  })

  test('of a newer version is refused and left as it is', async () => {
    const folder = ownFolder()
    await aStore(folder).close()
    const db = new DatabaseSync(join(folder, DATA_FILE))
    db.prepare('insert into schema(version) values (?)').run(SCHEMA_VERSION + 1)
    db.close()
    expect(lineOf(folder)).toMatch(/newer Foyer/)
    const look = new DatabaseSync(join(folder, DATA_FILE))
    expect(look.prepare('select max(version) as version from schema').get()?.['version']).toBe(SCHEMA_VERSION + 1)
    look.close()
  })

  test('is closed to other users', () => {
    const folder = join(ownFolder(), 'made', 'by-us')
    aStore(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mode & 0o777])).toEqual(readdirSync(folder).map((file) => [file, 0o600]))
    expect(readdirSync(folder)).toContain(DATA_FILE)
  })

  test('keeps its journal as a WAL', async () => {
    const folder = ownFolder()
    await aStore(folder).close()
    const db = new DatabaseSync(join(folder, DATA_FILE))
    expect(db.prepare('pragma journal_mode').get()?.['journal_mode']).toBe('wal')
    db.close()
  })

  test('says so in one line when it cannot be made, is a file, or holds something else', () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'file'), 'x')
    expect(lineOf(join(folder, 'file'))).toMatch(/cannot be written/)
    expect(lineOf(join(folder, 'file', 'below'))).toMatch(/cannot be written/)
    writeFileSync(join(folder, DATA_FILE), 'something else altogether '.repeat(100))
    expect(lineOf(folder)).toMatch(/cannot be read/)
  })

  test('holds nothing of a card any more once it was erased and scrubbed', async () => {
    const folder = ownFolder()
    const store = aStore(folder)
    const bytes = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1')
    await store.write(async ({ log, cards }) => {
      await log.addCentre('c', 1, 'e'.repeat(64))
      await cards.add('c', { visit: 'v', day: '2027-01-12', write: 'w', field: 'name', text: 'Zebulon Quillfeather' })
    })
    expect(bytes()).toContain('Quillfeather')
    await store.write(({ cards }) => cards.erase('c', 'v', '2027-01-12'))
    await store.scrub()
    expect(bytes()).not.toContain('Quillfeather')
  })
})
