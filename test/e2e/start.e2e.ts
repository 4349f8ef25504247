/* npm start, as somebody who arrives meets it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { CHROMIUM_ARGS, windowlessPath } from '#scripts/chromium.ts'
import { freePort } from './hubProcess.ts'

const ROOT = resolve(import.meta.dirname, '../..')

type Ended = { code: number | null; said: string; complained: string }

function start(env: Record<string, string>): { ended: Promise<Ended>; stop(): void; says(what: RegExp): Promise<string> } {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CI: '', ...env },
  })
  const end: Ended = { code: null, said: '', complained: '' }
  child.stdout.on('data', (chunk) => (end.said += chunk))
  child.stderr.on('data', (chunk) => (end.complained += chunk))
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ ...end, code })))
  return {
    ended,
    stop: () => void child.kill('SIGINT'),
    async says(what) {
      await expect.poll(() => end.said, { timeout: 30_000 }).toMatch(what)
      return end.said
    },
  }
}

let dataDir: string
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-start-'))
})
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('without a display a first start prints the address of a team lead’s screen, which asks; after the demo was chosen it prints the others', async () => {
  const port = await freePort()
  const env = { FOYER_DATA_DIR: dataDir, FOYER_PORT: String(port) }
  const foyer = start(env)
  const said = await foyer.says(/Team lead +http/)
  expect(said).not.toMatch(/Welcome desk +http/)
  const browser = await chromium.launch({ executablePath: windowlessPath(), args: CHROMIUM_ARGS })
  const page = await browser.newPage()
  await page.goto(/Team lead +(http\S+)/.exec(said)?.[1] ?? '')
  await expect(page.getByRole('heading', { name: 'What do you want to begin with?' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'The demo is ready' })).toBeVisible()
  await browser.close()
  foyer.stop()
  expect((await foyer.ended).code).toBe(0)
  const later = start(env)
  const then = await later.says(/Welcome desk +http/)
  for (const label of ['Desk 1', 'Waiting room']) expect(then).toMatch(new RegExp(`${label} +http://127.0.0.1:${port}/#[A-Z0-9-]{8,9}`))
  expect(then).not.toMatch(/Team lead +http/)
  later.stop()
  await later.ended
})

test('with FOYER_DEMO=1 it sets up the demo, prints four addresses and why there is no Electron, and Ctrl-C stops all of it cleanly', async () => {
  const port = await freePort()
  const foyer = start({ FOYER_DATA_DIR: dataDir, FOYER_PORT: String(port), FOYER_DEMO: '1' })
  const said = await foyer.says(/Team lead +http/)
  for (const label of ['Welcome desk', 'Desk 1', 'Waiting room', 'Team lead'])
    expect(said).toMatch(new RegExp(`${label} +http://127.0.0.1:${port}/#[A-Z0-9-]{8,9}`))
  expect(said).toMatch(/not in Electron: .+\./)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  foyer.stop()
  const ended = await foyer.ended
  expect(ended.code).toBe(0)
  expect(ended.complained).toBe('')
  await expect(fetch(`http://127.0.0.1:${port}/v1/health`)).rejects.toThrow()
})

test('a port in use is one clear line, and the exit code is not 0', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
  const { code, complained } = await start({ FOYER_DATA_DIR: dataDir, FOYER_PORT: String(port) }).ended
  other.close()
  expect(code).not.toBe(0)
  expect(complained.trim().split('\n')).toHaveLength(1)
  expect(complained).toContain(String(port))
})

test('a folder that cannot be written is one clear line, and the exit code is not 0', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  const { code, complained } = await start({ FOYER_DATA_DIR: join(file, 'data'), FOYER_PORT: String(await freePort()) }).ended
  expect(code).not.toBe(0)
  expect(complained.trim().split('\n')).toHaveLength(1)
  expect(complained).toContain(file)
})
