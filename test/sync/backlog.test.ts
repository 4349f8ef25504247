/* A long time without the hub: what was written then leaves in few large pushes, and a fresh device takes it in few large pages. */
import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import { startHub } from '#hub/hub.ts'
import { append } from '#renderer/log/append.ts'
import { openDatabase } from '#renderer/log/database.ts'
import { loadLog } from '#renderer/log/log.ts'
import { LIMITS } from '#wire/limits.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'

const EVENTS = 3600

test('a backlog of thousands is shared whole, once and in order, and no page holds more than the wire allows', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'foyer-backlog-'))
  const hub = await startHub({ dataDir, port: 0, demo: true })
  try {
    const joined = await joinHub(hub.url, (await hub.makeCode('welcome', 'Welcome desk', null)).code)
    const { log } = await loadLog(openDatabase(joined.device), joined.device, randomUUID, () => undefined)
    const events = Array.from({ length: EVENTS }, (_, i): NewEvent => ({
      type: 'arrived',
      v: 1,
      day: '2027-01-12',
      at: 1_800_000_000_000 + i,
      body: { visit: `v-${i}`, greeted: true, booked: null },
    }))
    const written: string[] = []
    for (let from = 0; from < EVENTS; from += 400) written.push(...(await append(log, events.slice(from, from + 400), 1, randomUUID)).map(({ id }) => id))
    log.database.close()

    const random = seeded(1)
    const writer = await startTestDevice(hub.url, joined, random)
    await until('the backlog is shared', () => writer.log.unsent.length === 0, 60_000)
    const fresh = await startTestDevice(hub.url, await joinHub(hub.url, (await hub.makeCode('adviser', 'Desk 1', 'desk-1')).code), random)
    await until('the fresh device has all', () => fresh.log.cursor.n === writer.log.cursor.n, 60_000)
    expect(fresh.stateHash()).toBe(writer.stateHash())
    expect(await writer.log.database.outbox.count()).toBe(0)
    for (const one of [writer, fresh]) {
      const pages = await one.log.database.pages.orderBy('from').toArray()
      const ids = pages.flatMap(({ raw }) => raw.split('\n').map((text) => (JSON.parse(text) as { id: string }).id))
      expect(ids.filter((id) => written.includes(id))).toEqual(written)
      expect(Math.max(...pages.map(({ recvAt }) => recvAt.length))).toBeLessThanOrEqual(LIMITS.events)
      one.kill()
    }
  } finally {
    await hub.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 120_000)
