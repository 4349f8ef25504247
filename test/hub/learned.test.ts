/* What a centre's days taught: learned by its hub once a day is over, in order, each once. One suite for SQLite and PostgreSQL. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { learnDay } from '#domain/estimate/learnDay.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import { rounded } from '#domain/estimate/rounded.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { EVENT_BODIES } from '#wire/event.ts'
import type { Envelope } from '#wire/event.ts'
import { LIMITS } from '#wire/limits.ts'
import { makeDemoClock } from '#hub/clock.ts'
import { makeFeed } from '#hub/feed/feed.ts'
import { keepHouse } from '#hub/keepHouse.ts'
import { learnDays } from '#hub/learnDays.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'
import { makeFolded } from '#hub/log/folded.ts'
import { makeRecovery } from '#hub/log/recovering.ts'
import { rowToEvent, toEvent } from '#hub/log/toEvent.ts'
import { verifyCentre } from '#hub/log/verify.ts'
import type { Parts } from '#hub/parts.ts'
import { stateNow } from '#hub/parts.ts'
import { makeDays } from '#hub/report/makeDay.ts'
import { openPostgres } from '#hub/store/postgres.ts'
import { openSqlite } from '#hub/store/sqlite.ts'
import type { Store } from '#hub/store/store.ts'
import { startCluster } from '#test/support/postgres.ts'
import type { Cluster } from '#test/support/postgres.ts'
import type { TestLog } from './aLog.ts'
import { aLog, CENTRE } from './aLog.ts'
import { DAY, NINE, Pen } from './events.ts'
import { ownFolder } from './folders.ts'

/** A server on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let cluster: Cluster

/** Opens one store again and again, as a hub that is started anew does. */
const STORES: [name: string, make: () => Promise<() => Promise<Store>>][] = [
  [
    'SQLite',
    async () => {
      const folder = ownFolder()
      return () => Promise.resolve(openSqlite(folder))
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const url = await cluster.database()
      return () => openPostgres(url)
    },
  ],
]

const dayOf = (n: number) => `2027-01-${n}`
const nineOf = (n: number) => NINE + (n - 12) * 24 * HOUR
const EVENING = 8 * HOUR + MINUTE

function partsOf(log: TestLog, now: number): Parts {
  const clock = makeDemoClock(now)
  clock.set(now, 0)
  const recovery = makeRecovery(log.store, console.error)
  return {
    store: log.store,
    folded: makeFolded(),
    feed: makeFeed(),
    recovery,
    clock,
    demoClock: clock,
    wall: clock,
    hubs: [],
    network: () => null,
    logger: console,
  }
}

/** A centre with one desk that is open from 9 to 5, and its pen. */
async function aCentre(open: () => Promise<Store>) {
  const log = await aLog(await open())
  onTestFinished(() => log.store.close())
  const pen = new Pen('d-lead')
  await log.push(
    pen,
    [
      pen.write('centreSetUp', { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }),
      pen.write('serviceSet', { service: 'tax', name: 'Council tax', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }),
      pen.write('deskSet', { desk: 'one', label: 'Desk 1', services: ['tax'] }),
    ],
    'lead',
  )
  return { log, pen }
}

/** A day on which so many people came, one after the other, each for so many minutes. */
function aDay(pen: Pen, n: number, people: number, minutes: number): Pushed[] {
  const on = (after: number) => ({ day: dayOf(n), at: nineOf(n) + after * MINUTE, clock: nineOf(n) + after * MINUTE })
  const all = [
    pen.write('rotaSet', { desk: 'one', open: [{ from: nineOf(n), to: nineOf(n) + 8 * HOUR }] }, on(-60)),
    pen.write('deskOpened', { desk: 'one' }, on(0)),
  ]
  for (let i = 0; i < people; i++) {
    const visit = `v-${n}-${i}`
    const from = 2 + i * (minutes + 2)
    all.push(
      pen.write('arrived', { visit, greeted: true, booked: null }, on(from - 1)),
      pen.write(
        'numberGiven',
        { visit, ticket: String(i + 1), enquiry: `${visit}-e`, service: 'tax', needs: [], callBy: 'screen', partySize: 1 },
        on(from - 1),
      ),
      pen.write('called', { visit, desk: 'one', because: 'arrival', reason: null, screenLive: true }, on(from)),
      pen.write('beingSeen', { visit, desk: 'one' }, on(from)),
      pen.write('completed', { visit, desk: 'one', enquiry: `${visit}-e`, outcome: 'finishedToday', next: null, stays: false }, on(from + minutes)),
    )
  }
  return [...all, pen.write('deskClosed', { desk: 'one' }, on(480))]
}
const closed = (pen: Pen, n: number, after: number) => pen.write('dayClosed', {}, { day: dayOf(n), at: nineOf(n) + after, clock: nineOf(n) + after })

