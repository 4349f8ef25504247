import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

/** Where a hub's log is: in a PostgreSQL database, or (null) in a folder. */
export type Where = { database: string | null; dataDir: string }

/** Throws StartError with one clear line. */
export async function openStore({ database, dataDir }: Where): Promise<Store> {
  return database === null ? openSqlite(dataDir) : openPostgres(database)
}
