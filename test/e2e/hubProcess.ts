/* A hub as it really runs: a process of its own on a folder of its own, that can be killed and started again. */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'src/hub/cli.ts')

export class HubProcess {
  readonly dataDir: string
  readonly port: number
  readonly #flags: string[]
  #child: ChildProcess | null = null

  private constructor(dataDir: string, port: number, flags: string[]) {
    this.dataDir = dataDir
    this.port = port
    this.#flags = flags
  }

  static async start(...flags: string[]): Promise<HubProcess> {
    const hub = new HubProcess(mkdtempSync(join(tmpdir(), 'foyer-hub-')), await freePort(), flags)
    await hub.run()
    return hub
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it (again) on the same folder and port. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, [CLI, 'serve', '--port', String(this.port), '--data-dir', this.dataDir, ...this.#flags], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    const end = Date.now() + 20_000
    while (
      !(await fetch(`${this.url}/v1/health`)
        .then((answer) => answer.ok)
        .catch(() => false))
    ) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`The hub did not start:\n${said}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }

  /** Dead at once, as in a power cut of the process. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await gone
    this.#child = null
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  /** A one-time code from the hub's own command line. */
  async code(role: string, label: string, desk: string | null): Promise<string> {
    const args = [CLI, 'pair', '--role', role, '--label', label, '--data-dir', this.dataDir, ...(desk === null ? [] : ['--desk', desk])]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT })
    const code = /[A-HJ-NP-Z2-9]{4}-?[A-HJ-NP-Z2-9]{4}/.exec(stdout)?.[0]
    if (code === undefined) throw new Error(`No code in: ${stdout}`)
    return code
  }

  /** Takes a device away, from the hub's own command line. */
  async revoke(device: string): Promise<void> {
    await promisify(execFile)(process.execPath, [CLI, 'revoke', device, '--data-dir', this.dataDir], { cwd: ROOT })
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
