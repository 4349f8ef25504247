import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { boardFrame } from '#wire/board.ts'
import type { BoardFrame } from '#wire/board.ts'
import { CHAIN_START } from '#wire/code.ts'
import { helloDown } from '#wire/hello.ts'
import { newsDown } from '#wire/news.ts'
import type { NewsDown } from '#wire/news.ts'
import { page } from '#wire/pull.ts'
import { pushDown } from '#wire/push.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { aHub, ask, JSON_TYPE, TestDevice } from './aHub.ts'
import type { Heard, Said } from './aHub.ts'
import { DAY, NINE } from './events.ts'

const START = { n: 0, hash: CHAIN_START }
const pages = ({ messages }: Heard) => messages.map((one) => newsDown.parse(one)).flatMap((news) => (news.t === 'page' ? [news.page] : []))
const isNews = (fits: (news: NewsDown) => boolean) => (message: unknown) => fits(newsDown.parse(message))
const isFrame = (fits: (frame: BoardFrame) => boolean) => (message: unknown) => fits(boardFrame.parse(message))
const upTo = (n: number) => isNews((news) => news.t === 'page' && news.page.to >= n)
const set = (lead: TestDevice, now: number, rate = 0): Promise<Said> => lead.ask('POST', 'clock', { now, rate })

describe('hello', () => {
  test('says who the device is, where the log stands, and the last counter of this incarnation', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'adviser', 'Desk 2', 'desk-2')
    const { head } = pushDown.parse((await desk.push([desk.pen.write('deskOpened', { desk: 'desk-2' })])).body)
    const down = helloDown.parse((await desk.hello()).body)
    expect(down).toMatchObject({
      device: desk.id,
      role: 'adviser',
      letter: 'A',
      label: 'Desk 2',
      desk: 'desk-2',
      centreName: 'Customer centre',
      head,
      cursorOk: true,
      lastDseq: 1,
      reducer: 1,
      clock: { rate: 1 },
    })
    expect(helloDown.parse((await desk.hello({ inc: 'second', cursor: head })).body)).toMatchObject({ lastDseq: 0, cursorOk: true })
    expect(helloDown.parse((await desk.hello({ cursor: { n: 1, hash: 'a'.repeat(64) } })).body)).toMatchObject({ cursorOk: false })
    expect(helloDown.parse((await desk.hello({ cursor: { n: 99, hash: head.hash } })).body)).toMatchObject({ cursorOk: false })
  })

  test('is where a device is seen', async () => {
    const hub = await aHub()
    const lead = await TestDevice.join(hub, 'lead')
    const seen = async () => ((await lead.ask('GET', 'devices')).body as { devices: { seenAt: number | null }[] }).devices[0]?.seenAt
    expect(await seen()).toBeNull()
    await lead.hello()
    expect(await seen()).toBeTypeOf('number')
  })
})

describe('events', () => {
  test('that one device pushed, another pulls', async () => {
    const hub = await aHub()
    const [door, desk] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'adviser')]
    const mine = door.pen.arrived('a')
    const { results } = pushDown.parse((await door.push([mine])).body)
    expect(results).toEqual([{ id: mine.id, n: 1 }])
    const pull = async (who: TestDevice, more = '') => page.parse((await who.ask('GET', `events?after=0&hash=${CHAIN_START}${more}`)).body).events[0]
    expect(await pull(desk)).toMatchObject({ n: 1, raw: mine.raw, outcome: 'applied' })
    expect(await pull(door)).toMatchObject({ n: 1, own: mine.id })
    expect(await pull(door, '&whole=1')).toMatchObject({ n: 1, raw: mine.raw })
  })

  test('after a gap are refused with the counter that is expected', async () => {
    const door = await TestDevice.join(await aHub(), 'welcome')
    door.pen.dseq = 4
    const { status, body } = await door.push([door.pen.arrived('a')])
    expect([status, body]).toMatchObject([409, { code: 'gap', expected: 1 }])
  })

  test('from a cursor of another log are refused', async () => {
    const door = await TestDevice.join(await aHub(), 'welcome')
    const { status, body } = await door.ask('GET', `events?after=7&hash=${'a'.repeat(64)}`)
    expect([status, body]).toMatchObject([409, { code: 'diverged' }])
  })
})