const said = async (log: TestLog) =>
  (await log.rows()).filter(({ type }) => type === 'estimatorLearned').map(({ raw }) => (JSON.parse(raw) as { body: { upTo: string; learned: Learned } }).body)

/** From the whole log at once, by nothing that the hub does to be quick. */
async function fromTheLog(log: TestLog, days: number[]): Promise<Learned> {
  const events = (await log.rows()).map(rowToEvent)
  return days.reduce((learned, n) => {
    const first = events.findIndex(({ day, type }) => day === dayOf(n) && type !== 'rotaSet')
    const before = fold(EMPTY_CENTRE, events.slice(0, first))
    return rounded(
      learnDay(
        learned,
        before,
        dayOf(n),
        events.slice(first).filter(({ day }) => day === dayOf(n)),
      ),
    )
  }, PLANNED)
}

/** Just before it would write, when all is read and learned, this comes first. The report's rows have to be made before. */
function meanwhile(parts: Parts, first: () => Promise<unknown>): Parts {
  const write: Store['write'] = async (work) => {
    await first()
    return parts.store.write(work)
  }
  return { ...parts, store: { ...parts.store, read: (work) => parts.store.read(work), write } }
}

describe.each(STORES)('%s: a hub', (name, make) => {
  if (name === 'PostgreSQL') {
    beforeAll(async () => {
      cluster = await startCluster()
    }, 300_000)
    afterAll(() => cluster.stop())
  }

  test('learns a day once, when it is past; the next one goes on from there, in another process as in this one', async () => {
    const open = await make()
    const { log, pen } = await aCentre(open)
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const parts = partsOf(log, nineOf(12) + 15 * HOUR - 1)
    await learnDays(parts)
    expect(await said(log)).toEqual([])
    parts.demoClock!.set(nineOf(12) + 15 * HOUR, 0)
    await learnDays(parts)
    await learnDays(parts)
    const first = await fromTheLog(log, [12])
    expect(await said(log)).toEqual([{ upTo: dayOf(12), learned: first }])
    expect(first).toMatchObject({ days: 1, services: { tax: { seen: 12 } } })
    expect(first.services['tax']!.is).toBeGreaterThan(Math.log(12))

    await log.push(pen, aDay(pen, 13, 20, 5), 'lead')
    await log.store.close()
    const again = await aLog(await open())
    onTestFinished(() => again.store.close())
    await learnDays(partsOf(again, nineOf(14)))
    const second = await fromTheLog(again, [12, 13])
    expect(await said(again)).toEqual([
      { upTo: dayOf(12), learned: first },
      { upTo: dayOf(13), learned: second },
    ])
    expect(await stateNow(partsOf(again, nineOf(14)), CENTRE)).toMatchObject({ learned: second, learnedUpTo: dayOf(13) })
    expect((await verifyCentre(again.store, CENTRE)).troubles).toEqual([])
  })

  test('lets others have their turn while it learns a day: at every estimate that the day would have had', async () => {
    const open = await make()
    const { log, pen } = await aCentre(open)
    await log.push(pen, aDay(pen, 12, 20, 20), 'lead')
    const parts = partsOf(log, nineOf(14))
    let [turns, whileLearning, isOver] = [0, 0, false]
    const turn = () => {
      turns++
      if (!isOver) setImmediate(turn)
    }
    turn()
    // All is learned between the last that is read and the one event that is written.
    const read: Store['read'] = async (work) => {
      const found = await parts.store.read(work)
      turns = 0
      return found
    }
    const write: Store['write'] = (work) => {
      whileLearning = turns
      return parts.store.write(work)
    }
    await learnDays({ ...parts, store: { ...parts.store, read, write } })
    isOver = true
    expect(await said(log)).toEqual([{ upTo: dayOf(12), learned: await fromTheLog(log, [12]) }])
    expect(whileLearning).toBeGreaterThanOrEqual(20)
  })

  test('that was off for days learns them in their order, and says so once: it is what learning them one by one comes to', async () => {
    const open = await make()
    const { log, pen } = await aCentre(open)
    for (const [n, minutes] of [
      [12, 20],
      [13, 8],
      [15, 30],
    ] as const)
      await log.push(pen, aDay(pen, n, 10, minutes), 'lead')
    await learnDays(partsOf(log, nineOf(18)))
    expect(await said(log)).toEqual([{ upTo: dayOf(15), learned: await fromTheLog(log, [12, 13, 15]) }])

    const oneByOne = await aCentre(await make())
    for (const [n, minutes] of [
      [12, 20],
      [13, 8],
      [15, 30],
    ] as const) {
      await oneByOne.log.push(oneByOne.pen, aDay(oneByOne.pen, n, 10, minutes), 'lead')
      await learnDays(partsOf(oneByOne.log, nineOf(n + 1)))
    }
    expect((await said(oneByOne.log)).at(-1)).toEqual((await said(log))[0])
  })

  test('and another one on the same store, at the same moment: each day teaches once', async () => {
    const open = await make()
    const { log, pen } = await aCentre(open)
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const [a, b] = [partsOf(log, nineOf(13)), partsOf(log, nineOf(13))]
    await Promise.all([learnDays(a), learnDays(b), learnDays(a)])
    expect(await said(log)).toHaveLength(1)
    expect((await said(log))[0]?.learned.days).toBe(1)
  })

  test('holds up no save meanwhile, and what another hub has learned meanwhile counts', async () => {
    const open = await make()
    const { log, pen } = await aCentre(open)
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    await makeDays(log.store, CENTRE, nineOf(13), dayOf(12), dayOf(12))
    const parts = partsOf(log, nineOf(13))
    await learnDays(meanwhile(parts, () => log.push(pen, [pen.write('arrived', { visit: 'new', greeted: true, booked: null }, { day: dayOf(13) })], 'lead')))
    expect((await log.rows()).slice(-2).map(({ type }) => type)).toEqual(['arrived', 'estimatorLearned'])

    await log.push(pen, aDay(pen, 13, 12, 20), 'lead')
    await makeDays(log.store, CENTRE, nineOf(14), dayOf(13), dayOf(13))
    parts.demoClock!.set(nineOf(14), 0)
    let once = true
    await learnDays(
      meanwhile(parts, async () => {
        if (once) await ((once = false), learnDays(partsOf(log, nineOf(14))))
      }),
    )
    expect((await said(log)).map(({ upTo, learned: { days } }) => [upTo, days])).toEqual([
      [dayOf(12), 1],
      [dayOf(13), 2],
    ])
  })
})

