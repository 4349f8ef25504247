/* What is kept twice, what comes back, and what is dropped because it cannot be read. */
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import type { KeptEvent } from '#wire/ipc.ts'
import type { Page } from '#wire/pull.ts'
import { append } from './append.ts'
import { openDatabase } from './database.ts'
import { catchUp, follow } from './follow.ts'
import type { Journal } from './journal.ts'
import type { Loaded, Log } from './log.ts'
import { dropOlder, findLog } from './findLog.ts'
import { loadLog } from './log.ts'
import { pruneJournal } from './pruneJournal.ts'
import { gatherPages, receive } from './receive.ts'
import { requeue } from './requeue.ts'
import { beginAgain, quarantine, unreadQuarantine, unsentAfter } from './unsent.ts'

/** A journal that is a Map: it can be slow, and it can fail. */
function mapJournal(): Journal & { rows: Map<string, KeptEvent>; before: () => Promise<void> } {
  const rows = new Map<string, KeptEvent>()
  return {
    rows,
    before: async () => undefined,
    async add(events) {
      await this.before()
      for (const event of events) rows.set(event.id, event)
    },
    kept: async () => [...rows.values()],
    async forget(ids) {
      for (const id of ids) rows.delete(id)
    },
  }
}

let device: string
let journal: ReturnType<typeof mapJournal>
let loaded: Loaded
let log: Log

beforeEach(async () => {
  device = randomUUID()
  journal = mapJournal()
  await open()
})
afterEach(() => log.database.close())

async function open(name = device): Promise<void> {
  loaded = await loadLog(openDatabase(name), device, randomUUID, () => undefined, journal)
  log = loaded.log
}
async function restart(): Promise<void> {
  log.database.close()
  await open()
}
/** The store is gone, the journal is not. */
async function vanish(): Promise<void> {
  await log.database.delete()
  await open()
}

const arrived = (visit: string): NewEvent => ({ type: 'arrived', v: 1, day: '2027-01-12', at: 1_800_000_000_000, body: { visit, greeted: true, booked: null } })
const write = (...visits: string[]) => append(log, visits.map(arrived), 1_800_000_000_000, randomUUID)
const visits = (raws: readonly { raw: string }[]) => raws.map(({ raw }) => (JSON.parse(raw) as { body: { visit: string } }).body.visit)
const outbox = () => unsentAfter(log, 0)

let prevHash = '0'.repeat(64)
function page(from: number, after: string, raws: readonly string[]): Page {
  const to = from + raws.length - 1
  const toHash = createHash('sha256').update(`${after}${from}${to}`).digest('hex')
  prevHash = toHash
  return {
    from,
    to,
    prevHash: after,
    toHash,
    seal: 'f'.repeat(64),
    events: raws.map((raw, i) => ({ n: from + i, recvAt: 1, outcome: 'applied' as const, raw })),
    head: { n: to, hash: toHash },
  }
}

describe('with a journal', () => {
  test('what is saved is in both places, and only then saved', async () => {
    let finish = () => undefined as void
    journal.before = () => new Promise<void>((done) => (finish = done))
    let saved = false
    const writing = write('a').then(() => (saved = true))
    await expect.poll(() => log.database.outbox.count()).toBe(1)
    await new Promise((done) => setTimeout(done, 20))
    expect(saved).toBe(false)
    // Not pushed, and not shown, before it is.
    expect(await outbox()).toEqual([])
    await catchUp(log)
    expect(log.unsent).toEqual([])
    finish()
    await writing
    expect(visits(await outbox())).toEqual(['a'])
    expect(visits([...journal.rows.values()])).toEqual(['a'])
    expect([...journal.rows.values()]).toEqual((await outbox()).map(({ id, dseq, raw }) => ({ id, inc: log.identity.inc, dseq, raw })))
  })

  test('where the journal fails, nothing was written, and the counters go on without a gap', async () => {
    await write('a')
    journal.before = async () => {
      throw new Error('no room')
    }
    await expect(write('b')).rejects.toThrow('no room')
    expect(visits(await outbox())).toEqual(['a'])
    expect(log.unsent).toHaveLength(1)
    journal.before = async () => undefined
    await write('c')
    expect((await outbox()).map((row) => row.dseq)).toEqual([1, 2])
  })

  test('where the database fails, the journal forgets it again', async () => {
    const id = randomUUID()
    await append(log, [arrived('a')], 1, () => id)
    await expect(append(log, [arrived('b')], 1, () => id)).rejects.toThrow()
    await log.database.outbox.clear()
    journal.rows.clear()
    log.database.outbox.hook('creating', () => {
      throw new Error('no room')
    })
    await expect(write('c')).rejects.toThrow()
    expect(journal.rows.size).toBe(0)
  })

  test('what begins again under new counters is kept under them', async () => {
    await write('a', 'b')
    await beginAgain(log, randomUUID)
    expect([...journal.rows.values()]).toEqual((await outbox()).map(({ id, dseq, raw }) => ({ id, inc: log.identity.inc, dseq, raw })))
  })

  test('what is in the log, or set apart, is forgotten soon', async () => {
    const [a, b] = await write('a', 'b', 'c')
    pruneJournal(log, [...journal.rows.keys()])
    const first = (await outbox())[0]?.raw ?? ''
    await receive(log, page(1, '0'.repeat(64), [first]))
    await quarantine(log, [{ id: b?.id ?? '', code: 'badBody', sentence: 'no' }])
    await expect.poll(() => visits([...journal.rows.values()]), { timeout: 5000 }).toEqual(['c'])
    expect(a?.id).not.toBe(b?.id)
  })
})

