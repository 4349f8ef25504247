import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#hub/clock.ts'
import { StartError } from '#hub/faults.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { openStore } from '#hub/store/openStore.ts'
import type { Where } from '#hub/store/openStore.ts'
import { databaseName } from '#hub/store/databaseName.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { answerAdmin } from './answerAdmin.ts'
import type { AdminSaid } from './answerAdmin.ts'

/** Answers from the store itself, where no hub runs on it. Throws StartError. */
export async function askStore(where: Where, line: string): Promise<AdminSaid> {
  const { database, dataDir } = where
  if (database === null && !existsSync(join(dataDir, DATA_FILE)))
    throw new StartError(`There is no centre in ${dataDir} yet. Start the hub once, or name its folder with --data-dir.`)
  const store = await openStore(where)
  try {
    const [row] = await store.read(({ log }) => log.centres())
    if (!row) throw new StartError(`There is no centre in ${database === null ? dataDir : databaseName(database)} yet. Start the hub once.`)
    const recovery = makeRecovery(store, console.error)
    const clocks = { clock: systemClock, demoClock: null, wall: systemClock }
    const parts = { store, folded: makeFolded(), feed: makeFeed(), recovery, ...clocks, hubs: [], network: () => null, logger: console }
    return await answerAdmin(parts, line)
  } finally {
    await store.close()
  }
}