test('a running hub does so by itself', async () => {
  const { log, pen } = await aCentre(await STORES[0]![1]())
  await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
  vi.useFakeTimers({ toFake: ['setInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const house = await keepHouse(partsOf(log, nineOf(13)))
  expect(await said(log)).toEqual([])
  vi.advanceTimersByTime(MINUTE)
  await house.stop()
  expect((await said(log)).map(({ upTo }) => upTo)).toEqual([dayOf(12)])
})

describe('a day', () => {
  const sqlite = STORES[0]![1]

  test('that was closed at its closing time is over; one closed at noon by mistake goes on until it is past', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, [...aDay(pen, 12, 12, 20), closed(pen, 12, 3 * HOUR)], 'lead')
    const parts = partsOf(log, nineOf(12) + EVENING)
    await learnDays(parts)
    expect(await said(log)).toEqual([])
    await log.push(pen, [closed(pen, 12, EVENING)], 'lead')
    await learnDays(parts)
    expect((await said(log)).map(({ upTo }) => upTo)).toEqual([dayOf(12)])
  })

  test('on which nobody was seen teaches nothing, and is not asked again', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, [...aDay(pen, 12, 12, 20), ...aDay(pen, 13, 0, 0)], 'lead')
    const parts = partsOf(log, nineOf(13))
    await learnDays(parts)
    const [first] = await said(log)
    parts.demoClock!.set(nineOf(14), 0)
    await learnDays(parts)
    await learnDays(parts)
    expect(await said(log)).toEqual([first, { upTo: dayOf(13), learned: first!.learned }])
  })

  test('of which nothing was ever said leaves no event: a Sunday', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const parts = partsOf(log, nineOf(13))
    for (const n of [13, 14, 15, 16]) {
      parts.demoClock!.set(nineOf(n), 0)
      await learnDays(parts)
    }
    expect(await said(log)).toHaveLength(1)
  })

  test('of which more is said after it was learned teaches no more, and the days after it do', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const parts = partsOf(log, nineOf(13))
    await learnDays(parts)
    const late = new Pen('d-late')
    const more = aDay(late, 12, 5, 50)
    await log.push(
      late,
      more.map((one) => ({ ...one, raw: one.raw.replaceAll('v-12-', 'late-') })),
      'lead',
    )
    await learnDays(parts)
    expect(await said(log)).toHaveLength(1)
    await log.push(pen, aDay(pen, 13, 12, 20), 'lead')
    parts.demoClock!.set(nineOf(14), 0)
    await learnDays(parts)
    expect((await said(log)).map(({ learned }) => learned.services['tax']!.seen)).toEqual([12, 24])
  })

  test('is learned under the settings that it had: a service that takes another time since is none of it', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const body = { service: 'tax', name: 'Council tax', keywords: [], minutes: 90, askFor: [], favourite: null, elsewhere: null }
    await log.push(pen, [pen.write('serviceSet', body, { day: dayOf(13), at: nineOf(13) })], 'lead')
    await learnDays(partsOf(log, nineOf(14)))
    const plain = await aCentre(await sqlite())
    await plain.log.push(plain.pen, aDay(plain.pen, 12, 12, 20), 'lead')
    await learnDays(partsOf(plain.log, nineOf(14)))
    expect((await said(log))[0]?.learned).toEqual((await said(plain.log))[0]?.learned)
  })

  test('is learned by the hub that orders the log, and by no other: nor where the centre is not set up', async () => {
    const { log, pen } = await aCentre(await sqlite())
    await log.push(pen, aDay(pen, 12, 12, 20), 'lead')
    const parts = partsOf(log, nineOf(14))
    for (const mode of ['recovering', 'follows'] as const) {
      await log.store.write((tx) => tx.log.setMode(CENTRE, mode))
      await learnDays(parts)
    }
    expect(await said(log)).toEqual([])
    await log.store.write((tx) => tx.log.setMode(CENTRE, 'normal'))
    await makeDays(log.store, CENTRE, nineOf(14), dayOf(12), dayOf(12))
    await learnDays(meanwhile(parts, () => log.store.write((tx) => tx.log.setMode(CENTRE, 'follows'))))
    expect(await said(log)).toEqual([])
    const empty = await aLog(await (await sqlite())())
    onTestFinished(() => empty.store.close())
    await learnDays(partsOf(empty, nineOf(14)))
    expect(await empty.rows()).toEqual([])
  })
})

