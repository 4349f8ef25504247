/* Several centres on one hub: added, listed and shared from its command line. */
import { describe, expect, test } from 'vitest'
import { fold } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import type { EventRow } from '#hub/store/store.ts'
import { CHAIN_START } from '#wire/code.ts'
import { helloDown } from '#wire/hello.ts'
import type { Page } from '#wire/pull.ts'
import type { TestHub } from './aHub.ts'
import { aHub, ask, JSON_TYPE, TestDevice } from './aHub.ts'
import { NINE } from './events.ts'
import { codeFor, joinAt, linesOf, tell } from './severalCentres.ts'

const clock = { now: () => NINE, rate: () => 1 }
const add = (hub: TestHub, name: string, like: string | null = null) => linesOf(hub, { do: 'centreAdd', name, like })
const share = (hub: TestHub, from: string, to: string, replace = false) => linesOf(hub, { do: 'centreShare', from, to, replace })
const no = async (hub: TestHub, said: Parameters<typeof tell>[1]) => ((await tell(hub, said)) as { no?: string }).no
const service = (id: string, name: string, minutes = 20) => ({ service: id, name, keywords: [], minutes, askFor: [], favourite: null, elsewhere: null })
const setUp = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }

async function logOf(device: TestDevice): Promise<{ state: CentreState; page: Page }> {
  const page = (await device.ask('GET', `events?after=0&hash=${CHAIN_START}&whole=1&limit=2000`)).body as Page
  return {
    page,
    state: fold(
      EMPTY_CENTRE,
      page.events.map((event) => rowToEvent(event as EventRow)),
    ),
  }
}

/** Town Hall, with two services and standards of its own. */
async function townHall(): Promise<{ hub: TestHub; lead: TestDevice }> {
  const hub = await aHub({ clock })
  const lead = await joinAt(hub, 'centre', 'lead')
  await lead.push([
    lead.pen.write('centreSetUp', setUp),
    lead.pen.write('serviceSet', service('tax', 'Council tax')),
    lead.pen.write('serviceSet', service('parking', 'Parking permits')),
    lead.pen.write('standardsSet', { greetedWithin: 3, onTimeWithin: 5, grace: 15, longWait: 40, keepPlace: 30 }),
  ])
  return { hub, lead }
}

