/* The report of a period, as a team lead's device asks for it. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { fault } from '#wire/fault.ts'
import { reportDown } from '#wire/report.ts'
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
