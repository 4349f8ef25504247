import type { Instant } from '#domain/instant.ts'
import { StartError } from '#hub/faults.ts'
import { databaseName } from '#hub/store/databaseName.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import { openBackup } from '#hub/store/sqlite.ts'
import { checkStore } from './checkStore.ts'
import { copyStore } from './copyStore.ts'
import type { Restored } from './restore.ts'
import { setBack } from './restore.ts'

/**
 * Fills an empty PostgreSQL database from a backup, whichever kind of store that was made of. As with a folder nothing is ordered there before
 * the devices were heard. Throws StartError: the database holds a centre, or the file is no backup.
 */
export async function restoreDatabase(database: string, file: string, now: Instant): Promise<Restored> {
  const backup = openBackup(file)
  try {
    const checked = await checkStore(backup)
    if (checked.upTo.length === 0) throw new StartError(`${file} holds no centre.`)
    if (checked.troubles.length > 0) return { ...checked, aside: null }
    const store = await openPostgres(database)
    try {
      if ((await store.read(({ log }) => log.centres())).length > 0)
        throw new StartError(`${databaseName(database)} holds a centre already. Restore into a database that is empty, and keep this one.`)
      await copyStore(backup, store)
      await setBack(store, now)
    } finally {
      await store.close()
    }
    return { ...checked, aside: null }
  } finally {
    await backup.close()
  }
}