describe('the news', () => {
  test('bring what is missing first, then every page right after its commit, each once and in order', async () => {
    const hub = await aHub()
    const [door, desk] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'adviser')]
    await door.push([door.pen.arrived('a'), door.pen.arrived('b')])
    const news = await desk.news()
    await news.until(upTo(2))
    await Promise.all([door.push([door.pen.arrived('c')]), desk.push([desk.pen.write('deskOpened', { desk: 'desk-1' })])])
    await door.push([door.pen.arrived('d')])
    await news.until(upTo(5))
    const got = pages(news)
    expect(got.flatMap(({ events }) => events.map(({ n }) => n))).toEqual([1, 2, 3, 4, 5])
    expect(got.map(({ prevHash }) => prevHash)).toEqual([CHAIN_START, ...got.slice(0, -1).map(({ toHash }) => toHash)])
    expect(got.flatMap(({ events }) => events.filter((one) => 'own' in one))).toHaveLength(1)
  })

  test('go on from the cursor', async () => {
    const hub = await aHub()
    const [door, desk] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'adviser')]
    const { head } = pushDown.parse((await door.push([door.pen.arrived('a')])).body)
    await door.push([door.pen.arrived('b')])
    const news = await desk.news(head.n, head.hash)
    await news.until(upTo(2))
    expect(pages(news).flatMap(({ events }) => events.map(({ n }) => n))).toEqual([2])
  })

  test('of more than one page come whole', async () => {
    const hub = await aHub()
    const [door, desk] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'adviser')]
    for (let i = 0; i < 3; i++) await door.push(Array.from({ length: 900 }, () => door.pen.arrived('a')))
    const news = await desk.news()
    await news.until(upTo(2700))
    expect(pages(news).map(({ from, to }) => [from, to])).toEqual([
      [1, 2000],
      [2001, 2700],
    ])
  })

  test('say that the logs do not agree, and hang up', async () => {
    const desk = await TestDevice.join(await aHub(), 'adviser')
    const news = await desk.news(3, 'a'.repeat(64))
    await news.until(isNews(({ t }) => t === 'diverged'))
    expect(await news.closed).toBe(1008)
  })

  test('say the hub’s clock and the number of the last card', async () => {
    const hub = await aHub({ demoClock: true })
    const [lead, desk] = [await TestDevice.join(hub, 'lead'), await TestDevice.join(hub, 'adviser')]
    const news = await desk.news()
    await news.until(isNews((one) => one.t === 'cards' && one.n === 0))
    await news.until(isNews(({ t }) => t === 'ping'))
    expect((await set(lead, NINE, 60)).body).toMatchObject({ rate: 60 })
    await news.until(isNews((one) => one.t === 'ping' && one.clock.rate === 60 && one.clock.now >= NINE))
    await lead.ask('PATCH', 'cards/v-1', { write: 'w-1', day: DAY, field: 'name', text: 'Ana' })
    await news.until(isNews((one) => one.t === 'cards' && one.n === 1))
  })
})

describe('the clock', () => {
  test('of a hub on the real time is nobody’s to set', async () => {
    const lead = await TestDevice.join(await aHub(), 'lead')
    const { status, body } = await set(lead, NINE)
    expect([status, body]).toMatchObject([403, { sentence: expect.stringContaining('--demo-clock') }])
  })

  test('that was set is what the hub stamps', async () => {
    const hub = await aHub({ demoClock: true })
    const lead = await TestDevice.join(hub, 'lead')
    await set(lead, NINE)
    await lead.push([lead.pen.arrived('a')])
    const { body } = await lead.ask('GET', `events?after=0&hash=${CHAIN_START}`)
    expect(page.parse(body).events[0]?.recvAt).toBe(NINE)
    expect(helloDown.parse((await lead.hello()).body).clock).toEqual({ now: NINE, rate: 0 })
  })
})

