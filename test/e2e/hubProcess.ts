/* A hub as it really runs: a process of its own on a folder of its own, that can be killed and started again. */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { askHub } from '#hub/admin/askHub.ts'
import type { AdminAsk } from '#hub/admin/adminAsk.ts'

type CodeFor = (AdminAsk & { do: 'pair' })['for']

const ROOT = resolve(import.meta.dirname, '../..')
/** As npm run hub runs it. */
const CLI = [join(ROOT, 'scripts/run.mjs'), 'src/hub/cli.ts']

export class HubProcess {
  readonly dataDir: string
  readonly port: number
  readonly #flags: string[]
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null

  private constructor(dataDir: string, port: number, flags: string[], env: NodeJS.ProcessEnv) {
    this.dataDir = dataDir
    this.port = port
    // Most walks begin on a centre that is set up.
    this.#flags = flags.includes('--no-demo') ? flags : ['--demo', ...flags]
    this.#env = { ...process.env, ...env }
  }

  static async start(...flags: string[]): Promise<HubProcess> {
    const hub = await HubProcess.on(mkdtempSync(join(tmpdir(), 'foyer-hub-')), {}, flags)
    await hub.run()
    return hub
  }

  /** On a folder that somebody else makes and clears away, and on any free port. Not started yet. */
  static async on(dataDir: string, env: NodeJS.ProcessEnv = {}, flags: string[] = []): Promise<HubProcess> {
    return new HubProcess(dataDir, await freePort(), flags, env)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** 0 while it does not run. */
  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it (again) on the same folder and port. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, [...CLI, 'serve', '--port', String(this.port), '--data-dir', this.dataDir, ...this.#flags], {
      cwd: ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    await listening(child)
  }

  /** Dead at once, as in a power cut of the process. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await gone
    this.#child = null
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  /** A one-time code, asked for as the hub's command line asks, without a process of its own; `joinAddress` starts that. */
  async code(role: CodeFor['role'], label: string, desk: string | null): Promise<string> {
    const said = await askHub({ database: this.#env['FOYER_DATABASE_URL'] ?? null, dataDir: this.dataDir }, { do: 'pair', for: { role, label, desk } })
    if (!('code' in said)) throw new Error(`No code: ${JSON.stringify(said)}`)
    return said.code
  }

  /** The whole address to join with from another machine, from the hub's own command line. */
  async joinAddress(role: string, label: string, desk: string | null = null): Promise<string> {
    const stdout = await this.#command('pair', '--role', role, '--label', label, ...(desk === null ? [] : ['--desk', desk]))
    const address = /^https?:\/\/\S+$/m.exec(stdout)?.[0]
    if (address === undefined) throw new Error(`No address in: ${stdout}`)
    return address
  }

  /** An enrolment file, from the hub's own command line. */
  async enrol(role: string, count: number, file: string): Promise<void> {
    await this.#command('enrol', '--role', role, '--count', String(count), '--until', '2099-12-31', file)
  }

  /** Everything in one file, by the hub's own command line. Answers what it said. */
  async backup(file: string): Promise<string> {
    return this.#command('backup', file)
  }

  /** Any command of the hub's own command line. Answers what it said. */
  async tell(...words: string[]): Promise<string> {
    return (await promisify(execFile)(process.execPath, [...CLI, ...words, '--data-dir', this.dataDir], { cwd: ROOT, env: this.#env })).stdout
  }

  /** Takes a device away, from the hub's own command line. */
  async revoke(device: string): Promise<void> {
    await this.#command('revoke', device)
  }

  async #command(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [...CLI, ...args, '--data-dir', this.dataDir], { cwd: ROOT, env: this.#env })
    return stdout
  }
}

/** It says where it is once it listens. To ask it until then took a fifth of what a test's own process takes. */
function listening(child: ChildProcessByStdio<null, Readable, Readable>): Promise<void> {
  return new Promise((done, failed) => {
    let said = ''
    const fail = () => failed(new Error(`The hub did not start:\n${said}`))
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes("Foyer's hub: ")) done()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', fail)
    child.once('exit', fail)
    setTimeout(fail, 120_000).unref()
  })
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
