import { HubFault, StartError } from '#hub/faults.ts'
import type { Parts } from '#hub/parts.ts'
import { readCouncil } from './councilFile.ts'
import { keepCouncilFilled } from './follow.ts'
import { makeLevel } from './level.ts'

/**
 * Where this folder has joined a council's hub: takes what was lost from there, before any device is asked, and keeps it filled from then on.
 * `url`: its address, where it is another than when it was joined. Throws StartError. Answers what stops it.
 */
export async function startCouncil(parts: Parts, centre: string, dataDir: string, url: string | null): Promise<() => void> {
  const joined = readCouncil(dataDir)
  if (!joined) {
    if (url !== null) throw new StartError('FOYER_COUNCIL_URL is set, but this hub has not joined that one. Run: npm run -s hub -- join-council URL CODE')
    return () => undefined
  }
  const council = { ...joined, url: url ?? joined.url }
  const row = await parts.store.read(({ log }) => log.centre(centre))
  if (row?.mode === 'recovering') {
    await makeLevel(parts, centre, council).catch((error: unknown) => {
      if (!(error instanceof HubFault)) throw error
      parts.logger.warn(`Council: ${error.message} The lost tail is taken from the devices.`)
    })
  }
  return keepCouncilFilled(parts, centre, council)
}
