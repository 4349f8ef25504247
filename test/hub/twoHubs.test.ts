/* Two hubs on one database: what one does the other's devices see, also when NOTIFY is broken; and a hub that outlives its database. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { REDUCER } from '#domain/centre/state.ts'
import { askHub } from '#hub/admin/askHub.ts'
import { helloDown } from '#wire/hello.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import { until } from '#test/support/testDevice.ts'
import type { TestHub } from './aHub.ts'
import { aHub, ask, JSON_TYPE, TestDevice } from './aHub.ts'
import { DAY, NINE } from './events.ts'

/** A server and two hubs on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 300_000)
afterAll(() => cluster.stop())

async function twoHubs(options = {}): Promise<{ url: string; a: TestHub; b: TestHub }> {
  const url = await cluster.database()
  const [a, b] = await Promise.all([aHub({ database: url, ...options }), aHub({ database: url, ...options })])
  return { url, a, b }
}
/** The same device, at another hub. */
const at = (hub: TestHub, { id, token }: TestDevice) => new TestDevice(hub, id, token)
const isPage = (to: number) => (message: unknown) => (message as { t: string; page?: { to: number } }).page?.to === to

describe('two hubs on one database', () => {
  test('that start at once set up one demo centre', async () => {
    const { a, b, url } = await twoHubs({ demo: true })
    expect([a.centre, b.centre]).toEqual(['demo', 'demo'])
    const lead = await TestDevice.join(b, 'lead')
    const { body } = await lead.hello()
    expect(helloDown.parse(body).centreName).not.toBe('Customer centre')
    const [{ count } = {}] = await cluster.sql(`select count(*)::int as count from event where type = 'centreSetUp'`, url)
    const [{ days } = {}] = await cluster.sql(
      `select count(*)::int as days from (select 1 from event where type = 'rotaSet' group by raw::json#>>'{body,desk}' having count(*) > 1) twice`,
      url,
    )
    expect([count, days]).toEqual([1, 0])
    expect(await askHub({ database: url, dataDir: '/nowhere' }, { do: 'verify' })).toMatchObject({ troubles: [] })
  })

  test('share devices, counters, numbers and news', async () => {
    const { a, b } = await twoHubs({ clock: { now: () => NINE, rate: () => 1 } })
    const here = await TestDevice.join(a, 'welcome', 'Door')
    const there = await TestDevice.join(b, 'welcome', 'Hall')
    const news = await there.news()
    const [first, second] = [here.pen.arrived('v-1'), here.pen.arrived('v-2')]
    expect((await here.push([first])).body).toMatchObject({ results: [{ n: 1 }] })
    await news.until(isPage(1))
    expect((await at(b, here).push([first, second])).body).toMatchObject({ results: [{ n: 1 }, { n: 2 }] })
    const tickets = await Promise.all(Array.from({ length: 12 }, (_, i) => at(i % 2 ? a : b, here).ticket(`t-${i}`, DAY)))
    expect(tickets.map(({ body }) => Number((body as { ticket: string }).ticket)).toSorted((x, y) => x - y)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    )
    expect((await here.ask('PATCH', 'cards/v-1', { day: DAY, write: 'w-1', field: 'name', text: 'Ana' })).status).toBe(200)
    await news.until((message) => (message as { t: string; n?: number }).t === 'cards' && (message as { n: number }).n > 0)
  })

  test('let a code in once, whoever is asked', async () => {
    const { a, b } = await twoHubs()
    const { code } = await a.makeCode('adviser', 'Desk 2', null)
    const pair = (hub: TestHub) => ask(`${hub.url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code }) })
    const said = await Promise.all([pair(a), pair(b), pair(a), pair(b)])
    expect(said.map(({ status }) => status).toSorted()).toEqual([200, 403, 403, 403])
    expect(await a.devices()).toHaveLength(1)
  })

  test('give letters that are not given, whoever is asked', async () => {
    const { a, b } = await twoHubs()
    await Promise.all(Array.from({ length: 6 }, (_, i) => TestDevice.join(i % 2 ? a : b, 'welcome', `Door ${i}`)))
    expect(new Set((await a.devices()).map(({ letter }) => letter)).size).toBe(6)
  })

  test('close the lines of a device that was taken away at the other, or from the command line', async () => {
    const { a, b, url } = await twoHubs()
    const lead = await TestDevice.join(a, 'lead')
    const [one, two] = [await TestDevice.join(b, 'adviser', '1'), await TestDevice.join(b, 'adviser', '2')]
    const [lineOne, lineTwo, kept] = [await one.news(), await two.news(), await at(b, lead).news()]
    const asked = performance.now()
    await lead.ask('DELETE', `devices/${one.id}`)
    await lineOne.closed
    expect(performance.now() - asked).toBeLessThan(1500)
    expect(await askHub({ database: url, dataDir: '/nowhere' }, { do: 'revoke', device: two.id })).toEqual({ revoked: two.id })
    await lineTwo.closed
    expect(kept.socket.readyState).toBe(kept.socket.OPEN)
  })

  test('count each other’s screens, and test their sound together', async () => {
    const { a, b } = await twoHubs()
    const lead = await TestDevice.join(a, 'lead')
    const wall = await (await TestDevice.join(b, 'display', 'Wall')).board()
    const news = await lead.news()
    const isLive = (count: number) => (message: unknown) => {
      const { t, live } = message as { t: string; live?: unknown[] }
      return t === 'screens' && live?.length === count
    }
    wall.socket.send(JSON.stringify({ t: 'drawn', call: null, sound: true }))
    await news.until(isLive(1))
    const tested = lead.ask('POST', 'chime')
    const { id } = (await wall.until((message) => (message as { t?: string }).t === 'chime')) as { id: string }
    wall.socket.send(JSON.stringify({ t: 'played', id }))
    expect((await tested).body).toEqual({ screens: 1, played: 1 })
    wall.socket.terminate()
    await news.until((message) => isLive(0)(message) && news.messages.some(isLive(1)))
  })

  test('bring news and revocations also where NOTIFY is broken', async () => {
    const url = await cluster.database()
    await cluster.sql('revoke execute on function pg_notify(text, text) from public', url)
    const [a, b] = [await aHub({ database: url }), await aHub({ database: url })]
    const [here, there, gone] = [await TestDevice.join(a, 'lead'), await TestDevice.join(b, 'welcome'), await TestDevice.join(b, 'adviser')]
    const [news, line] = [await there.news(), await gone.news()]
    await new Promise((resolve) => setTimeout(resolve, 100))
    await here.push([here.pen.arrived('v-1')])
    await news.until(isPage(1))
    await here.ask('DELETE', `devices/${gone.id}`)
    await line.closed
  })

  test('tell devices of each other', async () => {
    const hubs = ['https://a.example', 'https://b.example']
    const { a } = await twoHubs({ hubs })
    expect(helloDown.parse((await (await TestDevice.join(a, 'welcome')).hello()).body).hubs).toEqual(hubs)
  })

  test('one of them older than what was written: it does not write', async () => {
    const { a, url } = await twoHubs()
    const device = await TestDevice.join(a, 'welcome')
    await cluster.sql(`update centre set reducer = ${REDUCER + 1}`, url)
    expect(await device.push([device.pen.arrived('v')])).toMatchObject({ status: 503, body: { code: 'hubTooOld' } })
  })
})

describe('the command line', () => {
  test('looks into the database itself, whether hubs run or not', async () => {
    const where = { database: await cluster.database(), dataDir: '/nowhere' }
    await expect(askHub(where, { do: 'devices' })).rejects.toThrow(/^There is no centre in .*\/t\d+ yet/)
    const hub = await aHub({ database: where.database })
    expect(await askHub(where, { do: 'pair', for: { role: 'adviser', label: 'Desk 2', desk: null } })).toHaveProperty('code')
    const device = await TestDevice.join(hub, 'welcome')
    await device.push([device.pen.arrived('v')])
    expect(await askHub(where, { do: 'devices' })).toMatchObject({ devices: [{ device: device.id }] })
    await hub.close()
    expect(await askHub(where, { do: 'verify' })).toMatchObject({ events: 1, troubles: [] })
    await cluster.sql(`update event set outcome = 'noEffect'`, where.database)
    expect(await askHub(where, { do: 'verify' })).toMatchObject({ troubles: [expect.stringContaining('Number 1')] })
  })
})

test('a hub whose database is gone asks its devices to wait, and goes on by itself when it is back', async () => {
  const own = await startCluster()
  onTestFinished(() => own.stop())
  const url = await own.database()
  const [a, b] = [await aHub({ database: url }), await aHub({ database: url })]
  const [here, there] = [await TestDevice.join(a, 'welcome'), await TestDevice.join(b, 'welcome')]
  const first = here.pen.arrived('v-1')
  await here.push([first])
  await own.crash()
  const second = here.pen.arrived('v-2')
  const said = await here.push([second])
  expect(said).toMatchObject({ status: 503, body: { code: 'busy', retryAfterMs: 2000 } })
  expect(said.headers.get('retry-after')).toBe('2')
  expect((await ask(`${a.url}/v1/health`)).status).toBe(200)
  await own.start()
  expect((await here.push([first, second])).body).toMatchObject({ results: [{ n: 1 }, { n: 2 }] })
  const news = await there.news()
  await news.until(isPage(2))
  await until('word goes between them again', async () => {
    await here.push([here.pen.arrived(`v-${here.pen.dseq}`)])
    return news.messages.length > 3
  })
})
