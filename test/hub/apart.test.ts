/* Two centres on one hub: a device of one never sees, hears or changes anything of the other, at no route. */
import { describe, expect, test } from 'vitest'
import { CHAIN_START } from '#wire/code.ts'
import { fault } from '#wire/fault.ts'
import { helloDown } from '#wire/hello.ts'
import type { Page } from '#wire/pull.ts'
import type { Said, TestHub } from './aHub.ts'
import { aHub, ask, TestDevice } from './aHub.ts'
import { DAY, NINE, Pen } from './events.ts'
import { joinAt, linesOf } from './severalCentres.ts'

/** Words, ids and numbers that are of Crewe alone. */
const OF_CREWE = /crewe|v-secret|Zoe|s-secret|"41"/i

type Two = { hub: TestHub; lead: TestDevice; door: TestDevice; display: TestDevice; crewe: { lead: TestDevice; door: TestDevice; display: TestDevice } }

/** In Crewe somebody was greeted, given 41, called and written about. In the other nothing has happened. */
async function two(): Promise<Two> {
  const hub = await aHub({ clock: { now: () => NINE, rate: () => 1 } })
  await linesOf(hub, { do: 'centreAdd', name: 'Crewe', like: null })
  const devices = async (centre: string) => ({
    lead: await joinAt(hub, centre, 'lead', `Lead`),
    door: await joinAt(hub, centre, 'welcome', `Door`),
    display: await joinAt(hub, centre, 'display', `Wall`),
  })
  const [here, crewe] = [await devices('centre'), await devices('crewe')]
  await crewe.lead.push([
    crewe.lead.pen.write('centreSetUp', { name: 'Crewe', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }),
    crewe.lead.pen.write('deskSet', { desk: 'desk-1', label: 'Crewe desk', services: [] }),
  ])
  await crewe.door.push([crewe.door.pen.arrived('v-secret'), crewe.door.pen.numbered('v-secret', '41'), crewe.door.pen.called('v-secret', 'desk-1')])
  await crewe.door.ask('PATCH', 'cards/v-secret', { write: 'w-1', day: DAY, field: 'name', text: 'Zoe' })
  await crewe.lead.ask('PATCH', 'pin', { staff: 's-secret', pin: '4711', old: null })
  return { hub, ...here, crewe }
}

const bodyOf = ({ body }: Said) => JSON.stringify(body)
const pageOf = async (device: TestDevice): Promise<Page> => (await device.ask('GET', `events?after=0&hash=${CHAIN_START}&whole=1`)).body as Page
/** A page as a device would hand it back. */
const handBack = ({ head: _head, ...page }: Page) => page

/** The same words for Crewe as for a centre that there is not. */
async function refused(lead: TestDevice, path: string): Promise<Said> {
  const [theirs, nowhere] = [await lead.ask('GET', `${path}&centre=crewe`), await lead.ask('GET', `${path}&centre=nowhere`)]
  expect([theirs.status, theirs.body]).toEqual([403, nowhere.body])
  return theirs
}