test('what was learned is the hub’s own word: no device may say it, nor write as much', async () => {
  const { log, pen } = await aCentre(await STORES[0]![1]())
  const { results } = await log.push(pen, [pen.write('estimatorLearned', { upTo: dayOf(12), learned: PLANNED })], 'lead')
  expect(results).toMatchObject([{ rejected: { code: 'wrongRole' } }])
})

test('a hub that comes to a long log learns thirty days in a round, and leaves the rest to the next', async () => {
  const { log, pen } = await aCentre(await STORES[0]![1]())
  for (let n = 12; n < 52; n++) {
    const day = new Date(nineOf(n)).toISOString().slice(0, 10)
    await log.push(
      pen,
      aDay(pen, n, 1, 20).map((one) => ({ ...one, raw: one.raw.replace(`"day":"2027-01-${n}"`, `"day":"${day}"`) })),
      'lead',
    )
  }
  const parts = partsOf(log, nineOf(60))
  for (let round = 0; round < 3; round++) await learnDays(parts)
  expect((await said(log)).map(({ upTo, learned: { days } }) => [upTo, days])).toEqual([
    ['2027-02-10', 30],
    ['2027-02-20', 40],
  ])
})

test('what busy days teach fits into one event', () => {
  const services = Array.from({ length: 60 }, (_, i) => `lgsl:${i}`)
  const pen = new Pen('d-lead')
  const setUp = [
    pen.write('centreSetUp', { name: 'Town Hall', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }),
    ...services.map((service) => pen.write('serviceSet', { service, name: 'One', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null })),
    ...Array.from({ length: 12 }, (_, i) => pen.write('deskSet', { desk: `desk-${i}`, label: `Desk ${i}`, services })),
  ]
  const events = (pushed: readonly Pushed[]) => pushed.map(({ raw }) => toEvent(JSON.parse(raw) as Envelope, { n: 1, outcome: 'applied' }))
  const before = fold(EMPTY_CENTRE, events(setUp))
  let learned = PLANNED
  for (let n = 12; n < 18; n++) learned = rounded(learnDay(learned, before, dayOf(n), events(aBusyDay(pen, nineOf(n), services))))
  const size = JSON.stringify(learned).length
  expect(EVENT_BODIES.estimatorLearned.parse({ upTo: DAY, learned }).learned).toEqual(learned)
  expect(size).toBeLessThan(LIMITS.hubEventBytes / 2)
})

