/* The hub as people run it: a process, its command line, its signals. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AdminAsk } from '#hub/admin/adminAsk.ts'
import { askHub } from '#hub/admin/askHub.ts'
import { sayAnswer } from '#hub/cli/askAndSay.ts'
import { StartError } from '#hub/faults.ts'
import type { HubOptions } from '#hub/hub.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { aHub, ask, JSON_TYPE, TestDevice } from './aHub.ts'
import { ownFolder } from './folders.ts'

const CLI = resolve(import.meta.dirname, '../../src/hub/cli.ts')
/** The machine may be busy: a process takes seconds to start then. */
const PATIENCE = 60_000

const inFolder = (dataDir: string) => ({ database: null, dataDir })

type Ended = { code: number | null; out: string; err: string }

function run(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, out, err })))
  /** Where it listens, once it says so. */
  const url = async (): Promise<string> => {
    await expect.poll(() => out + err, { timeout: PATIENCE, interval: 50 }).toContain('http://')
    return /http:\S+/.exec(out)?.[0] ?? ''
  }
  return { ended, url, kill: (signal: NodeJS.Signals) => void child.kill(signal) }
}

/** Goes at a hub's file behind its back. */
function edit(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, DATA_FILE))
  db.exec(sql)
  db.close()
}

test('the hub keeps what it answered though it is killed, says why it does not start, and stops when it is told to', { timeout: PATIENCE }, async () => {
  const folder = ownFolder()
  const serve = () => run('serve', '--port', '0', '--data-dir', folder, '--no-demo')
  const device = async (url: string) => {
    const { out } = await run('pair', '--role', 'welcome', '--label', 'Door', '--data-dir', folder).ended
    const { body } = await ask(`${url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code: out.split('\n')[0] }) })
    return body as { device: string; token: string }
  }

  const first = serve()
  const url = await first.url()
  const { device: id, token } = await device(url)
  const before = new TestDevice({ url }, id, token)
  const events = [before.pen.arrived('a'), before.pen.arrived('b')]
  const { body: said } = await before.push(events)
  expect(said).toMatchObject({ results: [{ n: 1 }, { n: 2 }] })
  first.kill('SIGKILL')
  await first.ended

  const second = serve()
  const after = new TestDevice({ url: await second.url() }, id, token)
  expect((await after.push(events)).body).toEqual(said)

  const third = await serve().ended
  expect([third.code, third.out, third.err.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(/^Another hub is using this data folder/)]])

  const news = await after.news()
  const asked = performance.now()
  second.kill('SIGTERM')
  expect(await second.ended).toMatchObject({ code: 0, err: '' })
  expect(performance.now() - asked).toBeLessThan(4000)
  await news.closed
  expect(existsSync(join(folder, 'admin.sock'))).toBe(false)
})

describe('a hub that cannot start says so in one line:', () => {
  const lineOf = (options: Partial<HubOptions>) =>
    aHub(options).then(
      () => 'It started.',
      (error: unknown) => (error instanceof StartError ? error.message : String(error)),
    )

  test('its port is in use, and its folder is free again', async () => {
    const { port } = await aHub()
    const folder = ownFolder()
    expect(await lineOf({ port, dataDir: folder })).toMatch(/^Port \d+ on 127.0.0.1 is in use/)
    await aHub({ dataDir: folder })
  })

  test('its address is not of this machine', async () => {
    expect(await lineOf({ host: '192.0.2.1' })).toMatch(/^This machine has no address 192.0.2.1/)
  })

  test('another hub uses its folder, and that one goes on', async () => {
    const { folder, url } = await aHub()
    expect(await lineOf({ dataDir: folder })).toMatch(/^Another hub is using this data folder/)
    expect((await ask(`${url}/v1/health`)).status).toBe(200)
  })

  test('its log is damaged', async () => {
    const hub = await aHub()
    await hub.close()
    edit(hub.folder, 'update centre set head = 3')
    expect(await lineOf({ dataDir: hub.folder })).toMatch(/^The hub's log is damaged at number 1/)
  })
})

describe('the command line', () => {
  test('asks the hub that runs: a code, who joined, a revocation that closes the lines, a check', async () => {
    const hub = await aHub()
    const said = async (command: AdminAsk) => sayAnswer(await askHub(inFolder(hub.folder), command))
    expect((await said({ do: 'pair', for: { role: 'adviser', label: 'Desk 2', desk: 'desk-2' } }))[0]).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    const desk = await TestDevice.join(hub, 'adviser', 'Desk 2', 'desk-2')
    const news = await desk.news()
    expect(await said({ do: 'devices' })).toEqual([expect.stringContaining(desk.id)])
    expect(await said({ do: 'verify' })).toEqual([expect.stringContaining('All 0 events are in order')])
    expect(await said({ do: 'revoke', device: desk.id })).toEqual([`${desk.id} is taken away.`])
    await news.closed
    expect((await desk.hello()).status).toBe(401)
    expect(await askHub(inFolder(hub.folder), { do: 'revoke', device: 'd-nobody' })).toEqual({ no: expect.stringContaining('no device') })
    expect(statSync(join(hub.folder, 'admin.sock')).mode & 0o777).toBe(0o600)
  })

  test('looks into the folder itself when no hub runs', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'adviser')
    await hub.close()
    expect(await askHub(inFolder(hub.folder), { do: 'devices' })).toMatchObject({ devices: [{ device: desk.id }] })
    edit(hub.folder, 'update centre set head = 3')
    expect(await askHub(inFolder(hub.folder), { do: 'verify' })).toMatchObject({ troubles: [expect.stringContaining('number 3')] })
  })

  test('says that there is nothing yet, and makes nothing', async () => {
    const folder = join(ownFolder(), 'nothing')
    await expect(askHub(inFolder(folder), { do: 'devices' })).rejects.toThrow('no centre')
    expect(existsSync(folder)).toBe(false)
  })
})

test('the hub’s admin socket answers rubbish with a sentence, and goes on', async () => {
  const hub = await aHub()
  const say = (bytes: string) =>
    new Promise<string>((done) => {
      const socket = connect(join(hub.folder, 'admin.sock'), () => socket.write(bytes))
      let text = ''
      socket.on('data', (chunk) => (text += String(chunk)))
      socket.on('close', () => done(text))
    })
  for (const bytes of ['rubbish\n', '{}\n', 'null\n', '{"do":"revoke"}\n']) expect(JSON.parse(await say(bytes))).toHaveProperty('no')
  expect(await say('x'.repeat(50_000))).toBe('')
  expect(JSON.parse(await say('{"do":"devices"}\n'))).toEqual({ devices: [] })
})

test('a folder that is there keeps the rights that it has', async () => {
  const folder = join(ownFolder(), 'shared')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  await aHub({ dataDir: folder })
  expect(statSync(folder).mode & 0o777).toBe(0o755)
  expect(statSync(join(folder, DATA_FILE)).mode & 0o777).toBe(0o600)
})