/** What a device of the other centre asks at each route, and what it must get. Any answer is searched for what is of Crewe. */
const ROUTES: Record<string, (two: Two) => Promise<Said[]>> = {
  'POST hello': async ({ door }) => [await door.hello(), await door.hello({ cards: { n: 1, write: 'w-1' } })],
  'POST events': async ({ door, crewe }) => {
    const said = [await door.push([new Pen(crewe.door.id).arrived('v-more')]), await door.push([door.pen.arrived('v-own')])]
    expect(said[0]?.body).toMatchObject({ results: [{ rejected: { code: 'badEnvelope' } }] })
    expect((await pageOf(crewe.door)).head.n).toBe(5)
    return said
  },
  'GET events': async ({ door, lead }) => {
    expect((await pageOf(door)).events).toEqual([])
    return [await lead.ask('GET', `events?after=0&hash=${CHAIN_START}`)]
  },
  'GET snapshot': async ({ hub, door, crewe }) => {
    await crewe.door.push(Array.from({ length: 600 }, (_, i) => crewe.door.pen.arrived(`v-secret-${i}`)))
    // A hub that goes down keeps one.
    await hub.close()
    const again = await aHub({ dataDir: hub.folder, clock: { now: () => NINE, rate: () => 1 } })
    const [theirs, mine] = [crewe.door, door].map(({ id, token }) => new TestDevice(again, id, token)) as [TestDevice, TestDevice]
    const { snapshot } = helloDown.parse((await theirs.hello()).body)
    expect((await theirs.ask('GET', `snapshot?n=${snapshot?.n}&part=0`)).status).toBe(200)
    const said = await mine.ask('GET', `snapshot?n=${snapshot?.n}&part=0`)
    expect(said.status).toBe(404)
    return [said]
  },
  'GET hashes': async ({ door, crewe }) => {
    expect(bodyOf(await crewe.door.ask('GET', 'hashes?at=1.2.3'))).toContain('"n":3')
    const said = await door.ask('GET', 'hashes?at=1.2.3')
    expect(said.body).toEqual({ hashes: [] })
    return [said]
  },
  'POST repair': async ({ door, crewe }) => {
    const said = await door.ask('POST', 'repair', handBack(await pageOf(crewe.door)))
    expect(said.status).toBeGreaterThanOrEqual(400)
    return [said]
  },
  'POST orphans': async ({ door, crewe }) => {
    const said = await door.ask('POST', 'orphans', handBack(await pageOf(crewe.door)))
    expect(said.status).toBeGreaterThanOrEqual(400)
    expect((await pageOf(door)).events).toEqual([])
    return [said]
  },
  'POST tickets': async ({ door, crewe }) => {
    // Each centre has a series of its own, and the same visit's id is another visit there.
    expect((await crewe.door.ticket('v-secret', DAY)).body).toEqual({ ticket: '41' })
    const said = await door.ticket('v-secret', DAY)
    expect(said.body).toEqual({ ticket: '1' })
    return [said]
  },
  'PATCH cards/{visit}': async ({ door, crewe }) => {
    await door.ask('PATCH', 'cards/v-secret', { write: 'w-2', day: DAY, field: 'phone', text: '0' })
    expect(bodyOf(await crewe.door.ask('GET', 'cards?after=0'))).not.toContain('w-2')
    return []
  },
  'GET cards': async ({ door }) => {
    const said = await door.ask('GET', 'cards?after=0')
    expect(said.body).toEqual({ writes: [], head: 0 })
    return [said]
  },
  'POST begin': async ({ lead, crewe }) => {
    const said = await lead.ask('POST', 'begin', { as: 'ours' })
    expect((await pageOf(crewe.door)).head.n).toBe(5)
    return [said]
  },
  'POST codes': async ({ lead, hub }) => {
    const said = await lead.ask('POST', 'codes', { role: 'welcome', label: 'x', desk: null })
    const { code } = said.body as { code: string }
    const joined = await ask(`${hub.url}/v1/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, several: true }),
    })
    expect(joined.body).toMatchObject({ centre: 'centre' })
    return [said, joined]
  },
  'GET report': async ({ lead, crewe }) => {
    const days = `report?from=${DAY}&to=${DAY}`
    expect((await crewe.lead.ask('GET', days)).body).toMatchObject({ centreName: 'Crewe', total: { came: 1 } })
    const mine = await lead.ask('GET', `${days}&centre=centre`)
    expect(mine.body).toMatchObject({ total: { came: 0 } })
    return [mine, await refused(lead, days)]
  },
  'GET report/rows': async ({ lead, crewe }) => {
    const rows = `report/rows?from=${DAY}&to=${DAY}&figure=came&most=10`
    expect(await crewe.lead.ask('GET', rows)).toMatchObject({ status: 200, body: { of: 1 } })
    const mine = await lead.ask('GET', rows)
    expect(mine).toMatchObject({ status: 200, body: { of: 0 } })
    return [mine, await refused(lead, rows)]
  },
  'GET report/story': async ({ lead, crewe }) => {
    const story = `report/story?day=${DAY}&visit=v-secret`
    expect(bodyOf(await crewe.lead.ask('GET', story))).toContain('v-secret')
    const mine = await lead.ask('GET', story)
    expect(mine.status).toBe(200)
    return [mine, await refused(lead, story)]
  },
  'GET devices': async ({ lead }) => {
    const said = await lead.ask('GET', 'devices')
    expect((said.body as { devices: unknown[] }).devices).toHaveLength(3)
    return [said]
  },
  'DELETE devices/{which}': async ({ lead, crewe }) => {
    const said = await lead.ask('DELETE', `devices/${crewe.door.id}`)
    expect([said.status, (await crewe.door.hello()).status]).toEqual([404, 200])
    return [said]
  },
  'PATCH pin': async ({ lead, crewe }) => {
    const said = await lead.ask('PATCH', 'pin', { staff: 's-secret', pin: '0000', old: null })
    expect((await crewe.door.ask('POST', 'pin/check', { staff: 's-secret', pin: '4711' })).body).toEqual({ ok: true })
    return [said]
  },
  'POST pin/check': async ({ door }) => [await door.ask('POST', 'pin/check', { staff: 's-secret', pin: '4711' })],
  'GET pins': async ({ door }) => [await door.ask('GET', 'pins')],
  // The clock of a replayed day is the hub's own.
  'POST clock': async ({ lead }) => [await lead.ask('POST', 'clock', { now: 0, rate: 1 })],
  // Which screens are live, and a chime for them: those of one's own centre only.
  'POST screen': async ({ door, lead, crewe }) => {
    const line = await crewe.door.news()
    await line.until((message) => (message as { t: string }).t === 'ping')
    const said = await door.ask('POST', 'screen', { call: null, sound: 'on' })
    expect((await lead.ask('POST', 'chime')).status).toBe(200)
    expect(JSON.stringify(line.messages)).not.toContain('"age":0')
    return [said]
  },
  'POST chime': async ({ lead }) => {
    const said = await lead.ask('POST', 'chime')
    expect(said.body).toMatchObject({ screens: 0 })
    return [said]
  },
  'GET news': async ({ door, crewe }) => {
    const line = await door.news()
    await line.until((message) => (message as { t: string }).t === 'ping')
    await crewe.door.push([crewe.door.pen.arrived('v-secret-too')])
    await crewe.door.ask('PATCH', 'cards/v-secret', { write: 'w-9', day: DAY, field: 'phone', text: '0' })
    // Its own news comes after that; Crewe's would have come before.
    await door.push([door.pen.arrived('v-own')])
    await line.until((message) => (message as { t: string }).t === 'page')
    expect(JSON.stringify(line.messages)).not.toMatch(OF_CREWE)
    return []
  },
  'GET board': async ({ display, crewe, door }) => {
    const [there, here] = [await crewe.display.board(), await display.board()]
    await there.until((message) => JSON.stringify(message).includes('"41"'))
    await door.push([door.pen.arrived('v-own'), door.pen.numbered('v-own', '7'), door.pen.called('v-own', 'desk-1')])
    await here.until((message) => JSON.stringify(message).includes('"7"'))
    expect(JSON.stringify(here.messages)).not.toMatch(OF_CREWE)
    expect(JSON.stringify(there.messages)).not.toContain('"7"')
    return []
  },
}

describe('a device of another centre', () => {
  test('was tried at every route that the hub has', async () => {
    const { url } = await aHub()
    const { paths } = (await ask(`${url}/docs/json`)).body as { paths: Record<string, Record<string, unknown>> }
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith('/d/{device}/v1/') ? Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice('/d/{device}/v1/'.length)}`) : [],
    )
    expect(Object.keys(ROUTES).toSorted()).toEqual(all.toSorted())
  })

  test.each(Object.entries(ROUTES))('sees and changes nothing there by %s', async (_, route) => {
    for (const said of await route(await two())) expect(bodyOf(said)).not.toMatch(OF_CREWE)
  })

  test('cannot come in by its token, nor become a device there with a code of its own centre', async () => {
    const { hub, lead, crewe } = await two()
    expect((await ask(crewe.lead.url('devices'), { headers: { authorization: `Bearer ${lead.token}` } })).status).toBe(401)
    const { code } = (await lead.ask('POST', 'codes', { role: 'lead', label: 'Lead', desk: null })).body as { code: string }
    const body = JSON.stringify({ code, device: crewe.lead.id })
    const said = await ask(`${hub.url}/v1/pair`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(said.body).toMatchObject({ centre: 'centre' })
    expect((said.body as { device: string }).device).not.toBe(crewe.lead.id)
    expect((await crewe.lead.hello()).status).toBe(200)
  })

  test('has letters, numbers and a state of its own centre', async () => {
    const { door, crewe } = await two()
    const [mine, theirs] = await Promise.all([door, crewe.door].map(async (device) => helloDown.parse((await device.hello()).body)))
    expect(mine).toMatchObject({ centreName: 'Customer centre', begun: 'undecided', head: { n: 0, hash: CHAIN_START }, letter: theirs?.letter })
    expect(theirs).toMatchObject({ centreName: 'Crewe', begun: 'done', head: { n: 5 } })
  })

  test('finds both centres in order after a restart', async () => {
    const { hub, crewe } = await two()
    await hub.close()
    const again = await aHub({ dataDir: hub.folder, clock: { now: () => NINE, rate: () => 1 } })
    expect(again.centre).toBe('centre')
    const same = new TestDevice(again, crewe.door.id, crewe.door.token)
    expect((await pageOf(same)).head.n).toBeGreaterThanOrEqual(5)
    expect(fault.safeParse((await same.ask('GET', 'cards?after=0')).body).success).toBe(false)
  })
})
