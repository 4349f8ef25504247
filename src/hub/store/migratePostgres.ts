import type { ClientBase } from 'pg'
import { StartError } from '#hub/faults.ts'
import { POSTGRES_STEPS, POSTGRES_VERSION } from './postgresSchema.ts'

const MIGRATE_LOCK = 0x666f_7901

/**
 * Brings a database to this release's version, each step in its own transaction, or all of them undone. Never backwards. Of
 * hubs that start at once one does it and the others wait.
 */
export async function migratePostgres(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATE_LOCK])
  try {
    await client.query('create table if not exists schema(version integer primary key)')
    const { rows } = await client.query<{ version: number }>('select coalesce(max(version), 0) as version from schema')
    const found = rows[0]?.version ?? 0
    if (found > POSTGRES_VERSION) {
      throw new StartError(
        `This database was written by a newer Foyer (version ${found}, this one knows ${POSTGRES_VERSION}). Update Foyer, or use another database.`,
      )
    }
    for (let version = found + 1; version <= POSTGRES_VERSION; version++) {
      // One round trip, one transaction: whatever fails in it leaves nothing behind.
      await client.query(`begin; ${POSTGRES_STEPS[version - 1] ?? ''}; insert into schema(version) values (${version}); commit`)
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATE_LOCK])
  }
}
