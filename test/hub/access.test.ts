import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/roles.ts'
import { fault } from '#wire/fault.ts'
import { healthDown, pairDown } from '#wire/pair.ts'
import { aHub, ask, JSON_TYPE, listen, TestDevice } from './aHub.ts'
import type { Said } from './aHub.ts'
import { DAY } from './events.ts'

const codeOf = ({ body }: Said) => fault.parse(body).code
const pair = (url: string, body: unknown, headers = {}) =>
  ask(`${url}/v1/pair`, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) })

/** Everything of a device, and who may ask it. */
const PATHS: [string, string, readonly Role[]][] = [
  ['POST', 'hello', ['welcome', 'adviser', 'lead']],
  ['POST', 'events', ['welcome', 'adviser', 'lead']],
  ['GET', 'events?after=0', ['welcome', 'adviser', 'lead']],
  ['GET', 'news', ['welcome', 'adviser', 'lead']],
  ['POST', 'tickets', ['welcome', 'adviser', 'lead']],
  ['PATCH', 'cards/v-1', ['welcome', 'adviser', 'lead']],
  ['GET', 'cards', ['welcome', 'adviser', 'lead']],
  ['POST', 'begin', ['lead']],
  ['PATCH', 'pin', ['welcome', 'adviser', 'lead']],
  ['POST', 'pin/check', ['welcome', 'adviser', 'lead']],
  ['GET', 'pins', ['welcome', 'adviser', 'lead']],
  ['POST', 'codes', ['lead']],
  ['GET', 'devices', ['lead']],
  ['GET', 'report?from=2027-01-12&to=2027-01-12', ['lead']],
  ['GET', 'report/rows?from=2027-01-12&to=2027-01-12&figure=came', ['lead']],
  ['GET', 'report/story?day=2027-01-12&visit=v-1', ['lead']],
  ['DELETE', 'devices/d-nobody', ['lead']],
  ['POST', 'clock', ['lead']],
  ['GET', 'board', ['display']],
  ['GET', 'nothing-of-ours', ['welcome', 'adviser', 'lead']],
]

describe('without a token', () => {
  test('health is open', async () => {
    const { url } = await aHub()
    const { status, body } = await ask(`${url}/v1/health`)
    expect([status, healthDown.parse(body).demoClock]).toEqual([200, false])
  })

  test('everything of a device is 401, known or not', async () => {
    const hub = await aHub()
    const device = await TestDevice.join(hub, 'lead')
    for (const who of [device.id, 'd-nobody']) {
      for (const [method, path] of PATHS) {
        const said = await ask(`${hub.url}/d/${who}/v1/${path}`, { method })
        expect([who, path, said.status, codeOf(said)]).toEqual([who, path, 401, 'noDevice'])
      }
    }
    expect((await ask(`${hub.url}/d/a/b/c/d`)).status).toBe(401)
    expect((await ask(`${hub.url}/d/${'x'.repeat(500)}/v1/hello`, { method: 'POST' })).status).toBe(401)
  })

  test('no live line opens', async () => {
    const hub = await aHub()
    const device = await TestDevice.join(hub, 'lead')
    await expect(listen(device.url('news?after=0'), {})).rejects.toThrow('status 401')
    await expect(listen(device.url('board'), { authorization: 'Bearer nonsense' })).rejects.toThrow('status 401')
  })

  test('another device’s token opens nothing', async () => {
    const hub = await aHub()
    const [one, two] = [await TestDevice.join(hub, 'lead'), await TestDevice.join(hub, 'lead')]
    expect((await ask(one.url('devices'), { headers: { authorization: `Bearer ${two.token}` } })).status).toBe(401)
  })

  test('other addresses are not found', async () => {
    const { url } = await aHub()
    for (const path of ['/v1/nothing', '/nothing/at/all', '/etc/passwd']) {
      const said = await ask(url + path)
      expect([said.status, codeOf(said)]).toEqual([404, 'notFound'])
    }
  })
})

describe('a role', () => {
  test.each(['welcome', 'adviser', 'lead', 'display'] as const)('%s may do what it is for and nothing else', async (role) => {
    const hub = await aHub()
    const device = await TestDevice.join(hub, role)
    for (const [method, path, may] of PATHS) {
      const said = await device.ask(method, path, method === 'GET' || method === 'DELETE' ? undefined : {})
      if (may.includes(role)) expect([path, said.status]).not.toEqual([path, 401])
      // On the real clock nobody sets it: that says so itself.
      if (may.includes(role) && path !== 'clock') expect([path, said.status]).not.toEqual([path, 403])
      if (!may.includes(role)) expect([path, said.status, codeOf(said)]).toEqual([path, 403, 'wrongRole'])
    }
  })

  test('decides which live line opens', async () => {
    const hub = await aHub()
    const [display, lead] = [await TestDevice.join(hub, 'display'), await TestDevice.join(hub, 'lead')]
    await expect(display.news()).rejects.toThrow('status 403')
    await expect(lead.board()).rejects.toThrow('status 403')
  })
})

