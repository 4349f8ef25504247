/*
  A model of append, against SQLite and PostgreSQL: several devices push overlapping batches, twice and at once, at one hub or at two on
  the same database. Whatever the order came out as, each event stands once, without a gap, and every answer is true for good.
*/
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { REDUCER } from '#domain/centre/state.ts'
import type { PushDown } from '#wire/push.ts'
import { HubFault } from '#hub/faults.ts'
import { appendEvents } from '#hub/log/append.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { verifyCentre } from '#hub/log/verify.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import type { Store } from '#hub/store/store.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import { aStore } from './aLog.ts'
import { NINE, Pen } from './events.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const DEVICES = 3
const EVENTS = 8

let cluster: Cluster
let postgres: Store[]
beforeAll(async () => {
  cluster = await startCluster()
  const url = await cluster.database()
  postgres = [await openPostgres(url), await openPostgres(url)]
}, 300_000)
afterAll(async () => {
  await Promise.all(postgres.map((store) => store.close()))
  await cluster.stop()
})

/** Events of one device, some of which can never be stored. */
function written(device: number, spoilt: readonly number[]): Pushed[] {
  const pen = new Pen(`d-${device}`)
  return Array.from({ length: EVENTS }, (_, i) => {
    const event = pen.arrived(`v-${device}-${i}`)
    return spoilt.includes(i) ? { ...event, raw: `${event.raw}\0` } : event
  })
}

/** A push: whose, from which event, how many, at which hub. */
const push = fc.record({ device: fc.nat(DEVICES - 1), from: fc.nat(EVENTS - 1), count: fc.integer({ min: 1, max: EVENTS }), hub: fc.nat(1) })
const day = fc.record({
  spoilt: fc.uniqueArray(fc.nat(EVENTS - 1), { maxLength: 2 }),
  rounds: fc.array(fc.array(push, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
})

let centres = 0

async function live(stores: readonly Store[], { spoilt, rounds }: typeof day extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const centre = `c-${++centres}`
  await stores[0]?.write(({ log }) => log.addCentre(centre, REDUCER, 'e'.repeat(64)))
  const hubs = [0, 1].map((i) => ({ store: stores[i % stores.length] as Store, folded: makeFolded(), now: NINE }))
  const events = Array.from({ length: DEVICES }, (_, device) => written(device, spoilt))
  const said = new Map<string, PushDown['results'][number]>()
  const heard = (results: PushDown['results']) => {
    for (const result of results) expect(said.get(result.id) ?? result).toEqual(result)
    for (const result of results) said.set(result.id, result)
  }
  const send = async ({ device, from, count, hub }: { device: number; from: number; count: number; hub: number }) => {
    const batch = events[device]?.slice(from, from + count) ?? []
    try {
      heard((await appendEvents(hubs[hub] as (typeof hubs)[number], centre, { device: `d-${device}`, inc: 'first', role: 'welcome' }, batch)).results)
    } catch (error) {
      // Too early is the only no that there is: nobody's counters are ever taken for another's.
      if (!(error instanceof HubFault) || error.fault.code !== 'gap') throw error
      expect(error.fault.expected).toBeLessThan((batch[0]?.dseq ?? 0) + 1)
    }
  }
  for (const round of rounds) await Promise.all(round.map(send))
  for (let device = 0; device < DEVICES; device++) await send({ device, from: 0, count: EVENTS, hub: device % 2 })

  const store = hubs[1]?.store as Store
  const rows = await store.read(({ log }) => log.after(centre, 0, 1000))
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1))
  expect(rows).toHaveLength(DEVICES * (EVENTS - spoilt.length))
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const row of rows) expect(said.get(row.id)).toEqual({ id: row.id, n: row.n })
  for (const [device, all] of events.entries()) {
    expect(rows.filter((row) => row.device === `d-${device}`).map(({ raw }) => raw)).toEqual(all.filter((_, i) => !spoilt.includes(i)).map(({ raw }) => raw))
    for (const i of spoilt) expect(said.get(all[i]?.id ?? '')).toMatchObject({ rejected: { code: 'badText' } })
  }
  expect(await verifyCentre(store, centre)).toMatchObject({ events: rows.length, troubles: [] })
}

describe('whatever is pushed, in whatever order, twice and at once', () => {
  const numRuns = Number(process.env['FOYER_RUNS'] ?? 60)

  test('SQLite numbers each event once', async () => {
    const store = aStore()
    await fc.assert(
      fc.asyncProperty(day, (one) => live([store], one)),
      { numRuns },
    )
  })

  test('two hubs on one PostgreSQL number each event once', async () => {
    await fc.assert(
      fc.asyncProperty(day, (one) => live(postgres, one)),
      { numRuns },
    )
  })
})
