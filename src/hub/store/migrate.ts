import type { DatabaseSync } from 'node:sqlite'
import { StartError } from '#hub/faults.ts'
import { SCHEMA_VERSION, STEPS } from './schema.ts'

/** Brings a data folder to this release's version, each step in its own transaction. Never backwards. */
export function migrate(db: DatabaseSync): void {
  db.exec('create table if not exists schema(version integer not null) strict')
  const found = Number(db.prepare('select coalesce(max(version), 0) as version from schema').get()?.['version'] ?? 0)
  if (found > SCHEMA_VERSION) {
    throw new StartError(
      `This data folder was written by a newer Foyer (version ${found}, this one knows ${SCHEMA_VERSION}). Update Foyer, or use another folder.`,
    )
  }
  for (let version = found + 1; version <= SCHEMA_VERSION; version++) {
    db.exec('begin immediate')
    try {
      db.exec(STEPS[version - 1] ?? '')
      db.prepare('insert into schema(version) values (?)').run(version)
      db.exec('commit')
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      throw error
    }
  }
}