describe('tickets over HTTP', () => {
  test('count up for all devices together', async () => {
    const hub = await aHub()
    const [one, two] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'welcome')]
    expect([(await one.ticket('a', DAY)).body, (await two.ticket('b', DAY)).body, (await two.ticket('a', DAY)).body]).toEqual([
      { ticket: '1' },
      { ticket: '2' },
      { ticket: '1' },
    ])
  })
})

describe('the board', () => {
  async function aCall() {
    const hub = await aHub({ demoClock: true })
    const [lead, screen] = [await TestDevice.join(hub, 'lead'), await TestDevice.join(hub, 'display')]
    await set(lead, NINE)
    const board = await screen.board()
    await board.until(isFrame(({ current, clock }) => current === null && clock.now === NINE))
    const visit = (name: string, ticket: string) => [lead.pen.arrived(name), lead.pen.numbered(name, ticket), lead.pen.called(name, 'desk-1')]
    return { lead, board, visit }
  }

  test('shows a call as soon as it is in the log', async () => {
    const { lead, board, visit } = await aCall()
    await lead.push([lead.pen.write('deskSet', { desk: 'desk-1', label: 'Desk 1', services: [] }), ...visit('a', '7')])
    const frame = boardFrame.parse(await board.until(isFrame(({ current }) => current !== null)))
    expect(frame).toMatchObject({ current: { ticket: '7', desk: 'Desk 1', at: NINE }, before: [] })
  })

  test('keeps each call for 20 seconds of the hub’s clock before the next takes its place', async () => {
    const { lead, board, visit } = await aCall()
    await lead.push([...visit('a', '7'), ...visit('b', '8')])
    await board.until(isFrame(({ current }) => current?.ticket === '7'))
    await set(lead, NINE + 21_000)
    const frame = boardFrame.parse(await board.until(isFrame(({ current }) => current?.ticket === '8')))
    expect(frame.before.map(({ ticket }) => ticket)).toEqual(['7'])
  })

  test('moves on by itself as time passes', async () => {
    const { lead, board, visit } = await aCall()
    await lead.push([...visit('a', '7'), ...visit('b', '8')])
    await set(lead, NINE + 3000, 60)
    await board.until(isFrame(({ current }) => current?.ticket === '8'))
  })
})

test('a board on which nothing changes still says every five seconds that it is live', { timeout: 15_000 }, async () => {
  const screen = await TestDevice.join(await aHub(), 'display')
  const board = await screen.board()
  await expect.poll(() => board.messages.length, { timeout: 8000 }).toBeGreaterThan(1)
  expect(board.messages.length).toBe(2)
})

describe('a name', () => {
  test('that was written to a card is in no frame of any board and nowhere in the log', async () => {
    const canary = 'Zebulon Quillfeather'
    const hub = await aHub()
    const [door, desk, screen] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'adviser'), await TestDevice.join(hub, 'display')]
    const board = await screen.board()
    const day = businessDay(Date.now(), 'Europe/London')
    const write = await door.ask('PATCH', 'cards/v-1', { write: 'w-1', day, field: 'name', text: canary })
    expect([write.status, write.body]).toEqual([200, { n: 1 }])
    const events = [door.pen.arrived('v-1'), door.pen.numbered('v-1', '1'), door.pen.called('v-1', 'desk-1', Date.now())]
    await door.push(events.map((event) => ({ ...event, raw: event.raw.replaceAll(`"day":"${DAY}"`, `"day":"${day}"`) })))
    await board.until(isFrame(({ current }) => current?.ticket === '1'))
    // Where it belongs it is: on staff devices.
    expect(JSON.stringify((await desk.ask('GET', 'cards?after=0')).body)).toContain(canary)
    expect(JSON.stringify((await desk.ask('GET', `events?after=0&hash=${CHAIN_START}`)).body)).not.toContain(canary)
    expect(JSON.stringify(board.messages)).not.toContain(canary)
    expect((await screen.ask('GET', 'cards?after=0')).status).toBe(403)
  })
})

