/* The report of a period, as a team lead's device asks for it. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { fault } from '#wire/fault.ts'
import { reportDown, rowsDown, storyDown } from '#wire/report.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import { aHub } from './aHub.ts'
import { aStore } from './aLog.ts'
import { DAY, NINE } from './events.ts'
import { reportRows } from './reportRows.ts'
import { joinAt, linesOf } from './severalCentres.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 300_000)
afterAll(() => cluster.stop())

reportRows('SQLite', async () => aStore(), 30)
reportRows(
  'PostgreSQL',
  async () => {
    const store = await openPostgres(await cluster.database())
    onTestFinished(() => store.close())
    return store
  },
  4,
)

describe('GET report', () => {
  const time = { now: NINE }
  const clock = { now: () => time.now, rate: () => 1 }
  async function hubAndLead() {
    time.now = NINE + HOUR
    const hub = await aHub({ clock })
    const lead = await joinAt(hub, 'centre', 'lead')
    await lead.push([
      lead.pen.write('centreSetUp', { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }),
      lead.pen.write('serviceSet', { service: 'lgsl:58', name: 'Council tax', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }),
      lead.pen.write('arrived', { visit: 'v-1', greeted: true, booked: { id: 'a-1', at: NINE, service: 'lgsl:58', desk: null } }),
      lead.pen.numbered('v-1', '1'),
      lead.pen.called('v-1', 'desk-1', NINE + 9 * MINUTE),
    ])
    return { hub, lead }
  }
  const ask = async (lead: Awaited<ReturnType<typeof hubAndLead>>['lead'], from: string, to: string) =>
    reportDown.parse((await lead.ask('GET', `report?from=${from}&to=${to}`)).body)

  test('counts first, by each dimension, and says up to where the log is counted', async () => {
    const { lead } = await hubAndLead()
    const report = await ask(lead, DAY, DAY)
    expect(report).toMatchObject({
      centreName: 'Town Hall',
      completeUpTo: { n: 5, at: time.now },
      services: [{ id: 'lgsl:58', name: 'Council tax' }],
      total: { seen: 1, onTime: 0, promises: 1, missed: { notTold: 1 }, late: [[9, 1]], causes: { startedLate: 1 } },
    })
    expect(Object.entries(report.groups).map(([by, groups]) => [by, groups.map(({ key }) => key)])).toEqual([
      ...[
        ['day', [DAY]],
        ['weekday', ['2']],
        ['hour', ['09']],
        ['service', ['lgsl:58']],
        ['desk', ['desk-1']],
        ['cause', ['startedLate']],
      ],
    ])
  })

  test('who is behind a figure, at most so many of how many, without a name and by the team lead of this centre alone', async () => {
    const { lead } = await hubAndLead()
    const rows = async (query: string) => (await lead.ask('GET', `report/rows?from=${DAY}&to=${DAY}&${query}`)).body
    expect(rowsDown.parse(await rows('figure=missed.notTold&dimension=hour&key=09'))).toEqual({
      of: 1,
      appointments: [
        {
          ...{ day: DAY, appointment: 'a-1', visit: 'v-1', ticket: '1', service: 'lgsl:58', desk: 'desk-1', hour: 9, bookedAt: NINE },
          ...{ calledAt: NINE + 9 * MINUTE, lateMinutes: 9, promise: 'missed', why: 'notTold', overGrace: false, left: false },
          ...{ toldAt: null, toldError: null, cause: 'startedLate', confirmed: false, arrivedAt: expect.any(Number) },
        },
      ],
      visits: [],
    })
    expect(await rows('figure=missed.notTold&dimension=hour&key=10')).toMatchObject({ of: 0 })
    await lead.push([lead.pen.arrived('v-2'), lead.pen.arrived('v-3')])
    expect(await rows('figure=came&most=2')).toMatchObject({ of: 3, appointments: [], visits: [{}, {}] })
    for (const [wrong, where] of [
      ['figure=nothing', 'figure'],
      ['figure=came&most=1001', 'most'],
      ['figure=came&dimension=staff', 'dimension'],
      ['', 'figure'],
    ])
      expect(fault.parse(await rows(wrong ?? ''))).toMatchObject({ code: 'badRequest', where })
    expect(fault.parse(await rows('figure=came&centre=crewe')).code).toBe('wrongRole')
    expect(fault.parse((await lead.ask('GET', `report/rows?from=${DAY}&to=2026-01-01&figure=came`)).body)).toMatchObject({ code: 'badRequest', where: 'to' })
  })

  test('the story of one visit, when its day is long gone from the state, and nothing of anybody else’s', async () => {
    const { lead } = await hubAndLead()
    const notice = { notice: 'n-1', reason: null, expectedAt: null, how: ['inPerson' as const], screenLive: null, lapsesAt: NINE + HOUR }
    await lead.push([
      lead.pen.arrived('v-2'),
      lead.pen.write('delayTold', { ...notice, scope: { of: 'centre' } }),
      lead.pen.write('deskSet', { desk: 'desk-1', label: 'Counter 1', services: [] }, { day: '2027-01-13' }),
    ])
    time.now = NINE + 30 * 24 * HOUR
    const said = async (query: string) => (await lead.ask('GET', `report/story?${query}`)).body
    const { events } = storyDown.parse(await said(`day=${DAY}&visit=v-1`))
    expect(events.map(({ n, raw }) => [n, (JSON.parse(raw) as { type: string }).type])).toEqual([
      [1, 'centreSetUp'],
      [2, 'serviceSet'],
      [3, 'arrived'],
      [4, 'numberGiven'],
      [5, 'called'],
      [7, 'delayTold'],
    ])
    expect(fault.parse(await said('day=tomorrow&visit=v-1'))).toMatchObject({ code: 'badRequest', where: 'day' })
    expect(fault.parse(await said(`day=${DAY}&visit=v-1&centre=crewe`)).code).toBe('wrongRole')
  })

  test('has what was said a second ago, and what is put right weeks later, when the day is long gone from the state', async () => {
    const { lead } = await hubAndLead()
    expect((await ask(lead, DAY, DAY)).total).toMatchObject({ onTime: 0, seen: 1 })
    for (let day = 13; day < 20; day++)
      await lead.push([lead.pen.write('arrived', { visit: `v-${day}`, greeted: true, booked: null }, { day: `2027-01-${day}` })])
    time.now = NINE + 30 * 24 * HOUR
    const late = { change: { what: 'calledAt', enquiry: 'v-1-e', at: NINE + 2 * MINUTE }, why: 'wrongKey' } as const
    await lead.push([lead.pen.write('corrected', { visit: 'v-1', ...late }, { at: time.now })])
    expect((await ask(lead, DAY, DAY)).total).toMatchObject({ onTime: 1, seen: 1, missed: {} })
    expect((await ask(lead, DAY, '2027-01-31')).total.came).toBe(8)
  })

  test.each([
    ['from=2027-01-12', 'to'],
    ['from=2027-01-12&to=2027-02-30', 'to'],
    ['from=2027-01-12&to=2027-01-11', 'to'],
    ['from=2020-01-12&to=2027-01-11', 'to'],
    ['from=2027-01-12&to=2027-01-12&by=staff', undefined],
  ])('refuses %s in words', async (query, where) => {
    const { lead } = await hubAndLead()
    const { status, body } = await lead.ask('GET', `report?${query}`)
    const said = fault.parse(body)
    expect([status, said.code]).toEqual([400, 'badRequest'])
    if (where !== undefined) expect(said.where).toBe(where)
  })

  test('is the same after the command line has had its rows made anew', async () => {
    const { hub, lead } = await hubAndLead()
    const before = await ask(lead, DAY, '2027-02-28')
    expect(await linesOf(hub, { do: 'reportsRebuild' })).toEqual(['centre: 2 rows of 1 days, made anew from the log up to number 5.'])
    expect(await ask(lead, DAY, '2027-02-28')).toEqual(before)
  })
})
