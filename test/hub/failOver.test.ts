/*
  Two hubs as processes on one PostgreSQL, desks at work on both, and one hub killed in the middle. The desks are whole ones: real log,
  real sync, and Electron's own way from one hub to the next.
*/
import 'fake-indexeddb/auto'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { askHub } from '#hub/admin/askHub.ts'
import type { AdminAsk } from '#hub/admin/adminAsk.ts'
import { fellowCarrier } from '#test/support/fellowCarrier.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import type { TestDevice } from '#test/support/testDevice.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'

const CLI = resolve(import.meta.dirname, '../../src/hub/cli.ts')
const PATIENCE = 60_000
vi.setConfig({ testTimeout: 3 * PATIENCE, hookTimeout: PATIENCE })

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 300_000)
afterAll(() => cluster.stop())

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })

async function aHubProcess(database: string, port: number, hubs: string[]): Promise<ChildProcess> {
  const env = { ...process.env, FOYER_DATABASE_URL: database, FOYER_HUB_URLS: hubs.join(',') }
  const child = spawn(process.execPath, [CLI, 'serve', '--demo', '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'], env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  await expect.poll(() => said, { timeout: PATIENCE, interval: 20 }).toContain(`http://127.0.0.1:${port}`)
  return child
}

/** Does something at a desk, and waits until it has its number there. How long that takes is measured by bench:hub. */
async function numberOne({ centre, log }: TestDevice): Promise<void> {
  await centre.act({ type: 'greet', visit: centre.newId(), appointment: null })
  const last = log.unsent.at(-1)?.id
  await until('it has its number', () => log.unsent.every(({ id }) => id !== last), PATIENCE)
}

test.each([1, 2])('a hub is killed under load (%i): no gap, no loss, nothing twice, and its desks are back', async (seed) => {
  const database = await cluster.database()
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const [killed] = await Promise.all(ports.map((port) => aHubProcess(database, port, urls)))
  const where = { database, dataDir: '/nowhere' }
  const code = async (label: string) => {
    const said = await askHub(where, { do: 'pair', for: { role: 'welcome', label, desk: null } } as AdminAsk)
    if (!('code' in said)) throw new Error(JSON.stringify(said))
    return said.code
  }
  const random = seeded(seed)
  const desks: { desk: TestDevice; at: () => string }[] = []
  for (const [i, url] of [...urls, ...urls].entries()) {
    const joined = await joinHub(url ?? '', await code(`Door ${i}`))
    const carrier = fellowCarrier(url ?? '', joined)
    const desk = await startTestDevice(carrier, joined, random)
    onTestFinished(() => desk.kill())
    desks.push({ desk, at: carrier.at })
  }
  await until('all know the demo centre', () => desks.every(({ desk }) => desk.centre.view().state.services.size > 0), PATIENCE)

  const saved = new Set<string>()
  for (const { desk } of desks) desk.log.followers.add((news) => 'appended' in news && news.appended.forEach((event) => saved.add(event.id)))
  let working = true
  const work = desks.map(async ({ desk: { centre } }) => {
    while (working) {
      await centre.act({ type: 'greet', visit: centre.newId(), appointment: null })
      await new Promise((later) => setTimeout(later, 10 + random() * 60))
    }
  })
  await new Promise((later) => setTimeout(later, 300 + random() * 700))
  killed?.kill('SIGKILL')
  const moved = desks.filter((_, i) => i % 2 === 0)
  // Something that was done after the kill has its number: the desk is back.
  await Promise.all(moved.map(({ desk }) => numberOne(desk)))
  expect(moved.map(({ at }) => at())).toEqual([urls[1], urls[1]])
  await new Promise((later) => setTimeout(later, 500))
  working = false
  await Promise.all(work)
  await until(
    'all is shared, and all desks are equal',
    () => {
      const level = new Set(desks.map(({ desk }) => desk.stateHash())).size === 1
      return level && desks.every(({ desk }) => desk.log.unsent.length === 0)
    },
    PATIENCE,
  )

  const rows = await cluster.sql('select seq::int as seq, id from event order by seq', database)
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
  const ids = rows.map(({ id }) => String(id))
  expect(new Set(ids).size).toBe(ids.length)
  expect([...saved].filter((id) => !ids.includes(id))).toEqual([])
  expect(saved.size).toBeGreaterThan(20)
  expect(await askHub(where, { do: 'verify' })).toMatchObject({ troubles: [] })
})
