/*
  Two hubs on one PostgreSQL, desks at work on both, one hub killed. The desks are whole ones: real log, real sync, and Electron's own way
  from one hub to the next. How long until what they do after the kill has its number, and whether anything is missing or twice.
*/
import 'fake-indexeddb/auto'
import { createServer } from 'node:net'
import { fellowCarrier } from '#test/support/fellowCarrier.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import type { Cluster } from '#test/support/postgres.ts'
import type { TestDevice } from '#test/support/testDevice.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'
import { startHubProcess } from './hubProcess.ts'

const DESKS = 10
const PATIENCE = 60_000

export type FailOver = {
  desks: number
  rounds: number
  /** Milliseconds from the kill until the last desk of the killed hub has the number of something that it did since; the longest of all rounds. */
  backMs: number
  saved: number
  lost: number
  doubled: number
  gaps: number
}

export async function failOver(cluster: Cluster, dataDir: string, rounds: number): Promise<FailOver> {
  const found: FailOver = { desks: DESKS, rounds, backMs: 0, saved: 0, lost: 0, doubled: 0, gaps: 0 }
  for (let round = 0; round < rounds; round++) {
    const one = await oneRound(cluster, dataDir, round)
    found.backMs = Math.max(found.backMs, Math.round(one.backMs))
    for (const key of ['saved', 'lost', 'doubled', 'gaps'] as const) found[key] += one[key]
  }
  return found
}

async function oneRound(cluster: Cluster, dataDir: string, seed: number): Promise<Omit<FailOver, 'desks' | 'rounds'>> {
  const database = await cluster.database()
  const ports = [await freePort(), await freePort()]
  const hubs = ports.map((port) => `http://127.0.0.1:${port}`)
  const first = await startHubProcess({ dataDir, database, codes: DESKS, port: ports[0] ?? 0, hubs })
  const second = await startHubProcess({ dataDir, database, codes: 0, port: ports[1] ?? 0, hubs })
  const random = seeded(seed + 1)
  const desks: TestDevice[] = []
  const saved = new Set<string>()
  for (const [i, code] of first.codes.entries()) {
    const joined = await joinHub(first.url, code)
    const desk = await startTestDevice(fellowCarrier(hubs[i % 2] ?? '', joined), joined, random)
    desk.log.followers.add((news) => 'appended' in news && news.appended.forEach((event) => saved.add(event.id)))
    desks.push(desk)
  }
  try {
    // All have said hello, and know both hubs.
    await Promise.all(desks.map(numberOne))
    let working = true
    const work = desks.map(async ({ centre }) => {
      while (working) {
        await centre.act({ type: 'greet', visit: centre.newId(), appointment: null })
        await new Promise((later) => setTimeout(later, 50 + random() * 200))
      }
    })
    await new Promise((later) => setTimeout(later, 500 + random() * 1000))
    await first.kill('SIGKILL')
    const killedAt = performance.now()
    await Promise.all(desks.filter((_, i) => i % 2 === 0).map(numberOne))
    const backMs = performance.now() - killedAt
    working = false
    await Promise.all(work)
    await until('all is shared', () => desks.every(({ log }) => log.unsent.length === 0), PATIENCE)
    const rows = await cluster.sql('select seq::int as seq, id from event order by seq', database)
    const ids = rows.map(({ id }) => String(id))
    return {
      backMs,
      saved: saved.size,
      lost: [...saved].filter((id) => !ids.includes(id)).length,
      doubled: ids.length - new Set(ids).size,
      gaps: rows.filter(({ seq }, i) => seq !== i + 1).length,
    }
  } finally {
    for (const desk of desks) desk.kill()
    await second.kill()
  }
}

/** Does something at a desk, and waits until it has its number there. */
async function numberOne({ centre, log }: TestDevice): Promise<void> {
  await centre.act({ type: 'greet', visit: centre.newId(), appointment: null })
  const last = log.unsent.at(-1)?.id
  await until('it has its number', () => log.unsent.every(({ id }) => id !== last), PATIENCE)
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
