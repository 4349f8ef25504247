import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A fresh folder for what needs no disk of its own. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-trial-'))
  // PostgreSQL does not run as root, and has to get at its folder.
  chmodSync(folder, 0o711)
  return folder
}
