/*
  The smoke of sync: real devices (log on IndexedDB, sync, centre) and a real hub on SQLite, joined by roads that lose, double
  and delay by a seeded dice. After the storm all are equal, and all that a screen showed as saved is in the log once.
*/
import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { Hub } from '#hub/hub.ts'
import { startHub } from '#hub/hub.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import type { TestDevice } from '#test/support/testDevice.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'

let dataDir: string
let hub: Hub
let devices: TestDevice[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'foyer-sync-'))
  hub = await startHub({ dataDir, port: 0, demo: true, limits: { pairPerMinute: 1000, devicePerMinute: 1_000_000 } })
  devices = []
})

afterEach(async () => {
  for (const device of devices) device.kill()
  await hub.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function device(role: 'welcome' | 'adviser', desk: string | null, random: () => number, weather = {}): Promise<TestDevice> {
  const joined = await joinHub(hub.url, (await hub.makeCode(role, desk ?? 'Welcome desk', desk)).code)
  const made = await startTestDevice(hub.url, joined, random, weather)
  devices.push(made)
  return made
}

const queued = (one: TestDevice) => callingOrder(one.centre.view().state, dayOf(one.centre.view().state, one.centre.today()), one.centre.now()).length

async function arrive({ centre }: TestDevice, service: string): Promise<string> {
  const visit = centre.newId()
  await centre.act({ type: 'greet', visit, appointment: null })
  const ticket = await centre.takeTicket(visit)
  await centre.act({ type: 'giveNumber', visit, ticket, enquiry: centre.newId(), service, needs: [], callBy: 'screen', partySize: 1 })
  return visit
}

async function levelled(): Promise<void> {
  await until(
    'all devices are level',
    () => new Set(devices.map((one) => one.stateHash())).size === 1 && devices.every((one) => one.log.unsent.length === 0),
    40_000,
  )
}

/** Every id in the hub's log, in order. */
async function logIds(one: TestDevice): Promise<string[]> {
  const pages = await one.log.database.pages.orderBy('from').toArray()
  return pages.flatMap((page) => page.raw.split('\n').map((raw) => (JSON.parse(raw) as { id: string }).id))
}

test('who comes back is level only once all that the others did meanwhile is here; until then it was last heard before it went', async () => {
  const welcome = await device('welcome', null, seeded(1))
  const away = await device('adviser', 'desk-1', seeded(2))
  const { view } = away.store
  const isLevel = () => view.getState().sync.reachable && view.getState().sync.level
  await until('both are level', () => isLevel() && welcome.centre.view().sync.level, 20_000)
  away.cutOff()
  await until('it is away', () => !view.getState().sync.reachable)
  const service = [...(welcome.centre.view().state.desks.get('desk-1')?.services ?? [])][0] ?? ''
  for (let i = 0; i < 5; i++) await arrive(welcome, service)
  await until('the hub has it', () => welcome.log.unsent.length === 0)
  const waiting: number[] = []
  const heardAt = new Set<number>()
  view.subscribe(({ sync }) => (isLevel() ? waiting.push(queued(away)) : heardAt.add(sync.lastHeardAt ?? 0)))
  const backAt = away.centre.now()
  away.comeBack()
  await until('it is level again', isLevel)
  expect(new Set(waiting)).toEqual(new Set([5]))
  for (const at of heardAt) expect(at).toBeLessThanOrEqual(backAt)
  expect(heardAt.size).toBeGreaterThan(0)
  expect(view.getState().sync.lastHeardAt).toBeGreaterThan(backAt)
})

test.each([1, 2, 3, 4])(
  'a storm (seed %i) loses nothing, doubles nothing, and all devices end equal',
  async (seed) => {
    // The weather has dice of its own: how often it throws hangs on real time, and what people do must not.
    const random = seeded(seed)
    const weather = seeded(seed + 100)
    const storm = { loses: 0.15, doubles: 0.15, delaysMs: 8 }
    const welcome = await device('welcome', null, weather)
    const desk1 = await device('adviser', 'desk-1', weather)
    const desk2 = await device('adviser', 'desk-2', weather)
    await until('the demo centre is known everywhere', () => devices.every((one) => one.centre.view().state.services.size > 0), 20_000)
    const service = [...(welcome.centre.view().state.desks.get('desk-1')?.services ?? [])][0] ?? ''
    const saved = new Set<string>()
    for (const one of devices) one.log.followers.add((news) => 'appended' in news && news.appended.forEach((event) => saved.add(event.id)))

    for (const one of devices) Object.assign(one.weather, storm)
    let arrivals = 0
    for (let step = 0; step < 40; step++) {
      if (random() < 0.1) devices[Math.floor(random() * 3)]?.cutOff()
      if (random() < 0.2) for (const one of devices) one.comeBack()
      if (random() < 0.5) {
        arrivals += 1
        await arrive(welcome, service)
      }
      const [one, desk] = random() < 0.5 ? [desk1, 'desk-1'] : [desk2, 'desk-2']
      await one.centre.act(nextStep(one, desk))
    }
    for (const one of devices) {
      Object.assign(one.weather, { loses: 0, doubles: 0, delaysMs: 0 })
      one.comeBack()
    }
    await levelled()

    const ids = await logIds(welcome)
    expect(arrivals).toBeGreaterThan(10)
    expect(saved.size).toBeGreaterThanOrEqual(2 * arrivals)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...saved].filter((id) => !ids.includes(id))).toEqual([])
    const tickets = [...dayOf(welcome.centre.view().state, welcome.centre.today()).visits.values()].flatMap((visit) => visit.ticket ?? [])
    expect(new Set(tickets).size).toBe(tickets.length)
  },
  60_000,
)

