/*
  A PostgreSQL cluster of the tests' own, thrown away with them: a copy of a fresh one that is made once a machine, on a socket in its
  own folder, with fsync on as the hub asks for. The server does not run as root; then it runs as `postgres` or `nobody`.
*/
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { postgresBinaries } from './postgresBinaries.ts'

export type Cluster = {
  /** A fresh database, owned by the user that the address names, who is no superuser. */
  database(): Promise<string>
  /** As the superuser, in a database of `url` (or the first one). */
  sql(text: string, url?: string): Promise<Record<string, unknown>[]>
  /** What the server writes, for looking into. */
  folder: string
  /** The server's first process; 0 while it does not run. */
  pid(): number
  /** SIGQUIT: as if the server had crashed; what was committed stays. */
  crash(): Promise<void>
  /** After a crash, or with other settings. */
  start(settings?: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

type Who = { uid?: number; gid?: number }

/** `folder`: a new one, unless it is for somebody else to say where the cluster lies. */
export async function startCluster(settings: Record<string, string> = {}, folder = mkdtempSync(join(tmpdir(), 'foyer-pg-'))): Promise<Cluster> {
  const bin = postgresBinaries()
  const who = notRoot()
  own(folder, who)
  const data = join(folder, 'data')
  execFileSync('cp', ['-a', template(bin, who), data])
  let server: ChildProcess | null = null
  let count = 0
  const run = (user: string, name: string) => `postgres:///${name}?host=${encodeURIComponent(folder)}&user=${user}`
  const sql = async (text: string, url = run('postgres', 'postgres')) => {
    const client = new Client({ connectionString: url.replace(/user=\w+/, 'user=postgres') })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query<Record<string, unknown>>(text)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const start = async (more: Record<string, string> = {}) => {
    const all = { listen_addresses: '', unix_socket_directories: folder, shared_buffers: '16MB', ...settings, ...more }
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    server = child
    let said = ''
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start: ${said}`)
      if (
        await sql('select 1').then(
          () => true,
          () => false,
        )
      )
        break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    const child = server
    server = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  // However the tests end, the server does not outlive them.
  process.once('exit', () => server?.kill('SIGQUIT'))
  await start()
  await sql('create role foyer login')
  return {
    folder: data,
    pid: () => server?.pid ?? 0,
    sql,
    start,
    crash: () => end('SIGQUIT'),
    async database() {
      const name = `t${++count}`
      await sql(`create database ${name} owner foyer`)
      return run('foyer', name)
    },
    async stop() {
      // Nothing of it is kept, so nothing is tidied.
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A fresh cluster to copy, one a version of PostgreSQL. Whoever makes it first has made it for all. */
function template(bin: string, who: Who): string {
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
    .trim()
    .replaceAll(/[^\w.]+/g, '-')
  const made = join(tmpdir(), `foyer-template-${version}-${who.uid ?? process.getuid?.() ?? 0}`)
  if (existsSync(made)) return made
  const making = mkdtempSync(`${made}-`)
  own(making, who)
  const data = join(making, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...who,
    cwd: making,
    stdio: 'ignore',
  })
  try {
    renameSync(data, made)
  } catch (error) {
    if (!existsSync(made)) throw error
  }
  rmSync(making, { recursive: true, force: true })
  return made
}

function own(folder: string, { uid, gid }: Who): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
}

/** PostgreSQL refuses to run as root. */
function notRoot(): Who {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find((one) => one[0] === name)).find((one) => one !== undefined)
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody: add one (useradd postgres).')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
