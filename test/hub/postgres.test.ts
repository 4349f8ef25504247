import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkStore } from '#hub/backup/checkStore.ts'
import { makeBackup } from '#hub/backup/makeBackup.ts'
import { restore } from '#hub/backup/restore.ts'
import { restoreDatabase } from '#hub/backup/restoreDatabase.ts'
import { StartError } from '#hub/faults.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import { POSTGRES_VERSION } from '#hub/store/postgresSchema.ts'
import { SCHEMA_VERSION } from '#hub/store/schema.ts'
import type { Hint, Store } from '#hub/store/store.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import { until } from '#test/support/testDevice.ts'
import { aLog, CENTRE, faultOf } from './aLog.ts'
import { DAY, Pen } from './events.ts'
import { ownFolder } from './folders.ts'
import { storeContract } from './storeContract.ts'
import { usedAgain } from './usedAgain.ts'

/** A server and two hubs on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 300_000)
afterAll(() => cluster.stop())

async function open(url: string): Promise<Store> {
  const store = await openPostgres(url)
  onTestFinished(() => store.close())
  return store
}

storeContract('PostgreSQL', async () => {
  const url = await cluster.database()
  return { store: await open(url), reopen: () => open(url) }
})

/** The one line with which opening a database fails. */
async function lineOf(url: string): Promise<string> {
  try {
    await open(url)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  throw new Error('It opened.')
}

describe('a database of PostgreSQL', () => {
  test('gets its tables once, also from four hubs that start at once', async () => {
    const url = await cluster.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(url)))
    expect(await cluster.sql('select version from schema order by version', url)).toEqual(
      Array.from({ length: POSTGRES_VERSION }, (_, i) => ({ version: i + 1 })),
    )
    await Promise.all(stores.map((store, i) => store.write(({ log }) => log.addCentre(`c-${i}`, 1, 'e'.repeat(64)))))
    expect(await stores[0]?.read(({ log }) => log.centres())).toHaveLength(4)
  })

  test('has come as far as a data folder: a step here is a step there', () => {
    expect(POSTGRES_VERSION).toBe(SCHEMA_VERSION)
  })

  test('of a newer version is refused and left as it is', async () => {
    const url = await cluster.database()
    await (await open(url)).close()
    await cluster.sql(`insert into schema values (${POSTGRES_VERSION + 1})`, url)
    expect(await lineOf(url)).toMatch(/newer Foyer/)
    expect(await cluster.sql('select max(version) as version from schema', url)).toEqual([{ version: POSTGRES_VERSION + 1 }])
  })

  test('that is not there, or lets nobody in, is said in one line without a password', async () => {
    const url = await cluster.database()
    expect(await lineOf(url.replace(/\/t\d+/, '/nowhere'))).toMatch(/^There is no such database: .*nowhere\. Make it/)
    expect(await lineOf('postgres://foyer:secret@127.0.0.1:9/foyer')).toMatch(/^The database 127.0.0.1:9\/foyer cannot be reached: [^]*Is it running/)
    expect(await lineOf('postgres://foyer:secret@127.0.0.1:9/foyer')).not.toMatch(/secret|\n/)
    expect(await lineOf(url.replace('user=foyer', 'user=stranger'))).toMatch(/does not let this user in/)
    await cluster.sql('create role guest login')
    expect(await lineOf(url.replace('user=foyer', 'user=guest'))).toMatch(/may not make tables/)
  })

  test('keeps the bytes of what it could not read, and of what was hashed', async () => {
    const url = await cluster.database()
    const store = await open(url)
    const raw = 'a \0 b \ud800 é "\\'
    await store.write(async ({ log }) => {
      await log.addCentre('c', 1, 'e'.repeat(64))
      await log.quarantineAll('c', [{ id: 'q', device: 'd', inc: 'i', dseq: 1, raw, code: 'badText', sentence: 'Why “so”.', recvAt: 1 }])
    })
    const [row] = await cluster.sql('select raw from quarantine', url)
    expect(row?.['raw']).toEqual(Buffer.from(raw, 'utf8'))
  })

  test('holds nothing of a card any more once it was erased and scrubbed', async () => {
    const url = await cluster.database()
    const store = await open(url)
    const bytes = async () => {
      await cluster.sql('checkpoint', url)
      const [row] = await cluster.sql("select pg_relation_filepath(oid) as path from pg_class where relname = 'card_write'", url)
      const folder = join(cluster.folder, String(row?.['path']), '..')
      return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1')
    }
    await store.write(async ({ log, cards }) => {
      await log.addCentre('c', 1, 'e'.repeat(64))
      await cards.add('c', { visit: 'v', day: '2027-01-12', write: 'w', field: 'name', text: 'Zebulon Quillfeather' })
    })
    expect(await bytes()).toContain('Quillfeather')
    await store.write(({ cards }) => cards.erase('c', 'v', '2027-01-12'))
    await store.scrub()
    expect(await bytes()).not.toContain('Quillfeather')
  })
})

