/* A hub that was set back, as its devices meet it over HTTP: real SQLite, a data file copied and put back. */
import { describe, expect, test } from 'vitest'
import { askHub } from '#hub/admin/askHub.ts'
import { CHAIN_START } from '#wire/code.ts'
import { helloDown } from '#wire/hello.ts'
import type { Page } from '#wire/pull.ts'
import { page as pageSchema } from '#wire/pull.ts'
import type { SealedPage } from '#wire/repair.ts'
import type { TestHub } from './aHub.ts'
import { aHub, TestDevice } from './aHub.ts'
import { DAY, Pen } from './events.ts'
import { at, copyOf, inFolder, putBack } from './setBack.ts'

const START = { n: 0, hash: CHAIN_START }

async function read(device: TestDevice, after = START): Promise<Page> {
  return pageSchema.parse((await device.ask('GET', `events?after=${after.n}&hash=${after.hash}&whole=1`)).body)
}

/** As a device stores it and gives it back. */
function sealed({ from, to, prevHash, toHash, seal, events }: Page): SealedPage {
  return { from, to, prevHash, toHash, seal, events: events.map((event) => ({ ...event, raw: 'raw' in event ? event.raw : '' })) }
}

const end = ({ to, toHash, seal }: Page) => ({ cursor: { n: to, hash: toHash }, seal })

type SetBack = { hub: TestHub; door: TestDevice; desk: TestDevice; before: Page; tail: Page }

/** Two events are in the copy; a call, a claim that came to nothing and an arrival are lost with it. */
async function aSetBackHub(): Promise<SetBack> {
  const first = await aHub()
  let [door, desk] = [await TestDevice.join(first, 'welcome'), await TestDevice.join(first, 'adviser')]
  await door.hello()
  await desk.hello()
  await door.push([door.pen.arrived('a'), door.pen.numbered('a', '1')])
  const before = await read(door)
  const { hub: second, copy } = await copyOf(first)
  ;[door, desk] = [at(second, door), at(second, desk)]
  await desk.push([desk.pen.called('a', 'desk-1'), desk.pen.called('a', 'desk-2')])
  await door.push([door.pen.arrived('b'), door.pen.numbered('b', '2')])
  const tail = await read(door, end(before).cursor)
  expect(tail.events.map(({ outcome }) => outcome)).toEqual(['applied', 'noEffect:calledByAnotherDesk', 'applied', 'applied'])
  const hub = await putBack(second, copy)
  return { hub, door: at(hub, door), desk: at(hub, desk), before, tail }
}

const helloOf = async (device: TestDevice, more: Record<string, unknown>) => helloDown.parse((await device.hello(more)).body)

describe('a hub that lost its tail', () => {
  test('takes it back from a device: the same numbers, texts, times, outcomes, hashes and counters, once', async () => {
    const { hub, door, desk, before, tail } = await aSetBackHub()
    expect(await helloOf(door, end(tail))).toMatchObject({ mode: 'recovering', cursorOk: false, head: { n: 2 } })
    expect((await door.ask('POST', 'repair', sealed(tail))).body).toEqual({ head: { n: 6, hash: tail.toHash }, added: 4 })
    expect((await door.ask('POST', 'repair', sealed(tail))).body).toEqual({ head: { n: 6, hash: tail.toHash }, added: 0 })
    expect(await read(desk, end(before).cursor)).toEqual(tail)
    expect(await helloOf(door, end(tail))).toMatchObject({ mode: 'recovering', cursorOk: true })
    // The last that is awaited has nothing more: the hub goes on.
    expect(await helloOf(desk, { ...end(before), inc: 'first' })).toMatchObject({ cursorOk: true, lastDseq: 2 })
    expect(await helloOf(desk, end(before))).toMatchObject({ mode: 'normal' })
    expect((await desk.push([desk.pen.write('deskOpened', { desk: 'desk-1' })])).body).toMatchObject({ results: [{ n: 7 }] })
    expect(await askHub(inFolder(hub.folder), { do: 'verify' })).toMatchObject({ events: 7, troubles: [] })
  })

  test('takes a page that begins before its head, and only what lies beyond', async () => {
    const { door, before, tail } = await aSetBackHub()
    await door.hello(end(tail))
    const whole: SealedPage = { ...sealed(tail), from: 1, prevHash: CHAIN_START, events: [...sealed(before).events, ...sealed(tail).events] }
    expect((await door.ask('POST', 'repair', whole)).body).toMatchObject({ head: { n: 6 }, added: 4 })
  })

  test('numbers nothing meanwhile: no event, no ticket, no card; reading works', async () => {
    const { door, tail } = await aSetBackHub()
    await door.hello(end(tail))
    const no = { status: 503, body: { code: 'recovering', retryAfterMs: 2000 } }
    expect(await door.push([door.pen.arrived('c')])).toMatchObject(no)
    expect(await door.ticket('c', DAY)).toMatchObject(no)
    expect(await door.ask('PATCH', 'cards/a', { write: 'w1', day: DAY, field: 'name', text: 'Ada' })).toMatchObject(no)
    expect(await door.ask('POST', 'orphans', sealed(tail))).toMatchObject(no)
    expect(await read(door)).toMatchObject({ to: 2 })
    expect((await door.ask('GET', 'cards?after=0')).status).toBe(200)
  })

  test('waits no longer when an operator says so', async () => {
    const { hub, door, tail } = await aSetBackHub()
    await door.hello(end(tail))
    expect(await askHub(inFolder(hub.folder), { do: 'recovered' })).toEqual({ recovered: true })
    expect(await helloOf(door, {})).toMatchObject({ mode: 'normal' })
  })

  test('gives no ticket of its own series for the rest of that day: nobody knows which it gave already', async () => {
    const { hub, door, tail } = await aSetBackHub()
    await door.hello(end(tail))
    await askHub(inFolder(hub.folder), { do: 'recovered' })
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
    expect(await door.ticket('c', today)).toMatchObject({ status: 409 })
  })

  test.each([
    ['a seal that is not its own', (page: SealedPage) => ({ ...page, seal: 'a'.repeat(64) }), 'does not bear the seal'],
    ['another outcome', (page: SealedPage) => change(page, { outcome: 'applied' }), 'was changed'],
    ['another text', (page: SealedPage) => change(page, { raw: page.events[1]?.raw.replace('desk-2', 'desk-3') ?? '' }), 'was changed'],
    ['another time', (page: SealedPage) => change(page, { recvAt: 1 }), 'was changed'],
    ['an event left out', (page: SealedPage) => ({ ...page, events: page.events.slice(0, -1) }), 'has 3 events'],
    ['events in another order', (page: SealedPage) => ({ ...page, events: page.events.toReversed() }), 'not in its place'],
  ])('refuses a page with %s, in words, and takes nothing of it', async (_, forge, says) => {
    const { hub, door, tail } = await aSetBackHub()
    await door.hello(end(tail))
    const refused = { status: 400, body: { code: 'badRequest', sentence: expect.stringContaining(says) } }
    expect(await door.ask('POST', 'repair', forge(sealed(tail)))).toMatchObject(refused)
    await askHub(inFolder(hub.folder), { do: 'recovered' })
    expect(await door.ask('POST', 'orphans', forge(sealed(tail)))).toMatchObject(refused)
    expect(await read(door)).toMatchObject({ to: 2 })
  })

  test('is not one because somebody says so: a head without its seal changes nothing', async () => {
    const { door, tail } = await aSetBackHub()
    for (const seal of [null, 'a'.repeat(64)]) expect(await helloOf(door, { ...end(tail), seal })).toMatchObject({ mode: 'normal', cursorOk: false })
  })
})

