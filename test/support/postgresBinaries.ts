/* Where PostgreSQL's programs are. On Debian as root they are installed where there are none, as for Chromium. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const PLACES = [
  '/usr/lib/postgresql/*/bin/initdb',
  '/usr/pgsql-*/bin/initdb',
  '/opt/homebrew/opt/postgresql@*/bin/initdb',
  '/usr/local/opt/postgresql@*/bin/initdb',
]

/** The folder with initdb and postgres, the newest there is. Throws with what to install. */
export function postgresBinaries(): string {
  const found = find() ?? installed()
  if (!found) throw new Error('No PostgreSQL was found for the tests: install PostgreSQL 15 or newer (on Debian: apt-get install postgresql).')
  return found
}

function find(): string | null {
  const version = (path: string) => Number(/(\d+)\/bin\/initdb$/.exec(path)?.[1] ?? 0)
  const placed = globSync(PLACES).toSorted((a, b) => version(b) - version(a))
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'initdb'))
  const initdb = [...placed, ...onPath].find((path) => existsSync(path) && existsSync(join(dirname(path), 'postgres')))
  return initdb ? dirname(initdb) : null
}

function installed(): string | null {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return null
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    apt('update')
    // Two files of tests may come here at once: the second waits for the first.
    apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', 'postgresql')
  } catch {
    return null
  }
  return find()
}
