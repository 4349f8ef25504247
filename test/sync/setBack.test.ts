/*
  A hub whose data is put back to an older copy while real devices work on: real log on IndexedDB, real sync, real SQLite. What a
  screen showed as saved is in the log once, and all are equal.
*/
import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { dayOf } from '#domain/centre/state.ts'
import { askHub } from '#hub/admin/askHub.ts'
import { aHub } from '#test/hub/aHub.ts'
import type { TestHub } from '#test/hub/aHub.ts'
import { copyOf, inFolder, putBack } from '#test/hub/setBack.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import type { Joined, TestDevice } from '#test/support/testDevice.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'

const LIMITS = { pairPerMinute: 1000, devicePerMinute: 1_000_000 }
const OPTIONS = { demo: true, limits: LIMITS }
let open: TestDevice[] = []

afterEach(() => {
  for (const device of open) device.kill()
  open = []
})

async function start(hub: TestHub, joined: Joined): Promise<TestDevice> {
  const device = await startTestDevice(hub.url, joined, seeded(1))
  open.push(device)
  await until('it knows the centre', () => device.centre.view().state.services.size > 0)
  return device
}

const join = async (hub: TestHub, role: 'welcome' | 'adviser') => joinHub(hub.url, (await hub.makeCode(role, role, null)).code)

async function arrive({ centre }: TestDevice): Promise<string> {
  const visit = centre.newId()
  expect(await centre.act({ type: 'greet', visit, appointment: null })).toHaveProperty('done')
  return visit
}

const visits = ({ store, centre }: TestDevice) => [...dayOf(store.belief.confirmed, centre.today()).visits.keys()].sort()
const isShared = (device: TestDevice) => device.log.unsent.length === 0
const ids = async ({ log }: TestDevice) =>
  (await log.database.pages.orderBy('from').toArray()).flatMap(({ raw }) => raw.split('\n').map((text) => (JSON.parse(text) as { id: string }).id))

type Before = { hub: TestHub; copy: string; door: Joined; desk: Joined; kept: string; lost: string[] }

/** One visit is in the copy; a visit of each device, and a card, are shared after it. Both devices are switched off then. */
async function before(): Promise<Before> {
  const first = await aHub(OPTIONS)
  const [door, desk] = [await join(first, 'welcome'), await join(first, 'welcome')]
  const one = await start(first, door)
  const kept = await arrive(one)
  await until('the first is shared', () => isShared(one))
  one.kill()
  const { hub, copy } = await copyOf(first, OPTIONS)
  const [a, b] = [await start(hub, door), await start(hub, desk)]
  const lost = [await arrive(a), await arrive(b)]
  await a.centre.writeCard(lost[0] ?? '', 'name', 'Ada')
  await until('both have both', () => [a, b].every((device) => isShared(device) && lost.every((visit) => visits(device).includes(visit))))
  for (const device of [a, b]) await until('cards', async () => (await device.log.database.cards.count()) === 1)
  a.kill()
  b.kill()
  open = []
  return { hub, copy, door, desk, kept, lost }
}

async function levelled(devices: TestDevice[], expected: string[]): Promise<void> {
  await until('all have all', () => devices.every((device) => isShared(device) && expected.every((visit) => visits(device).includes(visit))), 40_000)
  await until('all are equal', () => new Set(devices.map((device) => device.stateHash())).size === 1)
  for (const device of devices) {
    const log = await ids(device)
    expect(new Set(log).size).toBe(log.length)
    expect(device.centre.view().sync).toMatchObject({ trouble: null, mending: false })
  }
}

test('the tail comes back from the first device that has it, with its numbers; what is new then goes on after it', async () => {
  const { hub, copy, door, desk, kept, lost } = await before()
  const back = await putBack(hub, copy, OPTIONS)
  const a = await start(back, door)
  const log = await ids(a)
  const b = await start(back, desk)
  const more = await arrive(a)
  await levelled([a, b], [kept, ...lost, more])
  expect((await ids(a)).slice(0, log.length)).toEqual(log)
  expect(await a.log.database.archive.count()).toBe(0)
  expect(await askHub(inFolder(back.folder), { do: 'verify' })).toMatchObject({ troubles: [] })
}, 60_000)

test('a fork: the hub wrote something else meanwhile; both devices go over, nothing is lost and nothing doubled', async () => {
  const { hub, copy, door, desk, kept, lost } = await before()
  const back = await putBack(hub, copy, OPTIONS)
  // A device that knows nothing of the tail is first.
  const c = await start(back, await join(back, 'welcome'))
  const other = await arrive(c)
  await until('the new one is shared', () => isShared(c))
  const [a, b] = [await start(back, door), await start(back, desk)]
  await levelled([a, b, c], [kept, ...lost, other])
  expect(await a.log.database.archive.where('offered').equals('no').count()).toBe(0)
  expect(await a.log.database.archive.count()).toBeGreaterThan(0)
  // The words of the card were on no event: they are back too, also where nobody had them.
  await until('the card', async () => (await c.log.database.cards.get(lost[0] ?? ''))?.fields.name?.text === 'Ada')
  expect(await askHub(inFolder(back.folder), { do: 'verify' })).toMatchObject({ troubles: [] })
}, 60_000)

test('a late device: it was off while the others gave the tail back and went on, and wrote something itself', async () => {
  const { hub, copy, door, desk, kept, lost } = await before()
  const late = await start(hub, desk)
  const alone = await arrive(late)
  await until('shared with nobody but the hub', () => isShared(late))
  late.kill()
  open = []
  const back = await putBack(hub, copy, OPTIONS)
  const a = await start(back, door)
  await askHub(inFolder(back.folder), { do: 'recovered' })
  const more = await arrive(a)
  await until('the hub goes on', () => isShared(a), 40_000)
  const b = await start(back, desk)
  await levelled([a, b], [kept, ...lost, more, alone])
}, 90_000)