describe('a centre that is added', () => {
  test('is empty, has its name and an id made of it, and waits for its team lead to set it up', async () => {
    const hub = await aHub({ clock })
    expect(await add(hub, 'Tŷ Hywel, Cardiff')).toEqual([
      'Added as ty-hywel-cardiff. Its team lead’s screen sets it up.',
      'A code for its team lead: npm run -s hub -- pair --centre ty-hywel-cardiff --role lead --label "Team lead"',
    ])
    const lead = await joinAt(hub, 'ty-hywel-cardiff', 'lead')
    expect(helloDown.parse((await lead.hello()).body)).toMatchObject({ centreName: 'Tŷ Hywel, Cardiff', begun: 'settingUp', head: { n: 0 } })
    expect((await lead.ask('POST', 'begin', { as: 'demo' })).status).toBe(409)
  })

  test('like another begins with its services, standards and rule, and is still not set up', async () => {
    const { hub } = await townHall()
    const lines = await add(hub, 'Crewe', 'centre')
    expect(lines).toEqual(expect.arrayContaining(['Council tax: added.', 'Parking permits: added.', 'The standards: added.', '1 was the same already.']))
    const lead = await joinAt(hub, 'crewe', 'lead')
    const { state } = await logOf(lead)
    expect([[...state.services.keys()], state.standards.greetedWithin, state.centre]).toEqual([['tax', 'parking'], 3, null])
    expect(helloDown.parse((await lead.hello()).body)).toMatchObject({ begun: 'settingUp', centreName: 'Crewe' })
    expect(await tell(hub, { do: 'verify' })).toMatchObject({ troubles: [] })
  })

  test('is refused in a sentence, and nothing is added', async () => {
    const hub = await aHub({ clock })
    await add(hub, 'Crewe')
    const refusals: [string, string | null, RegExp][] = [
      ['CREWE!', null, /There is a centre "crewe" on this hub already/],
      ['', null, /Say what the centre is called/],
      ['x'.repeat(61), null, /may have 60 characters; this one has 61/],
      ['<b>', null, /cannot hold < or >/],
      ['北京', null, /No id can be made of "北京"/],
      ['Demo', null, /"demo" is kept for the demo/],
      ['Nantwich', 'stoke', /There is no centre "stoke" on this hub. There are: centre, crewe/],
    ]
    for (const [name, like, sentence] of refusals) expect(await no(hub, { do: 'centreAdd', name, like })).toMatch(sentence)
    expect(await linesOf(hub, { do: 'centreList' })).toHaveLength(2)
  })

  test('stands in the list, with what is set up and what is not', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe')
    const lines = await linesOf(hub, { do: 'centreList' })
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['centre', 'Town Hall', 'at work'],
      ['crewe', 'Crewe', 'not set up yet'],
    ])
  })

  test('is asked for by name where there are several: for a code, for a list of devices', async () => {
    const hub = await aHub({ clock })
    const forDevice = { role: 'lead', label: 'Lead', desk: null } as const
    expect(await tell(hub, { do: 'pair', for: forDevice })).toHaveProperty('code')
    await add(hub, 'Crewe')
    expect(await no(hub, { do: 'pair', for: forDevice })).toBe('This hub holds several centres. Say which with --centre: centre, crewe.')
    expect(await no(hub, { do: 'pair', for: forDevice, centres: ['stoke'] })).toMatch(/There is no centre "stoke"/)
    const lead = await joinAt(hub, 'crewe', 'lead')
    expect(await tell(hub, { do: 'devices', centre: 'crewe' })).toMatchObject({ devices: [{ device: lead.id }] })
    expect(await tell(hub, { do: 'devices' })).toMatchObject({ devices: [{ device: lead.id, centre: 'crewe' }] })
    expect(await tell(hub, { do: 'revoke', device: lead.id })).toEqual({ revoked: lead.id })
    expect((await lead.hello()).status).toBe(401)
  })
})

describe('sharing', () => {
  test('writes what is lacking or other there, as the hub’s own events, and says what it did', async () => {
    const { hub, lead } = await townHall()
    await add(hub, 'Crewe', 'centre')
    const crewe = await joinAt(hub, 'crewe', 'lead')
    const news = await crewe.news()
    await lead.push([lead.pen.write('serviceSet', service('tax', 'Council tax', 30)), lead.pen.write('serviceSet', service('bins', 'Bins'))])
    expect(await share(hub, 'centre', 'crewe')).toEqual(['Council tax: changed.', 'Bins: added.', '3 were the same already.'])
    await news.until((message) => JSON.stringify(message).includes('Bins'))
    const { state, page } = await logOf(crewe)
    expect([state.services.get('tax')?.minutes, state.services.has('bins')]).toEqual([30, true])
    expect(new Set(page.events.map((event) => ('raw' in event ? (JSON.parse(event.raw) as { device: string }).device : '')))).toEqual(new Set(['hub']))
    expect(await share(hub, 'centre', 'crewe')).toEqual(['5 were the same already.'])
    expect((await logOf(crewe)).page.head).toEqual(page.head)
  })

  test('leaves what was changed there since, and overwrites that only with --replace', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe', 'centre')
    const crewe = await joinAt(hub, 'crewe', 'lead')
    await crewe.push([crewe.pen.write('serviceSet', service('tax', 'Council tax in Crewe')), crewe.pen.write('callingRuleSet', { parts: ['due'] })])
    expect(await share(hub, 'centre', 'crewe')).toEqual([
      'Council tax: changed in crewe since, left as it is. --replace overwrites it.',
      'The calling rule: changed in crewe since, left as it is. --replace overwrites it.',
      '2 were the same already.',
    ])
    expect((await logOf(crewe)).state.services.get('tax')?.name).toBe('Council tax in Crewe')
    expect(await share(hub, 'centre', 'crewe', true)).toEqual(['Council tax: changed.', 'The calling rule: changed.', '2 were the same already.'])
    expect((await logOf(crewe)).state.services.get('tax')?.name).toBe('Council tax')
  })

  test('never takes from the demo nor gives to it, nor to itself, nor to a centre that is not here', async () => {
    const hub = await aHub({ clock, demo: true })
    await add(hub, 'Crewe')
    expect(await no(hub, { do: 'centreShare', from: 'demo', to: 'crewe', replace: true })).toMatch(/"demo" is the demo/)
    expect(await no(hub, { do: 'centreShare', from: 'crewe', to: 'demo', replace: true })).toMatch(/"demo" is the demo/)
    expect(await no(hub, { do: 'centreAdd', name: 'Stoke', like: 'demo' })).toMatch(/"demo" is the demo/)
    expect(await no(hub, { do: 'centreShare', from: 'crewe', to: 'crewe', replace: false })).toMatch(/cannot share with itself/)
    expect(await no(hub, { do: 'centreShare', from: 'crewe', to: 'stoke', replace: false })).toMatch(/There is no centre "stoke"/)
    expect(await no(hub, { do: 'centreShare', from: 'stoke', to: 'crewe', replace: false })).toMatch(/There is no centre "stoke"/)
    expect((await logOf(await joinAt(hub, 'crewe', 'lead'))).page.head.n).toBe(0)
  })
})

