/* What the hub does by itself: a business day begins, a log that has grown gets a snapshot, and the next start goes from there. */
import { describe, expect, test } from 'vitest'
import { HOUR } from '#domain/instant.ts'
import { canonical } from '#domain/centre/canonical.ts'
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import { beginDays } from '#hub/beginDay.ts'
import { makeDemoClock } from '#hub/clock.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { keepHouse } from '#hub/keepHouse.ts'
import { keepSnapshots } from '#hub/keepSnapshots.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { newestSnapshot } from '#hub/log/snapshots.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import { verifyCentre } from '#hub/log/verify.ts'
import type { Parts } from '#hub/parts.ts'
import { stateNow } from '#hub/parts.ts'
import { aHub, TestDevice } from './aHub.ts'
import { aLog, CENTRE } from './aLog.ts'
import { DAY, NINE, Pen } from './events.ts'

async function aCentre() {
  const log = await aLog()
  const pen = new Pen('d-lead')
  const body = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }
  await log.push(pen, [pen.write('centreSetUp', body)], 'lead')
  const clock = makeDemoClock(NINE)
  clock.set(NINE, 0)
  const parts: Parts = {
    store: log.store,
    folded: log.folded,
    feed: makeFeed(),
    recovery: makeRecovery(log.store, console.error),
    clock,
    demoClock: clock,
    wall: clock,
    hubs: [],
    logger: console,
  }
  const began = async () => (await log.rows()).filter(({ type }) => type === 'dayBegan').map(({ id }) => id)
  return { log, clock, parts, pen, began }
}

describe('a business day', () => {
  test('begins once, by the centre’s own midnight, and days on which the hub was off do not', async () => {
    const { parts, clock, began } = await aCentre()
    await beginDays(parts)
    await beginDays(parts)
    expect(await began()).toEqual([`day-${DAY}`])
    clock.set(NINE + 14 * HOUR + 3_599_000, 0)
    await beginDays(parts)
    expect(await began()).toHaveLength(1)
    clock.set(NINE + 15 * HOUR, 0)
    await beginDays(parts)
    clock.set(NINE + 24 * HOUR * 5, 0)
    await beginDays(parts)
    expect(await began()).toEqual([`day-${DAY}`, 'day-2027-01-13', 'day-2027-01-17'])
  })

  test('begins once though two hubs on one store say so at the same moment', async () => {
    const { parts, log, began } = await aCentre()
    const other: Parts = { ...parts, folded: makeFolded(), feed: makeFeed() }
    await Promise.all([beginDays(parts), beginDays(other), beginDays(parts)])
    expect(await began()).toEqual([`day-${DAY}`])
    expect((await verifyCentre(log.store, CENTRE)).troubles).toEqual([])
  })

  test('begins in no centre that is not set up, or whose log this hub does not order now', async () => {
    const empty = await aLog()
    const { parts, log, began } = await aCentre()
    await beginDays({ ...parts, store: empty.store, folded: empty.folded })
    expect(await empty.rows()).toEqual([])
    for (const mode of ['recovering', 'follows'] as const) {
      await log.store.write((tx) => tx.log.setMode(CENTRE, mode))
      await beginDays(parts)
    }
    expect(await began()).toEqual([])
  })

  test('is the hub’s own word: no device may say it', async () => {
    const { log, pen } = await aCentre()
    const { results } = await log.push(pen, [pen.write('dayBegan', { day: DAY })], 'lead')
    expect(results).toMatchObject([{ rejected: { code: 'wrongRole' } }])
  })

  test('does not begin at the start of a hub that has devices: they may have more of the log', async () => {
    const { parts, log, began } = await aCentre()
    const door = { device: 'd-door', role: 'welcome', letter: 'A', label: 'Door', desk: null, joinedAt: NINE } as const
    await log.store.write(({ devices }) => devices.add({ ...door, centre: CENTRE, tokenHash: 'a'.repeat(64), seenAt: null, revokedAt: null }))
    await (await keepHouse(parts)).stop()
    expect(await began()).toEqual([])
  })

  test('begins when the hub starts, and its devices hear of it', { timeout: 30_000 }, async () => {
    const hub = await aHub({ demo: true })
    const lead = await TestDevice.join(hub, 'lead')
    const { body } = await lead.ask('GET', `events?after=0&hash=${'0'.repeat(64)}&limit=500`)
    const events = (body as { events: { raw: string }[] }).events.map(({ raw }) => JSON.parse(raw) as { type: string; device: string })
    expect(events.filter(({ type }) => type === 'dayBegan')).toMatchObject([{ device: 'hub' }])
  })
})

