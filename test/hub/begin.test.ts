/* A new hub: nobody has decided yet whether its centre becomes the demo or one's own. */
import { describe, expect, test } from 'vitest'
import { beginDown } from '#wire/begin.ts'
import { fault } from '#wire/fault.ts'
import { helloDown, type HelloDown } from '#wire/hello.ts'
import type { TestHub } from './aHub.ts'
import { aHub, ask, JSON_TYPE, TestDevice } from './aHub.ts'
import { NINE } from './events.ts'

const clock = { now: () => NINE, rate: () => 1 }
const helloOf = async (device: TestDevice): Promise<HelloDown> => helloDown.parse((await device.hello()).body)
const begin = (lead: TestDevice, as: string) => lead.ask('POST', 'begin', { as })
const NAME = { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }
const newHub = async (): Promise<{ hub: TestHub; lead: TestDevice }> => {
  const hub = await aHub({ clock })
  return { hub, lead: await TestDevice.join(hub, 'lead', 'Team lead') }
}

describe('a new hub', () => {
  test('has one centre, of which nothing is written, and tells its devices that nobody has decided', async () => {
    const { hub, lead } = await newHub()
    expect(await helloOf(lead)).toMatchObject({ begun: 'undecided', head: { n: 0 } })
    expect(await hub.begun()).toBe('undecided')
  })

  test('becomes the demo, with ready-made addresses for its other devices, each of which joins one', async () => {
    const { hub, lead } = await newHub()
    const news = await lead.news()
    const answer = await begin(lead, 'demo')
    const { begun, offers } = beginDown.parse(answer.body)
    expect([answer.status, begun]).toEqual([200, 'done'])
    expect(offers.map(({ role, label }) => [role, label])).toEqual([
      ['welcome', 'Welcome desk'],
      ['adviser', 'Desk 1'],
      ['display', 'Waiting room'],
    ])
    for (const { address, role } of offers) {
      const { origin, hash } = new URL(address)
      expect(origin).toBe(hub.url)
      const paired = await ask(`${hub.url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code: hash.slice(1) }) })
      expect(paired.body).toMatchObject({ role, centre: hub.centre })
    }
    await news.until((message) => (message as { t: string }).t === 'page')
    expect(await helloOf(lead)).toMatchObject({ begun: 'done' })
    expect((await helloOf(lead)).head.n).toBeGreaterThan(20)
  })

  test('is asked the same again without harm: the demo is set up once', async () => {
    const { lead } = await newHub()
    await begin(lead, 'demo')
    const { head } = await helloOf(lead)
    const again = await Promise.all([begin(lead, 'demo'), begin(lead, 'demo')])
    expect(again.map(({ status }) => status)).toEqual([200, 200])
    expect((await helloOf(lead)).head).toEqual(head)
  })

  test('asked twice at once sets the demo up once', async () => {
    const { lead } = await newHub()
    const [one, two] = await Promise.all([begin(lead, 'demo'), begin(lead, 'demo')])
    expect([one.status, two.status]).toEqual([200, 200])
    const { body } = await lead.ask('GET', `events?after=0&hash=${'0'.repeat(64)}&limit=2000`)
    const set = (body as { events: { raw: string }[] }).events.filter(({ raw }) => raw.includes('"type":"centreSetUp"'))
    expect(set).toHaveLength(1)
  })

  test('that is one’s own never becomes the demo, also before anything is written and after a restart', async () => {
    const { hub, lead } = await newHub()
    expect((await begin(lead, 'ours')).body).toEqual({ begun: 'settingUp', offers: [] })
    expect((await begin(lead, 'ours')).status).toBe(200)
    const refused = await begin(lead, 'demo')
    expect([refused.status, fault.parse(refused.body).sentence]).toEqual([409, 'This centre is your own already. The demo is never put into it.'])
    expect(await helloOf(lead)).toMatchObject({ begun: 'settingUp', head: { n: 0 } })
    await hub.close()
    const again = await aHub({ dataDir: hub.folder, demo: true, clock })
    const same = new TestDevice(again, lead.id, lead.token)
    expect((await begin(same, 'demo')).status).toBe(409)
    expect(await helloOf(same)).toMatchObject({ begun: 'settingUp', head: { n: 0 } })
  })

  test('is at work once the team lead’s screen has set it up, through the log', async () => {
    const { lead } = await newHub()
    await begin(lead, 'ours')
    expect((await lead.push([lead.pen.write('centreSetUp', NAME)])).body).toMatchObject({ results: [{ n: 1 }] })
    expect(await helloOf(lead)).toMatchObject({ begun: 'done', centreName: 'Town Hall' })
    expect((await begin(lead, 'demo')).status).toBe(409)
    expect((await begin(lead, 'ours')).status).toBe(200)
  })

  test('of which something is written cannot become the demo, whoever wrote it', async () => {
    const { lead } = await newHub()
    await lead.push([lead.pen.write('centreSetUp', NAME)])
    expect(fault.parse((await begin(lead, 'demo')).body)).toMatchObject({ code: 'badRequest', where: 'as' })
    expect((await helloOf(lead)).head.n).toBe(1)
  })

  test('that is the demo cannot become one’s own', async () => {
    const hub = await aHub({ demo: true, clock })
    const refused = await begin(await TestDevice.join(hub, 'lead'), 'ours')
    expect([refused.status, fault.parse(refused.body).sentence]).toEqual([409, expect.stringContaining('This is the demo already')])
  })

  test('that became the demo gets each new day its appointments, like one that was it from the start', async () => {
    const { hub, lead } = await newHub()
    await begin(lead, 'demo')
    await hub.close()
    const next = await aHub({ dataDir: hub.folder, clock: { now: () => NINE + 24 * 3600_000, rate: () => 1 } })
    const same = new TestDevice(next, lead.id, lead.token)
    const { body } = await same.ask('GET', `events?after=0&hash=${'0'.repeat(64)}&limit=2000`)
    const booked = (body as { events: { raw: string }[] }).events.filter(({ raw }) => raw.includes('"type":"appointmentBooked"'))
    expect(new Set(booked.map(({ raw }) => (JSON.parse(raw) as { day: string }).day))).toEqual(new Set(['2027-01-12', '2027-01-13']))
  })

  test('takes the decision from nobody but a team lead, and only a known one', async () => {
    const { hub, lead } = await newHub()
    for (const role of ['welcome', 'adviser', 'display'] as const) expect((await begin(await TestDevice.join(hub, role), 'demo')).status).toBe(403)
    expect(fault.parse((await begin(lead, 'both')).body)).toMatchObject({ code: 'badRequest', where: 'as' })
    expect(await hub.begun()).toBe('undecided')
  })
})
