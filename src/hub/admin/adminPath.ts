import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A Unix socket's path may have 107 bytes on Linux and 103 on a Mac. */
const LONGEST = 100

/** Where the hub of a data folder listens for its command line: `admin.sock` in it, a named pipe on Windows. */
export function adminPath(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  const whole = resolve(dataDir)
  const short = createHash('sha256').update(whole).digest('hex').slice(0, 16)
  if (platform === 'win32') return `\\\\.\\pipe\\foyer-${short}`
  const path = join(whole, 'admin.sock')
  return Buffer.byteLength(path) > LONGEST ? join(tmpdir(), `foyer-${short}.sock`) : path
}
