import { Dexie } from 'dexie'

const SCRAP = 'foyer-scrap'
/** Another window that stands still in the middle of this must not keep this one from starting. */
const PATIENCE = 3000

/**
 * To be awaited before anything is written after a start. Chromium's LevelDB follows each strict write with an unflushed note of its
 * own. A power cut can leave that as zeros at the end of its log file, which the next start overlooks and writes on behind; the start
 * after that loses what stands there, or takes it for damage and deletes all databases of this address. Deleting a database makes
 * LevelDB begin a new log file, with what it holds written down afresh. Some 30 ms, and nothing where a browser stores otherwise.
 * Never throws: a store that cannot do this says so at the next write.
 */
export async function turnOver(): Promise<void> {
  let late: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<void>((resolve) => (late = setTimeout(resolve, PATIENCE)))
  await Promise.race([makeAndDelete(), patience]).catch((error: unknown) => console.error(error))
  clearTimeout(late)
}

async function makeAndDelete(): Promise<void> {
  const scrap = new Dexie(SCRAP, { chromeTransactionDurability: 'strict' })
  scrap.version(1).stores({ nothing: 'k' })
  await scrap.open()
  await scrap.delete()
}