/** Some 200 people at 12 desks for any of the services; some do not answer. Lengths, gaps and order differ by a little, the same at each run. */
function aBusyDay(pen: Pen, nine: number, services: readonly string[]): Pushed[] {
  const day = new Date(nine).toISOString().slice(0, 10)
  const on = (after: number) => ({ day, at: Math.round(nine + after * MINUTE), clock: Math.round(nine + after * MINUTE) })
  const told: { after: number; write: () => Pushed }[] = []
  const say = (after: number, write: () => Pushed) => told.push({ after, write })
  let seed = nine % 9973
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let desk = 0; desk < 12; desk++) {
    const id = `desk-${desk}`
    say(-60, () => pen.write('rotaSet', { desk: id, open: [{ from: nine, to: nine + 8 * HOUR }] }, on(-60)))
    const opens = random() * 4
    say(opens, () => pen.write('deskOpened', { desk: id }, on(opens)))
    let free = opens
    for (let i = 0; free < 460; i++) {
      const [visit, service] = [`${day}-${desk}-${i}`, services[Math.floor(random() * services.length)] ?? '']
      const [came, from] = [free - random() * 30, free + random() * 3]
      const to = from + 3 + random() * 40
      const ticket = String(1 + desk * 40 + i)
      say(came, () => pen.write('arrived', { visit, greeted: true, booked: null }, on(came)))
      say(came + 0.1, () =>
        pen.write('numberGiven', { visit, ticket, enquiry: `${visit}-e`, service, needs: [], callBy: 'screen', partySize: 1 }, on(came + 0.1)),
      )
      say(from, () => pen.write('called', { visit, desk: id, because: 'arrival', reason: null, screenLive: true }, on(from)))
      if (random() < 0.1) {
        say(from + 1, () => pen.write('didNotAnswer', { visit, desk: id }, on(from + 1)))
        free = from + 1
        continue
      }
      say(from + 0.5, () => pen.write('beingSeen', { visit, desk: id }, on(from + 0.5)))
      say(to, () => pen.write('completed', { visit, desk: id, enquiry: `${visit}-e`, outcome: 'finishedToday', next: null, stays: false }, on(to)))
      free = to
    }
    say(free + 1, () => pen.write('deskClosed', { desk: id }, on(free + 1)))
  }
  return told.sort((a, b) => a.after - b.after).map(({ write }) => write())
}