describe('two hubs on one database', () => {
  test('take turns at the centre’s row, and give up with "busy" after five seconds', async () => {
    const url = await cluster.database()
    const [one, two] = [await open(url), await open(url)]
    await one.write(({ log }) => log.addCentre('c', 1, 'e'.repeat(64)))
    let free: () => void = () => undefined
    const held = new Promise<void>((resolve) => (free = resolve))
    let locked: () => void = () => undefined
    const isLocked = new Promise<void>((resolve) => (locked = resolve))
    const first = one.write(async ({ log }) => {
      await log.lock('c')
      locked()
      await held
    })
    await isLocked
    const asked = performance.now()
    expect(await faultOf(two.write(({ log }) => log.lock('c')))).toMatchObject({ code: 'busy', retryAfterMs: 2000 })
    expect(performance.now() - asked).toBeGreaterThan(4500)
    free()
    await first
    expect(await two.write(({ log }) => log.lock('c'))).not.toBeNull()
  })

  test('do one after the other what is for one alone', async () => {
    const url = await cluster.database()
    const stores = [await open(url), await open(url), await open(url)]
    let [inside, most] = [0, 0]
    await Promise.all(
      stores.map((store) =>
        store.alone(async () => {
          most = Math.max(most, ++inside)
          await new Promise((resolve) => setTimeout(resolve, 30))
          inside--
        }),
      ),
    )
    expect(most).toBe(1)
  })

  test('ring for each other, with where the centre stands, and not for themselves', async () => {
    const url = await cluster.database()
    const [one, two] = [await open(url), await open(url)]
    await one.write(({ log }) => log.addCentre('town-hall', 1, 'e'.repeat(64)))
    const heard: Record<string, Hint[]> = { one: [], two: [] }
    one.bell?.listen((hint) => heard['one']?.push(hint))
    two.bell?.listen((hint) => heard['two']?.push(hint))
    await until('both listen', () => heard['one']?.length === 1 && heard['two']?.length === 1)
    await one.write(({ log }) => log.setHead('town-hall', 7, 'f'.repeat(64)))
    for (let i = 0; i < 50; i++) one.bell?.ring('town-hall')
    await until('the other has heard', () => heard['two']?.length === 2)
    one.bell?.ring(null)
    await until('the other has heard of devices', () => heard['two']?.length === 3)
    expect(heard).toEqual({ one: [null], two: [null, { centre: 'town-hall', head: 7, cardHead: 0 }, null] })
  })

  test('listen again after their line broke, and look for what they missed', async () => {
    const url = await cluster.database()
    const store = await open(url)
    const heard: Hint[] = []
    store.bell?.listen((hint) => heard.push(hint))
    await until('it listens', () => heard.length === 1)
    await cluster.sql(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`, url)
    await until('it listens again', () => heard.length === 2)
    expect(heard).toEqual([null, null])
  })
})

test('a server that could lose what was answered is refused; one that crashes is waited for', async () => {
  const own = await startCluster()
  onTestFinished(() => own.stop())
  const url = await own.database()
  const restart = async (settings: Record<string, string>) => {
    await own.crash()
    await own.start(settings)
  }
  await restart({ fsync: 'off' })
  expect(await lineOf(url)).toMatch(/runs with fsync off/)
  await restart({ full_page_writes: 'off' })
  expect(await lineOf(url)).toMatch(/runs with full_page_writes off/)
  // By itself this server would write its journal much later than it answers.
  await restart({ synchronous_commit: 'off', wal_writer_delay: '10s' })
  const log = await aLog(await open(url))
  const pen = new Pen('d-1')
  await log.push(pen, [pen.arrived('a')])
  await own.crash()
  const event = pen.arrived('b')
  expect(await faultOf(log.push(pen, [event]))).toMatchObject({ code: 'busy', retryAfterMs: 2000 })
  await own.start()
  expect((await log.push(pen, [event])).results).toEqual([{ id: event.id, n: 2 }])
})

test('two events of one counter, of before and after both were set back, stand in a database and in its backup', async () => {
  const { log } = await usedAgain(await open(await cluster.database()))
  expect((await log.rows()).map(({ inc, dseq }) => [inc, dseq])).toEqual([
    ['first', 1],
    ['first', 2],
    ['first~d-1-first-1', 1],
    ['first~d-1-first-2', 2],
  ])
  const file = join(ownFolder(), 'backup')
  expect(await makeBackup(log.store, file)).toMatchObject({ events: 4, troubles: [] })
  const url = await cluster.database()
  expect(await restoreDatabase(url, file, 0)).toMatchObject({ events: 4, troubles: [] })
  expect((await checkStore(await open(url))).troubles).toEqual([])
})

test('a backup of a database is the same file as that of a folder, and fills either', async () => {
  const store = await open(await cluster.database())
  const log = await aLog(store)
  const pen = new Pen('d-1')
  await log.push(pen, [pen.arrived('a'), pen.numbered('a', '1'), { id: 'rubbish', dseq: ++pen.dseq, raw: 'no \0 JSON' }])
  await store.write(({ cards }) => cards.add(CENTRE, { visit: 'a', day: DAY, write: 'w-1', field: 'name', text: 'Ana' }))
  const file = join(ownFolder(), 'backup')
  expect(await makeBackup(store, file)).toMatchObject({ events: 2, troubles: [] })
  expect(await store.read((tx) => tx.log.centre(CENTRE))).toMatchObject({ safeSeq: 2 })

  const url = await cluster.database()
  expect(await restoreDatabase(url, file, 0)).toMatchObject({ events: 2, troubles: [] })
  const restored = await open(url)
  expect(await restored.read((tx) => tx.log.centre(CENTRE))).toMatchObject({ head: 2, mode: 'recovering' })
  expect((await checkStore(restored)).troubles).toEqual([])
  await expect(restoreDatabase(url, file, 0)).rejects.toThrow(/holds a centre already/)
  const folder = join(ownFolder(), 'fresh')
  expect(await restore(folder, file, false, 0)).toMatchObject({ events: 2, troubles: [] })
})