/** What an adviser does next: start with whom they called, finish with whom they see, else call. */
function nextStep({ centre }: TestDevice, desk: string): Command {
  const visit = visitAtDesk(dayOf(centre.view().state, centre.today()), desk)
  if (visit?.situation.is === 'called') return { type: 'start', desk, visit: visit.id }
  if (visit) return { type: 'complete', desk, visit: visit.id, outcome: 'finishedToday', next: null }
  return { type: 'callNext', desk }
}

test('two desks that are apart call the same person: one wins, the other is told once, both calls are in the log', async () => {
  const random = seeded(7)
  const welcome = await device('welcome', null, random)
  const desk1 = await device('adviser', 'desk-1', random)
  const desk2 = await device('adviser', 'desk-2', random)
  await until('set up', () => devices.every((one) => one.centre.view().state.desks.size > 0))
  const service = desk1.centre.view().state.desks.get('desk-1')?.services[0] ?? ''
  const visit = await arrive(welcome, service)
  await until('both desks see the person', () => queued(desk1) > 0 && queued(desk2) > 0)
  desk1.cutOff()
  desk2.cutOff()
  expect(await desk1.centre.act({ type: 'call', desk: 'desk-1', visit })).toHaveProperty('done')
  expect(await desk2.centre.act({ type: 'call', desk: 'desk-2', visit })).toHaveProperty('done')
  desk1.comeBack()
  await until('desk 1 has shared', () => desk1.log.unsent.length === 0)
  desk2.comeBack()
  await levelled()
  expect(desk1.centre.view().notices).toEqual([])
  expect(desk2.centre.view().notices).toMatchObject([{ visit, reason: 'calledByAnotherDesk', by: 'desk-1', desk: 'desk-2' }])
  const told = desk2.centre.view().notices[0]
  await desk2.centre.readNotice(told?.event ?? '')
  expect(desk2.centre.view().notices).toEqual([])
  const { pages } = desk1.log.database
  const text = (await pages.toArray()).map((page) => page.raw).join('\n')
  expect(text.split('\n').filter((raw) => raw.includes('"type":"called"'))).toHaveLength(2)
}, 30_000)

test('what a killed device had saved is there when it starts again, and arrives', async () => {
  const random = seeded(8)
  const joined = await joinHub(hub.url, (await hub.makeCode('welcome', 'Welcome desk', null)).code)
  const first = await startTestDevice(hub.url, joined, random)
  await until('set up', () => first.centre.view().state.services.size > 0)
  first.cutOff()
  const visit = await arrive(first, [...first.centre.view().state.services.keys()][0] ?? '')
  const own = dayOf(first.centre.view().state, first.centre.today()).visits.get(visit)?.ticket
  expect(own).toMatch(/^[A-Z]{1,2}\d{2}$/)
  first.kill()
  const again = await startTestDevice(hub.url, joined, random)
  devices.push(again)
  expect(dayOf(again.centre.view().state, again.centre.today()).visits.get(visit)?.ticket).toBe(own)
  await until('it is shared', () => again.log.unsent.length === 0)
  expect(dayOf(again.store.belief.confirmed, again.centre.today()).visits.get(visit)?.ticket).toBe(own)
}, 30_000)

test('an event that the hub refused is set apart also when the refusal itself was lost on the way', async () => {
  const adviser = await device('adviser', 'desk-1', seeded(9), { losesPushAnswers: 1 })
  await until('set up', () => adviser.centre.view().state.services.size > 0)
  // An adviser's device may not greet: the hub refuses the event, and its counter is used up.
  await adviser.centre.act({ type: 'greet', visit: adviser.centre.newId(), appointment: null })
  await adviser.centre.act({ type: 'closeDesk', desk: 'desk-1' })
  await until('nothing is unsent', () => adviser.log.unsent.length === 0)
  expect(await adviser.log.database.quarantine.toArray()).toMatchObject([{ code: 'wrongRole' }])
  expect(adviser.centre.view().state.desks.get('desk-1')?.isOpen).toBe(false)
}, 30_000)

test('a window that takes over after another one carried on goes on from there', async () => {
  const joined = await joinHub(hub.url, (await hub.makeCode('welcome', 'Welcome desk', null)).code)
  const first = await startTestDevice(hub.url, joined, seeded(10))
  devices.push(first)
  await until('set up', () => first.centre.view().state.services.size > 0)
  // A second window read the log now, and hears nothing of what the first does after that.
  const second = await startTestDevice(hub.url, joined, seeded(11), { cut: true })
  await arrive(first, [...first.centre.view().state.services.keys()][0] ?? '')
  await until('shared', () => first.log.unsent.length === 0)
  first.kill()
  devices.push(second)
  second.comeBack()
  await arrive(second, [...second.centre.view().state.services.keys()][0] ?? '')
  await until('the second window is level', () => second.log.unsent.length === 0 && queued(second) === 2)
  expect(second.log.identity.inc).toBe(first.log.identity.inc)
  expect((await logIds(second)).length).toBe(new Set(await logIds(second)).size)
}, 30_000)