describe('pairing', () => {
  test('gives a program its token', async () => {
    const hub = await aHub()
    const { code } = await hub.makeCode('adviser', 'Desk 2', 'desk-2')
    const said = await pair(hub.url, { code: ` ${code.toLowerCase()} ` })
    const down = pairDown.parse(said.body)
    expect(down).toMatchObject({ role: 'adviser', label: 'Desk 2', desk: 'desk-2', centreName: 'Customer centre' })
    expect(down.token).toMatch(/^[\w-]{43}$/)
    expect(said.headers.get('set-cookie')).toBeNull()
  })

  test('gives a browser a cookie of its own path, and no token', async () => {
    const hub = await aHub()
    const { code } = await hub.makeCode('welcome', 'Welcome', null)
    const said = await pair(hub.url, { code }, { origin: hub.url })
    const { device, token } = pairDown.parse(said.body)
    expect(token).toBeUndefined()
    const cookie = said.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^foyer=[\w-]{43}; /)
    for (const part of [`Path=/d/${device}`, 'HttpOnly', 'SameSite=Strict']) expect(cookie.split('; ')).toContain(part)
    expect(cookie).not.toContain('Secure')
    const helloAgain = await ask(`${hub.url}/d/${device}/v1/cards?after=0`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(helloAgain.status).toBe(200)
  })

  test('marks the cookie Secure behind the https of a proxy, and only where it was told of one', async () => {
    for (const behindProxy of [true, false]) {
      const hub = await aHub({ behindProxy })
      const { code } = await hub.makeCode('welcome', 'Welcome', null)
      const { headers } = await pair(hub.url, { code }, { origin: hub.url, 'x-forwarded-proto': 'https' })
      expect(headers.get('set-cookie')?.includes('Secure')).toBe(behindProxy)
    }
  })

  test('works once, and says what is wrong with a code', async () => {
    const hub = await aHub()
    const { code } = await hub.makeCode('welcome', 'Welcome', null)
    expect((await pair(hub.url, { code })).status).toBe(200)
    for (const wrong of [code, 'AAAA-AAAA', 'no code at all', '']) expect(codeOf(await pair(hub.url, { code: wrong }))).toBe('codeWrong')
    expect(codeOf(await pair(hub.url, { kode: 1 }))).toBe('badRequest')
  })

  test('is tried no more than ten times a minute', async () => {
    const hub = await aHub({ limits: {} })
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) statuses.push((await pair(hub.url, { code: 'AAAA-AAAA' })).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403))
    const late = await pair(hub.url, { code: 'AAAA-AAAA' })
    expect([late.status, codeOf(late)]).toEqual([429, 'tooMany'])
    expect(fault.parse(late.body).retryAfterMs).toBeGreaterThan(0)
  })

  test('by a team lead’s code lets a device in', async () => {
    const hub = await aHub()
    const lead = await TestDevice.join(hub, 'lead')
    const { status, body } = await lead.ask('POST', 'codes', { role: 'display', label: 'Waiting room', desk: null })
    expect(status).toBe(200)
    expect((await pair(hub.url, { code: (body as { code: string }).code })).body).toMatchObject({ role: 'display', label: 'Waiting room' })
  })
})

describe('a device that is taken away', () => {
  test('loses its lines at once, and is told why it is not let in', async () => {
    const hub = await aHub()
    const [lead, desk, screen] = [await TestDevice.join(hub, 'lead'), await TestDevice.join(hub, 'adviser'), await TestDevice.join(hub, 'display')]
    const [news, board] = [await desk.news(), await screen.board()]
    expect((await lead.ask('DELETE', `devices/${desk.id}`)).status).toBe(204)
    expect((await lead.ask('DELETE', `devices/${screen.id}`, '')).status).toBe(204)
    await Promise.all([news.closed, board.closed])
    const said = await desk.hello()
    expect([said.status, codeOf(said)]).toEqual([401, 'revoked'])
    await expect(screen.board()).rejects.toThrow('status 401')
    const { body } = await lead.ask('GET', 'devices')
    expect(
      (body as { devices: { device: string; revokedAt: number | null }[] }).devices.filter(({ revokedAt }) => revokedAt !== null).map(({ device }) => device),
    ).toEqual([desk.id, screen.id])
  })

  test('or has joined again loses the lines of its old token', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'adviser', 'Desk 2')
    const news = await desk.news()
    const { code } = await hub.makeCode('adviser', 'Desk 2', null)
    expect((await pair(hub.url, { code, device: desk.id })).body).toMatchObject({ device: desk.id })
    await news.closed
    expect((await desk.hello()).status).toBe(401)
  })

  test('must be known', async () => {
    const lead = await TestDevice.join(await aHub(), 'lead')
    expect((await lead.ask('DELETE', 'devices/d-nobody')).status).toBe(404)
  })
})

describe('a page of another address', () => {
  test('is turned away from everything', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'welcome')
    for (const origin of ['http://evil.example', 'null', 'rubbish', hub.url.replace('127.0.0.1', 'localhost')]) {
      expect([origin, (await desk.ask('GET', 'cards?after=0', undefined, { origin })).status]).toEqual([origin, 403])
      expect((await ask(`${hub.url}/v1/health`, { headers: { origin } })).status).toBe(403)
      await expect(listen(desk.url(`news?after=0&hash=${'0'.repeat(64)}`), { authorization: `Bearer ${desk.token}`, origin })).rejects.toThrow('status 403')
    }
  })

  test('and one of this address is not', async () => {
    const hub = await aHub()
    const desk = await TestDevice.join(hub, 'welcome')
    expect((await desk.ask('GET', 'cards?after=0', undefined, { origin: hub.url })).status).toBe(200)
    const line = await listen(desk.url(`news?after=0&hash=${'0'.repeat(64)}`), { authorization: `Bearer ${desk.token}`, origin: hub.url })
    await line.until(() => true)
  })
})

test('one device that asks too much is slowed down, and no other', async () => {
  const hub = await aHub({ limits: { pairPerMinute: 100, devicePerMinute: 5 } })
  const [loud, calm] = [await TestDevice.join(hub, 'welcome'), await TestDevice.join(hub, 'welcome')]
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) statuses.push((await loud.ticket('v', DAY)).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  expect((await calm.ticket('v', DAY)).status).toBe(200)
})
