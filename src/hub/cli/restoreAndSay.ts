import { checkStore } from '#hub/backup/checkStore.ts'
import { restore } from '#hub/backup/restore.ts'
import type { Restored } from '#hub/backup/restore.ts'
import { restoreDatabase } from '#hub/backup/restoreDatabase.ts'
import { databaseName } from '#hub/store/databaseName.ts'
import type { Where } from '#hub/store/openStore.ts'
import { openBackup } from '#hub/store/sqlite.ts'
import { sayChecked } from './askAndSay.ts'
import type { Restore, VerifyFile } from './readCommand.ts'

/** Restores, prints what was done, and answers the exit code. */
export async function restoreAndSay({ where, file, replace }: Restore): Promise<number> {
  const { events, troubles, aside } = await restoreInto(where, file, replace)
  if (troubles.length > 0) {
    console.error([`Nothing was restored, because ${file} is damaged:`, ...troubles].join('\n'))
    return 1
  }
  const lines = [
    `Restored ${events} events into ${where.database === null ? where.dataDir : databaseName(where.database)}. All were checked: numbers, chain, outcomes, counters, tickets and snapshots.`,
    ...(aside === null ? [] : [`The data that was there lies in ${aside}. Nothing of it was deleted.`]),
    'Start the hub. Before it numbers anything new it takes back from its devices what they have beyond this backup.',
    'Customer cards that are older than the centre keeps them are erased again at that start.',
  ]
  console.log(lines.join('\n'))
  return 0
}

function restoreInto({ database, dataDir }: Where, file: string, replace: boolean): Promise<Restored> {
  return database === null ? restore(dataDir, file, replace, Date.now()) : restoreDatabase(database, file, Date.now())
}

/** Checks a backup, prints what is wrong with it, and answers the exit code. */
export async function verifyFileAndSay({ file }: VerifyFile): Promise<number> {
  const store = openBackup(file)
  const checked = await checkStore(store).finally(() => store.close())
  const lines = sayChecked(checked)
  if (checked.troubles.length > 0) console.error(lines.join('\n'))
  else console.log(lines.join('\n'))
  return checked.troubles.length > 0 ? 1 : 0
}
