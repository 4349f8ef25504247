import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { id } from '#wire/code.ts'
import { StartError } from '#hub/faults.ts'

/** How this hub reaches the council's: its address, and who it is there. The token is a secret of this folder. */
const councilFile = z.strictObject({ url: z.url({ protocol: /^https?$/ }), device: id, token: z.string().min(16).max(100) })
export type Council = z.infer<typeof councilFile>

const FILE = 'council.json'

/** Whether this folder has joined a council's hub, and which. Throws StartError when the file is damaged. */
export function readCouncil(dataDir: string): Council | null {
  const path = join(dataDir, FILE)
  if (!existsSync(path)) return null
  try {
    return councilFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new StartError(`${path} cannot be read. Join the council's hub again with a new code: hub join-council URL CODE`, { cause: error })
  }
}

/** Whole or not at all, and for nobody else to read. */
export function writeCouncil(dataDir: string, council: Council): void {
  const path = join(dataDir, FILE)
  writeFileSync(`${path}.new`, JSON.stringify(council), { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}
