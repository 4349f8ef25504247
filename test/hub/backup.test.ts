/* A backup is made while the hub runs, is one moment, is read back; a restore takes nothing away and lets nothing be numbered first. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { askHub } from '#hub/admin/askHub.ts'
import { checkStore } from '#hub/backup/checkStore.ts'
import { copyStore } from '#hub/backup/copyStore.ts'
import { makeBackup } from '#hub/backup/makeBackup.ts'
import { restore, setBack } from '#hub/backup/restore.ts'
import { sayAnswer } from '#hub/cli/askAndSay.ts'
import { StartError } from '#hub/faults.ts'
import { writeSnapshot } from '#hub/log/snapshots.ts'
import { foldedNow } from '#hub/parts.ts'
import { takeTicket } from '#hub/log/tickets.ts'
import { DATA_FILE, openBackup } from '#hub/store/sqlite.ts'
import type { Store } from '#hub/store/store.ts'
import { MemoryDisk, memoryStore } from '#test/sync/memoryStore.ts'
import { aHub, ask, TestDevice } from './aHub.ts'
import type { TestHub } from './aHub.ts'
import { aLog, aStore, CENTRE } from './aLog.ts'
import { DAY, NINE, Pen } from './events.ts'
import { ownFolder } from './folders.ts'

/** Goes at a file behind its hub's back. */
function edit(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

async function headOf(store: Store, centre = CENTRE) {
  const row = await store.read(({ log }) => log.centre(centre))
  if (!row) throw new Error('no centre')
  return row
}

/** A store with something in every table. */
async function aFullStore(store: Store = aStore()) {
  const log = await aLog(store)
  const pen = new Pen('d-1')
  await log.push(pen, [pen.arrived('a'), pen.numbered('a', '1'), pen.called('a', 'desk-1'), pen.called('a', 'desk-2')])
  await log.push(pen, [{ id: 'rubbish', dseq: ++pen.dseq, raw: 'no JSON' }])
  await writeSnapshot(store, CENTRE, await foldedNow(log, CENTRE))
  await log.push(pen, [pen.arrived('b')])
  await takeTicket(store, CENTRE, 'a', DAY)
  await takeTicket(store, CENTRE, 'b', DAY)
  await store.write(async ({ log: rows, devices, cards, pins }) => {
    await devices.add({
      centre: CENTRE,
      device: 'd-1',
      role: 'welcome',
      label: 'Door',
      desk: null,
      letter: 'A',
      tokenHash: 'f'.repeat(64),
      joinedAt: 1,
      seenAt: 2,
      revokedAt: null,
    })
    await cards.add(CENTRE, { visit: 'a', day: DAY, write: 'w-1', field: 'name', text: 'Ana' })
    await cards.add(CENTRE, { visit: 'b', day: DAY, write: 'w-2', field: 'name', text: 'Bo' })
    await cards.erase(CENTRE, 'a', DAY)
    await pins.set(CENTRE, { staff: 's-1', hash: 'a'.repeat(64), salt: 'b'.repeat(32), setAt: NINE })
    await rows.setBegun(CENTRE, 'ours', 'Crewe')
  })
  return { log, pen, store }
}

/** All that a store says of a centre. */
const everything = (store: Store) =>
  store.read(async ({ log, devices, tickets, cards, snapshots, pins }) => ({
    row: await log.centre(CENTRE),
    events: await log.after(CENTRE, 0, 100_000),
    incarnations: await log.incarnations(CENTRE),
    quarantined: await log.quarantined(CENTRE, 0, 100),
    devices: await devices.list(CENTRE),
    pins: await pins.list(CENTRE),
    tickets: [await tickets.list(CENTRE, '', 100_000), await tickets.days(CENTRE)],
    cards: [await cards.after(CENTRE, 0, 100), await cards.head(CENTRE), await cards.isErased(CENTRE, 'a')],
    snapshots: await Promise.all((await snapshots.list(CENTRE)).map(async (one) => ({ ...one, state: await snapshots.state(CENTRE, one.n, one.reducer) }))),
  }))

describe('a copy', () => {
  test.each([
    ['SQLite', 'SQLite', () => aStore(), () => aStore()],
    ['SQLite', 'another kind of store', () => aStore(), () => memoryStore(new MemoryDisk())],
    ['another kind of store', 'SQLite', () => memoryStore(new MemoryDisk()), () => aStore()],
  ])('from %s to %s holds all that the first one does', async (_, __, from, to) => {
    const { store } = await aFullStore(from())
    const copy = to()
    const { head } = await headOf(store)
    expect(await copyStore(store, copy)).toMatchObject([{ centre: CENTRE, head: { n: head } }])
    const { row, ...all } = await everything(store)
    expect(all.snapshots).toHaveLength(1)
    expect(all.quarantined).toHaveLength(1)
    expect([all.pins.length, row?.begunAs, row?.name]).toEqual([1, 'ours', 'Crewe'])
    expect(await everything(copy)).toEqual({ row: { ...row, safeSeq: head }, ...all })
    expect((await checkStore(copy)).troubles).toEqual([])
  })

  test('of a centre that is followed keeps every seal, and is followed still when it is put back', async () => {
    const [{ store }, target] = [await aFullStore(), aStore()]
    await store.write(async ({ log }) => {
      await log.setMode(CENTRE, 'follows')
      for (const n of [2, 4]) await log.keepSeal(CENTRE, n, String(n).repeat(64))
    })
    await copyStore(store, target)
    await setBack(target, NINE)
    expect(await headOf(target)).toMatchObject({ mode: 'follows', safeSeq: 5 })
    const seals = await target.read(({ log }) => Promise.all([1, 3, 5].map((n) => log.sealUpTo(CENTRE, n))))
    expect(seals.map((one) => one?.n)).toEqual([undefined, 2, 4])
  })

  test('is of one moment, whatever is written meanwhile', async () => {
    const { log, pen, store } = await aFullStore()
    for (let i = 0; i < 6; i++)
      await log.push(
        pen,
        Array.from({ length: 400 }, (_, k) => pen.arrived(`v-${i}-${k}`)),
      )
    const copy = aStore()
    let written = 0
    const copying = copyStore(store, copy).finally(() => void (written = -written))
    while (written >= 0) {
      await log.push(pen, [pen.arrived(`late-${written}`), { id: `no-${written}`, dseq: ++pen.dseq, raw: 'no JSON' }])
      await takeTicket(store, CENTRE, `late-${written++}`, DAY)
      await new Promise((next) => setImmediate(next))
    }
    await copying
    expect(-written).toBeGreaterThan(2)
    expect(await checkStore(copy)).toMatchObject({ troubles: [], events: (await headOf(copy)).head })
    expect((await headOf(store)).head).toBeGreaterThan((await headOf(copy)).head)
    // A device that comes to the copy goes on where the copy ends, counter for counter.
    const { lastDseq } = await copy.read(({ log: table }) => table.incarnation(CENTRE, pen.device, pen.inc))
    const again = await aLog(copy)
    const next = new Pen(pen.device, pen.inc)
    next.dseq = lastDseq
    expect((await again.push(next, [next.arrived('z')])).results).toMatchObject([{ n: (await headOf(copy)).head }])
  })
})

describe('a backup', () => {
  test('is one file that was read back, and only then the log is safe so far', async () => {
    const { log, pen, store } = await aFullStore()
    const file = join(ownFolder(), 'monday.foyer')
    const { head } = await headOf(store)
    expect((await headOf(store)).safeSeq).toBe(0)
    expect(await makeBackup(store, file)).toEqual({ events: head, troubles: [], notices: [], upTo: [{ centre: CENTRE, n: head }] })
    expect((await headOf(store)).safeSeq).toBe(head)
    expect(readdirSync(join(file, '..'))).toEqual(['monday.foyer'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const backup = openBackup(file)
    expect(await everything(backup)).toEqual(await everything(store))
    await backup.close()
    await log.push(pen, [pen.arrived('later')])
    expect((await headOf(store)).safeSeq).toBe(head)
  })

  test('of a damaged log is none: nothing is kept, nothing is called safe, and what is wrong is said', async () => {
    const folder = ownFolder()
    const { store } = await aFullStore(aStore(folder))
    await store.close()
    edit(join(folder, DATA_FILE), `update event set raw = replace(raw, '"a"', '"c"') where seq = 2`)
    const damaged = aStore(folder)
    const file = join(ownFolder(), 'backup')
    expect((await makeBackup(damaged, file)).troubles[0]).toMatch(/^Number 2 was changed after it was written/)
    expect(readdirSync(join(file, '..'))).toEqual([])
    expect((await headOf(damaged)).safeSeq).toBe(0)
  })

  test('writes over nothing, and says where it cannot write', async () => {
    const { store } = await aFullStore()
    const folder = ownFolder()
    const file = join(folder, 'there')
    writeFileSync(file, 'mine')
    await expect(makeBackup(store, file)).rejects.toThrow(/^There is already a file/)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    await expect(makeBackup(store, join(folder, 'no', 'folder'))).rejects.toThrow(/^There is no folder/)
    await expect(makeBackup(store, '/proc/backup')).rejects.toThrow(/cannot be written/)
  })
})

describe('the hub’s command line', () => {
  const said = async (hub: TestHub, file: string) => sayAnswer(await askHub({ database: null, dataDir: hub.folder }, { do: 'backup', file }))

  test('makes a backup of the hub that runs, and restores it into an empty folder', async () => {
    const hub = await aHub()
    const welcome = await TestDevice.join(hub, 'welcome')
    await welcome.push([welcome.pen.arrived('a'), welcome.pen.arrived('b')])
    const { body: ticket } = await welcome.ticket('a', DAY)
    const file = join(ownFolder(), 'backup')
    expect(await said(hub, file)).toEqual([`Backup made: ${file}`, expect.stringMatching(/All 2 events are in order/)])
    await hub.close()

    const folder = join(ownFolder(), 'fresh')
    expect(await restore(folder, file, false, NINE)).toMatchObject({ events: 2, troubles: [], aside: null })
    const store = aStore(folder)
    expect(await headOf(store, 'centre')).toMatchObject({ head: 2, mode: 'recovering', safeSeq: 2 })
    await store.write(({ log }) => log.setMode('centre', 'normal'))
    await store.close()

    const again = await aHub({ dataDir: folder })
    const back = new TestDevice(again, welcome.id, welcome.token)
    expect((await back.hello()).body).toMatchObject({ head: { n: 2 } })
    expect((await back.ticket('a', DAY)).body).toEqual(ticket)
    // Of this day nobody knows which numbers were given since the backup.
    expect((await back.ticket('b', DAY)).status).toBe(409)
  })

  test('restores over no running hub and over no data, but where it is told to; and then keeps what was there', async () => {
    const hub = await aHub()
    const welcome = await TestDevice.join(hub, 'welcome')
    await welcome.push([welcome.pen.arrived('a')])
    const file = join(ownFolder(), 'backup')
    await said(hub, file)
    await welcome.push([welcome.pen.arrived('b')])
    await expect(restore(hub.folder, file, true, NINE)).rejects.toThrow(/^A hub is running/)
    expect((await ask(`${hub.url}/v1/health`)).status).toBe(200)
    await hub.close()
    await expect(restore(hub.folder, file, false, NINE)).rejects.toThrow(/--replace it is moved aside/)
    const { aside } = await restore(hub.folder, file, true, NINE)
    expect(aside).toBe(join(hub.folder, 'replaced-2027-01-12T09-00-00'))
    const [now, before] = [aStore(hub.folder), aStore(aside ?? '')]
    expect([(await headOf(now, 'centre')).head, (await headOf(before, 'centre')).head]).toEqual([1, 2])
  })

  test('restores nothing that is damaged, none, or newer, and leaves all as it was', async () => {
    const hub = await aHub()
    const welcome = await TestDevice.join(hub, 'welcome')
    await welcome.push([welcome.pen.arrived('a'), welcome.pen.arrived('b')])
    const file = join(ownFolder(), 'backup')
    await said(hub, file)
    await hub.close()
    const folder = ownFolder()
    const fails = async (sql: string) => {
      edit(file, sql)
      return restore(folder, file, false, NINE).then(
        ({ troubles }) => troubles[0],
        (error: unknown) => (error instanceof StartError ? error.message : String(error)),
      )
    }
    expect(await fails(`update event set raw = replace(raw, '"a"', '"c"') where seq = 1`)).toMatch(/^Number 1 was changed/)
    expect(await fails('insert into schema(version) values (9999)')).toMatch(/newer Foyer/)
    writeFileSync(file, 'something else altogether '.repeat(100))
    expect(await fails('')).toMatch(/cannot be read as a backup of a hub/)
    await expect(restore(folder, join(folder, 'nothing'), false, NINE)).rejects.toThrow(/^There is no file/)
    expect(readdirSync(folder)).toEqual([])
    expect(existsSync(join(hub.folder, DATA_FILE))).toBe(true)
  })
})
