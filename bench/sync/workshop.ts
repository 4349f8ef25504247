/* What is needed before anything is measured: the peers, and a page of each contender, built as the product's own pages are. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { Kind } from './contenders.ts'

/** A package of its own: nothing in it is of the project, and nothing of it in the project. */
const PEERS = join(import.meta.dirname, 'peers')

/** Where the page and the server of a contender are. */
export function folderOf(kind: Kind): string {
  return kind === 'foyer' ? join(import.meta.dirname, kind) : join(PEERS, kind)
}

/** Installs the peers from their own lock file where they are missing. */
export function installPeers(said: (line: string) => void): void {
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return
  said('Installing the peers (bench/sync/peers) …')
  const { status, stderr, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`The peers could not be installed. Run "npm ci --ignore-scripts" in bench/sync/peers.\n${error?.message ?? stderr}`)
}

export async function buildPage(kind: Kind, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: folderOf(kind),
    publicDir: false,
    // What PouchDB expects of its surroundings.
    define: kind === 'pouch' ? { global: 'globalThis' } : {},
    build: { target: 'chrome120', minify: true, outDir, emptyOutDir: true },
  })
}