describe('a snapshot', () => {
  test('is written when the log has grown by so much, two are kept, and each is what the log comes to there', async () => {
    const { parts, log, pen } = await aCentre()
    const welcome = new Pen('d-1')
    const places = () => log.store.read(({ snapshots }) => snapshots.list(CENTRE))
    await keepSnapshots(parts, 3)
    expect(await places()).toEqual([])
    for (const visits of ['ab', 'cdef', 'ghi']) {
      await log.push(
        welcome,
        [...visits].map((visit) => welcome.arrived(visit)),
      )
      await keepSnapshots(parts, 3)
      await keepSnapshots(parts, 3)
    }
    expect((await places()).map(({ n, reducer }) => [n, reducer])).toEqual([
      [10, REDUCER],
      [7, REDUCER],
    ])
    expect(pen.dseq).toBe(1)
    expect((await verifyCentre(log.store, CENTRE)).troubles).toEqual([])
  })

  test('is where the next start begins; what came after is folded on it', async () => {
    const { parts, log } = await aCentre()
    const welcome = new Pen('d-1')
    await log.push(welcome, [welcome.arrived('a'), welcome.numbered('a', '1')])
    await keepSnapshots(parts, 1)
    await log.push(welcome, [welcome.called('a', 'desk-1')])
    const read: number[] = []
    const fresh: Parts = {
      ...parts,
      folded: makeFolded(),
      store: {
        ...log.store,
        read: (work) =>
          log.store.read((tx) => work({ ...tx, log: { ...tx.log, after: (centre, n, limit) => (read.push(n), tx.log.after(centre, n, limit)) } })),
      },
    }
    const state = await stateNow(fresh, CENTRE)
    expect(read).toEqual([3])
    expect(canonical(state)).toBe(canonical(fold(EMPTY_CENTRE, (await log.rows()).map(rowToEvent))))
  })

  test.each([
    ['does not fit the chain', { hash: 'a'.repeat(64) }],
    ['is of another reducer', { reducer: REDUCER + 1 }],
    ['does not bear its own hash', { state: '{"centre":null,"services":[],"desks":[],"days":[]}' }],
  ])('that %s is left alone: the log is folded from the start', async (_, change) => {
    const { parts, log } = await aCentre()
    await keepSnapshots(parts, 1)
    const [place] = await log.store.read(({ snapshots }) => snapshots.list(CENTRE))
    if (!place) throw new Error('no snapshot')
    await log.store.write(async ({ snapshots }) => {
      const state = (await snapshots.state(CENTRE, place.n, place.reducer)) ?? ''
      await snapshots.keep(CENTRE, 0)
      await snapshots.add(CENTRE, { ...place, state, ...change })
    })
    const state = await stateNow({ ...parts, folded: makeFolded() }, CENTRE)
    expect(state.centre?.name).toBe('Town Hall')
  })

  test('that is not what the log comes to is found by verify', async () => {
    const { parts, log } = await aCentre()
    await keepSnapshots(parts, 1)
    const place = await log.store.read((tx) => newestSnapshot(tx, CENTRE))
    if (!place) throw new Error('no snapshot')
    const troubles = async (change: object) => {
      await log.store.write(async ({ snapshots }) => {
        const state = (await snapshots.state(CENTRE, place.n, place.reducer)) ?? ''
        await snapshots.keep(CENTRE, 0)
        await snapshots.add(CENTRE, { ...place, state, ...change })
      })
      return (await verifyCentre(log.store, CENTRE)).troubles
    }
    const state = '{"centre":null,"services":[],"desks":[],"days":[]}'
    const { hashState } = await import('#hub/log/snapshots.ts')
    expect(await troubles({ state, stateHash: hashState(state) })).toEqual(['The snapshot at number 1 is not what the log comes to there.'])
    expect(await troubles({ state: `${state} ` })).toEqual(['The snapshot at number 1 was changed after it was written.'])
    expect(await troubles({ hash: 'a'.repeat(64) })).toEqual(['The snapshot at number 1 does not bear the chain hash of its number.'])
  })

  test('is written once more when the hub goes down after a busy time', async () => {
    const { parts, log } = await aCentre()
    const house = await keepHouse(parts)
    const welcome = new Pen('d-1')
    for (const many of [400, 400])
      await log.push(
        welcome,
        Array.from({ length: many }, (_, i) => welcome.arrived(`v-${many}-${i}`)),
      )
    await house.stop()
    expect(await log.store.read((tx) => newestSnapshot(tx, CENTRE))).toMatchObject({ n: 802 })
  })
})
