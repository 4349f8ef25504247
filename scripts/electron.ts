/*
  Is there an Electron here, and if not, can it be had? Finding out has no side effect: `import 'electron'` would start a
  download. Fetching is one try with a time limit; a failure is remembered for a day, so that `npm start` stays quick.
*/
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>
/** The executable, or one line for the person who started Foyer that says why there is none. */
export type Found = { executable: string } | { why: string }

export type Machine = { env: Env; platform: NodeJS.Platform; uid: number | null; now: number }

export function thisMachine(): Machine {
  return { env: process.env, platform: process.platform, uid: process.getuid?.() ?? null, now: Date.now() }
}

const DAY_MS = 86_400_000
const PATIENCE_MS = 180_000

/** The executable that electron's own `index.js` would name; null when it is not there. Reads two files at most. */
export function findElectron(root: string, env: Env = process.env): string | null {
  const home = join(root, 'node_modules/electron')
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = readIfThere(join(home, 'path.txt')) ?? (elsewhere ? 'electron' : null)
  if (name === null) return null
  const executable = join(elsewhere ?? join(home, 'dist'), name)
  return existsSync(executable) ? executable : null
}

/** Why a window cannot be opened on this machine, whatever Electron there is; null when it can. */
export function whyNoWindow({ env, platform, uid }: Machine): string | null {
  if (env['CI']) return 'this is a build machine (CI is set)'
  if (platform !== 'linux') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this machine has no display'
  // The stand-in for tests may run as root; Electron's sandbox may not, and we do not switch that off.
  return uid === 0 && !env['ELECTRON_OVERRIDE_DIST_PATH'] ? 'Electron does not run as root' : null
}

type Options = { machine?: Machine; install?: (root: string, stop?: AbortSignal) => Promise<string | null>; stop?: AbortSignal | undefined }

/**
 * Finds Electron, or tries once to download it.
 * @param dataFolder where a failure is remembered
 * @param options.install downloads; resolves with null, or with why it could not
 * @param options.stop ends a download at once; that is no failure, and not remembered
 */
export async function fetchElectron(root: string, dataFolder: string, options: Options = {}): Promise<Found> {
  const { machine = thisMachine(), install = runInstaller, stop } = options
  const noWindow = whyNoWindow(machine)
  if (noWindow !== null) return { why: noWindow }
  const there = findElectron(root, machine.env)
  if (there !== null) return { executable: there }

  const memory = join(dataFolder, 'electron-not-had.json')
  const version = electronVersion(root)
  if (version === null) return { why: 'the electron package is not installed' }
  const failed = recall(memory)
  if (failed && failed.version === version && machine.now - failed.at < DAY_MS && machine.now >= failed.at) {
    return { why: `${failed.why} (tried less than a day ago; delete ${memory} to try again)` }
  }
  const why = await install(root, stop)
  const fetched = findElectron(root, machine.env)
  if (fetched !== null) {
    rmSync(memory, { force: true })
    return { executable: fetched }
  }
  if (stop?.aborted) return { why: 'its download was stopped' }
  const reason = `Electron could not be downloaded: ${why ?? 'the installer left nothing behind'}`
  remember(memory, { at: machine.now, version, why: reason })
  return { why: reason }
}

function electronVersion(root: string): string | null {
  const text = readIfThere(join(root, 'node_modules/electron/package.json'))
  return text === null ? null : String((JSON.parse(text) as { version: unknown }).version)
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

type Failure = { at: number; version: string; why: string }

function recall(memory: string): Failure | null {
  try {
    const { at, version, why } = JSON.parse(readFileSync(memory, 'utf8')) as Partial<Failure>
    return typeof at === 'number' && typeof version === 'string' && typeof why === 'string' ? { at, version, why } : null
  } catch {
    return null
  }
}

function remember(memory: string, failure: Failure): void {
  try {
    mkdirSync(join(memory, '..'), { recursive: true })
    writeFileSync(memory, JSON.stringify(failure))
  } catch {
    // Then the next start tries again.
  }
}

/** Electron's own installer. It is ended, with all that it started, when it takes too long. */
function runInstaller(root: string, stop?: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(root, 'node_modules/electron/install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
      signal: stop,
      // Out of reach of the terminal's Ctrl-C: `stop` ends it, so that we know why it ended.
      detached: process.platform !== 'win32',
    })
    let said = ''
    installer.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8000)
    })
    installer.once('error', (error) => resolve(error.message))
    installer.once('close', (code, signal) => {
      if (code === 0) return resolve(null)
      resolve(signal ? `no answer in ${PATIENCE_MS / 60_000} minutes` : shortReason(said))
    })
  })
}

/** The one word in a stack trace that helps: `ENOTFOUND`, `UND_ERR_CONNECT_TIMEOUT`, a certificate's code. */
export function shortReason(stderr: string): string {
  const code = /\b(E[A-Z]{4,}|UND_ERR_\w+|[A-Z]+_CERT_\w+|CERT_\w+|HTTPError[^\n]{0,60}|Response code \d+)/.exec(stderr)?.[0]
  return code ?? /^\s*(?:\w*Error): ([^\n]{1,120})/m.exec(stderr)?.[1] ?? 'the installer failed'
}