describe('what comes back', () => {
  const back = async () => requeue(log, loaded.confirmed, await journal.kept())

  test('nothing, where all of it is in the outbox, in the log, or set apart', async () => {
    const [, b] = await write('a', 'b', 'c')
    await receive(log, page(1, '0'.repeat(64), [(await outbox())[0]?.raw ?? '']))
    await quarantine(log, [{ id: b?.id ?? '', code: 'badBody', sentence: 'no' }])
    await restart()
    expect(await back()).toBe(0)
    expect(visits(await outbox())).toEqual(['c'])
  })

  test('the tail that a store fell behind, word for word, with the same counters', async () => {
    await write('a', 'b', 'c')
    const before = await outbox()
    await log.database.outbox.where('dseq').above(1).delete()
    await log.database.meta.put({ k: 'identity', value: { ...log.identity, nextDseq: 2 } })
    await restart()
    expect(await back()).toBe(2)
    expect((await outbox()).map(({ id, dseq, raw }) => ({ id, dseq, raw }))).toEqual(before.map(({ id, dseq, raw }) => ({ id, dseq, raw })))
    expect(log.identity.nextDseq).toBe(4)
    expect(log.unsent.map((event) => event.id)).toEqual(before.map((row) => row.id))
  })

  test('all of it, where the store vanished: same ids and words, new counters', async () => {
    const heard: string[] = []
    await write('a', 'b')
    const ids = (await outbox()).map((row) => row.id)
    await vanish()
    expect(loaded.fresh).toBe(true)
    follow(log, (news) => heard.push(...Object.keys(news)))
    expect(await back()).toBe(2)
    const rows = await outbox()
    expect(rows.map((row) => [row.id, row.dseq])).toEqual(ids.map((id, i) => [id, i + 1]))
    expect(rows.map(({ raw }) => (JSON.parse(raw) as { inc: string }).inc)).toEqual([log.identity.inc, log.identity.inc])
    expect(visits(rows)).toEqual(['a', 'b'])
    expect(heard).toContain('unsent')
    // Once is enough, also after a crash right after it.
    await restart()
    expect(await back()).toBe(0)
    expect(await outbox()).toHaveLength(2)
    // The hub has the first one as it was pushed before the store vanished.
    const receipts = [{ n: 1, recvAt: 1, outcome: 'applied' as const, own: ids[0] ?? '', inc: 'before', dseq: 1 }]
    expect(await receive(log, { ...page(1, '0'.repeat(64), ['']), events: receipts })).toBe('whole')
  })

  test('not what is no event', async () => {
    expect(
      await requeue(
        log,
        [],
        [
          { id: 'x', inc: 'i', dseq: 1, raw: '{"half' },
          { id: 'y', inc: 'i', dseq: 2, raw: '{"type":"arrived"}' },
        ],
      ),
    ).toBe(0)
    expect(await outbox()).toEqual([])
  })
})

describe('what cannot be read', () => {
  const events = async (count: number) => {
    await write(...Array.from({ length: count }, (_, i) => `v${i}`))
    const raws = (await outbox()).map((row) => row.raw)
    let hash = '0'.repeat(64)
    for (const [i, raw] of raws.entries()) {
      await receive(log, page(i + 1, hash, [raw]))
      hash = prevHash
    }
    return raws
  }

  test.each([
    ['no JSON', async () => log.database.pages.update(3, { raw: '{"id":"half' })],
    ['too few events', async () => log.database.pages.update(3, { raw: '' })],
    ['another hash before it', async () => log.database.pages.update(3, { prevHash: 'f'.repeat(64) })],
    ['a page is missing', async () => log.database.pages.delete(3)],
  ])('a page (%s): it and those after it are dropped, the outbox stays, and the cursor is before it', async (_, spoil) => {
    const raws = await events(5)
    await write('unsent')
    await spoil()
    await restart()
    expect(loaded.confirmed.map((event) => event.n)).toEqual([1, 2])
    expect(loaded.dropped).toBeGreaterThan(0)
    expect(log.cursor.n).toBe(2)
    expect((await log.database.pages.toArray()).map((row) => row.from)).toEqual([1, 2])
    expect(visits(await outbox())).toEqual(['unsent'])
    // They come again from there, and all is sound at the next start.
    expect(await receive(log, page(3, log.cursor.hash, raws.slice(2)))).toBe('taken')
    await restart()
    expect(loaded.dropped).toBe(0)
    expect(loaded.confirmed.map((event) => event.n)).toEqual([1, 2, 3, 4, 5])
    expect(visits(await outbox())).toEqual(['unsent'])
  })

  test('pages that were gathered are as sound as before', async () => {
    await events(40)
    log.smallPages = 40
    await gatherPages(log)
    await restart()
    expect(loaded.dropped).toBe(0)
    expect(loaded.confirmed).toHaveLength(40)
  })

  test('a row of the outbox is set apart, and nothing waits for it', async () => {
    await write('a', 'b', 'c')
    await log.database.outbox.update(2, { raw: '{"half' })
    await restart()
    expect(visits(await outbox())).toEqual(['a', 'c'])
    expect(await unreadQuarantine(log)).toMatchObject([{ sentence: expect.stringContaining('could not be read'), raw: expect.stringContaining('half') }])
  })
})