describe('a team lead of several centres', () => {
  type PairedAs = { device: string; centre: string; token: string; also?: PairedAs[] }
  const pair = async (hub: TestHub, code: string, more: object, headers: Record<string, string> = {}) =>
    ask(`${hub.url}/v1/pair`, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ code, ...more }) })

  test('becomes, with one code, a device in each, that sees its own centre only', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe')
    await add(hub, 'Nantwich')
    const code = await codeFor(hub, 'lead', ['crewe', 'centre'], 'lead')
    const paired = (await pair(hub, code, { several: true })).body as PairedAs
    expect([paired.centre, ...(paired.also ?? []).map(({ centre }) => centre)]).toEqual(['crewe', 'centre'])
    const names = []
    for (const { device, token } of [paired, ...(paired.also ?? [])])
      names.push(helloDown.parse((await new TestDevice(hub, device, token).hello()).body).centreName)
    expect(names).toEqual(['Crewe', 'Town Hall'])
    expect((await pair(hub, code, { several: true })).status).toBe(403)
    expect(await tell(hub, { do: 'devices', centre: 'nantwich' })).toEqual({ devices: [] })
  })

  test('in a browser has a cookie for each, and no token in the page', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe')
    const said = await pair(hub, await codeFor(hub, 'lead', ['centre', 'crewe'], 'lead'), { several: true }, { origin: hub.url })
    const paired = said.body as PairedAs
    const ids = [paired.device, ...(paired.also ?? []).map(({ device }) => device)]
    expect(said.headers.getSetCookie().map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual(ids.map((id) => `/d/${id}`))
    expect(JSON.stringify(said.body)).not.toContain('token')
  })

  test('where the caller can be one device only, joins the first', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe')
    const paired = (await pair(hub, await codeFor(hub, 'lead', ['crewe', 'centre'], 'lead'), {})).body as PairedAs
    expect([paired.centre, paired.also]).toEqual(['crewe', undefined])
    expect(await tell(hub, { do: 'devices', centre: 'centre' })).toMatchObject({ devices: [{ role: 'lead' }] })
  })

  test('is a team lead: nobody else’s code is for several, and none names a centre twice', async () => {
    const { hub } = await townHall()
    await add(hub, 'Crewe')
    const forDevice = (role: 'lead' | 'welcome') => ({ role, label: 'x', desk: null }) as const
    expect(await no(hub, { do: 'pair', for: forDevice('welcome'), centres: ['centre', 'crewe'] })).toMatch(/Only a team lead’s code/)
    expect(await no(hub, { do: 'pair', for: forDevice('lead'), centres: ['centre', 'centre'] })).toMatch(/named twice/)
  })
})