function change(page: SealedPage, part: Partial<SealedPage['events'][number]>): SealedPage {
  return { ...page, events: page.events.map((event, i) => (i === 1 ? { ...event, ...part } : event)) }
}

describe('a hub that was set back and numbered other events since', () => {
  test('takes what it has not as new events of their own writers, in their old order, once; its tickets go on after them', async () => {
    const { hub, door, desk, before, tail } = await aSetBackHub()
    // A device that knew nothing of the tail was first.
    const other = new TestDevice(door.hub, desk.id, desk.token)
    await other.push([other.pen.write('deskOpened', { desk: 'desk-9' }, { id: 'new' })])
    const taken = await door.ask('POST', 'orphans', sealed(tail))
    // The counter 1 of the desk's PC was used again meanwhile: the event that had it is numbered all the same.
    expect(taken.body).toMatchObject({ head: { n: 7 }, added: 4 })
    expect((await door.ask('POST', 'orphans', sealed(tail))).body).toMatchObject({ head: { n: 7 }, added: 0 })
    const now = await read(door, end(before).cursor)
    const ids = now.events.map((event) => ('raw' in event ? (JSON.parse(event.raw) as { id: string }).id : ''))
    expect(ids).toEqual(['new', ...sealed(tail).events.map(({ raw }) => (JSON.parse(raw) as { id: string }).id)])
    expect(now.events.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'noEffect:calledByAnotherDesk', 'applied', 'applied'])
    expect((await door.ticket('c', DAY)).body).toEqual({ ticket: '3' })
    expect((await door.ticket('b', DAY)).body).toEqual({ ticket: '2' })
    expect(await askHub(inFolder(hub.folder), { do: 'verify' })).toMatchObject({ events: 7, troubles: [] })
  })

  test('says where two logs part', async () => {
    const { door, before, tail } = await aSetBackHub()
    expect((await door.ask('GET', `hashes?at=0.2.${tail.to}`)).body).toEqual({ hashes: [START, { n: 2, hash: before.toHash }] })
  })

  test('tells a device whose page does not follow on its log, and takes nothing', async () => {
    const { door, desk, tail } = await aSetBackHub()
    const late = Object.assign(new TestDevice(door.hub, door.id, door.token), { pen: new Pen(door.id, 'second') })
    await late.push([late.pen.arrived('late')])
    expect(await helloOf(desk, end(tail))).toMatchObject({ mode: 'recovering' })
    expect(await desk.ask('POST', 'repair', sealed(tail))).toMatchObject({ status: 409, body: { code: 'diverged' } })
    expect(await read(door)).toMatchObject({ to: 3 })
  })
})

test('a hub that lost nothing takes no page back', async () => {
  const hub = await aHub()
  const door = await TestDevice.join(hub, 'welcome')
  await door.push([door.pen.arrived('a')])
  const answer = await door.ask('POST', 'repair', sealed(await read(door)))
  expect(answer).toMatchObject({ status: 409, body: { code: 'diverged', sentence: expect.stringContaining('not putting its log together') } })
})

test('a waiting-room screen hands nothing in and asks for no hashes', async () => {
  const screen = await TestDevice.join(await aHub(), 'display')
  for (const [method, path] of [
    ['POST', 'repair'],
    ['POST', 'orphans'],
    ['GET', 'hashes?at=1'],
  ] as const)
    expect((await screen.ask(method, path, method === 'POST' ? {} : undefined)).status).toBe(403)
})
