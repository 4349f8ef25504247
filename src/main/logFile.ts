import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FULL = 1_000_000

/** `main.log` and the one before it. Says what the machinery did; never what crossed it. A full disk stops nobody. */
export function makeLogFile(folder: string, now: () => Date): (line: string) => void {
  const file = join(folder, 'main.log')
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FULL) renameSync(file, `${file}.1`)
      appendFileSync(file, `${now().toISOString()} ${line.replaceAll('\n', '\n  ')}\n`, { mode: 0o600 })
    } catch {
      // Nothing left to tell it to.
    }
  }
}
