import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** `database`: null for SQLite in the folder. `codes`: how many to make. `hubs`: the addresses of all hubs on the database. */
export type HubPlace = { dataDir: string; database: string | null; codes: number; port: number; hubs: string[] }

export type HubProcess = {
  url: string
  /** One-time codes of staff devices. */
  codes: string[]
  /** Megabytes of memory that are its own, at most so far. */
  mostMemory(): number
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a hub on a folder, or on a database where there is one. */
export async function startHubProcess(where: HubPlace): Promise<HubProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), JSON.stringify(where)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { url, codes } = await firstLine(child)
  return {
    url,
    codes,
    mostMemory: () => Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024),
    kill(signal = 'SIGTERM') {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill(signal)
      return gone
    },
  }
}

function firstLine(child: ChildProcess): Promise<{ url: string; codes: string[] }> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('The hub has no output.'))
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as { url: string; codes: string[] }))
    child.once('exit', (code) => reject(new Error(`The hub ended with code ${code}.`)))
  })
}