test('a hub that is started again goes on where it was', async () => {
  const first = await aHub()
  const before = await TestDevice.join(first, 'welcome')
  await before.push([before.pen.arrived('a'), before.pen.numbered('a', '1')])
  await before.ticket('a', DAY)
  const { body: log } = await before.ask('GET', `events?after=${START.n}&hash=${START.hash}&whole=1`)
  await first.close()
  const second = await aHub({ dataDir: first.folder })
  const after = new TestDevice(second, before.id, before.token)
  expect((await after.ask('GET', `events?after=0&hash=${CHAIN_START}&whole=1`)).body).toEqual(log)
  after.pen.dseq = 2
  expect((await after.push([after.pen.called('a', 'desk-1')])).body).toMatchObject({ results: [{ n: 3 }] })
  expect((await after.ticket('b', DAY)).body).toEqual({ ticket: '2' })
})

test('cards of a day long gone are erased when the hub starts, and their devices hear of it', async () => {
  const hub = await aHub({ demoClock: true })
  const lead = await TestDevice.join(hub, 'lead')
  await set(lead, NINE)
  await lead.ask('PATCH', 'cards/v-1', { write: 'w-1', day: DAY, field: 'name', text: 'Ana' })
  const news = await lead.news()
  await set(lead, NINE + 32 * 24 * 3600 * 1000)
  expect(await hub.eraseOldCards()).toBe(1)
  await news.until(isNews((one) => one.t === 'cards' && one.n === 2))
  expect((await lead.ask('GET', 'cards?after=1')).body).toEqual({ writes: [{ n: 2, visit: 'v-1', day: DAY, erased: true }], head: 2 })
  const late = await lead.ask('PATCH', 'cards/v-1', { write: 'w-2', day: DAY, field: 'phone', text: '07700 900000' })
  expect([late.status, late.body]).toMatchObject([410, { code: 'erased' }])
})

test('what stood in quarantine for 30 days is erased when the hub starts', async () => {
  const at = (now: number) => ({ now: () => now, rate: () => 1 })
  const first = await aHub({ clock: at(NINE) })
  const desk = await TestDevice.join(first, 'welcome')
  await desk.push([{ id: 'x', dseq: 1, raw: '{"name":"Ana Canary"' }])
  await first.close()
  const kept = () => {
    const db = new DatabaseSync(join(first.folder, DATA_FILE))
    const rows = db.prepare('select raw, code from quarantine').all()
    db.close()
    return rows.map((row) => [Buffer.from(row['raw'] as Uint8Array).toString(), row['code']])
  }
  const start = async (days: number) => (await aHub({ dataDir: first.folder, clock: at(NINE + days * 24 * 3600 * 1000) })).close()
  await start(30)
  expect(kept()).toEqual([['{"name":"Ana Canary"', 'notJson']])
  await start(31)
  expect(kept()).toEqual([['', 'notJson']])
  for (const file of readdirSync(first.folder)) expect(readFileSync(join(first.folder, file)).includes('Canary')).toBe(false)
})

test('a code for another desk takes no desk over that is at work', async () => {
  const hub = await aHub()
  const desk = await TestDevice.join(hub, 'adviser', 'Desk 2', 'desk-2')
  await (await desk.news()).until(isNews(({ t }) => t === 'ping'))
  const pair = async (label: string, at: string) => {
    const { code } = await hub.makeCode('adviser', label, at)
    return (await ask(`${hub.url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code, device: desk.id }) })).body as { device: string }
  }
  expect((await pair('Desk 3', 'desk-3')).device).not.toBe(desk.id)
  expect((await desk.hello()).status).toBe(200)
  expect((await pair('Desk 2', 'desk-2')).device).toBe(desk.id)
  expect((await desk.hello()).status).toBe(401)
})