test('what is not shared is in memory too, with its text, whoever wrote it and whatever became of the rest', async () => {
  await write('a', 'b', 'c')
  const { log: other } = await loadLog(openDatabase(device), device, randomUUID, () => undefined)
  await append(other, [arrived('d')], 1, randomUUID)
  other.database.close()
  await receive(log, page(1, '0'.repeat(64), [(await outbox())[0]?.raw ?? '']))
  await quarantine(log, [{ id: (await outbox())[0]?.id ?? '', code: 'wrongRole', sentence: 'No.' }])
  await catchUp(log)
  const inMemory = () => [...log.waiting.values()].map(({ row }) => row)
  expect(inMemory()).toEqual(await log.database.outbox.toArray())
  expect(visits(inMemory())).toEqual(['c', 'd'])
  await beginAgain(log, randomUUID)
  expect(inMemory()).toEqual(await log.database.outbox.toArray())
})

test('a store that was closed does not come back empty by itself', async () => {
  await write('a')
  const { database } = log
  database.close({ disableAutoOpen: false })
  await expect(write('b')).rejects.toThrow()
  await open()
  expect(visits(await outbox())).toEqual(['a'])
})

test('a store that a newer release has written to is left as it is', async () => {
  log.database.close()
  const newer = new Dexie(`foyer-${device}`)
  newer.version(3).stores({ outbox: 'dseq, &id', later: 'k' })
  await newer.open()
  newer.close()
  await expect(open()).rejects.toMatchObject({ name: 'VersionError' })
})

describe('where a device has a second database, because the first was damaged', () => {
  const find = async () => {
    const quiet = () => undefined
    const found = await findLog({ device, newId: randomUUID, tell: quiet, journal, blocked: quiet })
    loaded = found
    log = found.log
    return found
  }
  const names = async () => (await Dexie.getDatabaseNames()).filter((name) => name.includes(device)).toSorted()
  async function aSecondOne(): Promise<void> {
    log.database.close()
    log = (await loadLog(openDatabase(device, 2), device, randomUUID, () => undefined)).log
  }

  test('it is the one that counts, and what the first still had unshared comes along', async () => {
    await write('a', 'b')
    const words = { write: 'w', visit: 'a', day: '2027-01-12', field: 'name', text: 'Bird' } as const
    await log.database.cardOutbox.add(words)
    await aSecondOne()
    await write('c')
    log.database.close()
    const { older, fresh } = await find()
    expect(fresh).toBe(false)
    expect(log.database.name).toBe(`foyer-${device}-2`)
    expect(visits(older)).toEqual(['a', 'b'])
    expect(await requeue(log, loaded.confirmed, older)).toBe(2)
    expect(visits(await outbox())).toEqual(['c', 'a', 'b'])
    await dropOlder(device, log.database)
    expect(await names()).toEqual([`foyer-${device}-2`])
    expect(await outbox()).toHaveLength(3)
    expect(await log.database.cardOutbox.toArray()).toMatchObject([words])
  })

  test('the first is not deleted while it cannot be read', async () => {
    await log.database.delete()
    // Nothing of what an outbox is.
    const other = new Dexie(`foyer-${device}`)
    other.version(1).stores({ wreck: 'k' })
    await other.open()
    other.close()
    await aSecondOne()
    log.database.close()
    expect((await find()).older).toEqual([])
    await dropOlder(device, log.database)
    expect(await names()).toEqual([`foyer-${device}`, `foyer-${device}-2`])
  })

  test('a newer release, no damage, makes no second one', async () => {
    log.database.close()
    const newer = new Dexie(`foyer-${device}`)
    newer.version(3).stores({ outbox: 'dseq, &id', later: 'k' })
    await newer.open()
    newer.close()
    await expect(find()).rejects.toMatchObject({ name: 'VersionError' })
    expect(await names()).toEqual([`foyer-${device}`])
  })
})
