import 'fake-indexeddb/auto'
import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Envelope } from '#wire/event.ts'
import type { Page } from '#wire/pull.ts'
import { append } from './append.ts'
import { cardsCursor, eraseCardsBefore, readCards, takeCards, unsentCards, writeCardFields } from './cards.ts'
import { openDatabase, START } from './database.ts'
import { divergeTo } from './diverge.ts'
import { catchUp, follow } from './follow.ts'
import type { Log, News } from './log.ts'
import { loadLog } from './log.ts'
import { readOutbox } from './outbox.ts'
import { gatherPages, receive } from './receive.ts'
import { keepTicket, takeOwnTicket, ticketOf } from './tickets.ts'
import { beginAgain, knownAfter, quarantine, unreadQuarantine, unsentAfter } from './unsent.ts'

let device: string
let log: Log

beforeEach(async () => {
  device = randomUUID()
  log = await open()
})
afterEach(() => log.database.close())

async function open(): Promise<Log> {
  return (await loadLog(openDatabase(device), device, randomUUID, () => undefined)).log
}

const arrived = (visit: string): NewEvent => ({ type: 'arrived', v: 1, day: '2027-01-12', at: 1_800_000_000_000, body: { visit, greeted: true, booked: null } })
const write = (...visits: string[]) => append(log, visits.map(arrived), 1_800_000_000_000, randomUUID)

/** An own event as it comes back: by its id, and the counters under which the hub has it. */
function receipt(raw: string): { own: string; inc: string; dseq: number } {
  const { id, inc, dseq } = JSON.parse(raw) as Envelope
  return { own: id, inc, dseq }
}

/** A page as the hub makes it. */
function page(from: number, prevHash: string, events: ({ raw: string } | ReturnType<typeof receipt>)[]): Page {
  const to = from + events.length - 1
  const toHash = createHash('sha256').update(`${prevHash}${from}${to}`).digest('hex')
  return {
    from,
    to,
    prevHash,
    toHash,
    seal: toHash,
    events: events.map((event, i) => ({
      n: from + i,
      recvAt: 1,
      outcome: 'applied' as const,
      ...event,
    })),
    head: { n: to, hash: toHash },
  }
}

async function rawOf(dseq: number): Promise<string> {
  return (await log.database.outbox.get(dseq))?.raw ?? ''
}

test('what was written is there after a restart, with contiguous counters', async () => {
  await write('a', 'b')
  await write('c')
  log.database.close()
  log = await open()
  expect(log.unsent.map((event) => event.body)).toMatchObject([{ visit: 'a' }, { visit: 'b' }, { visit: 'c' }])
  expect((await unsentAfter(log, 0)).map((row) => row.dseq)).toEqual([1, 2, 3])
  await write('d')
  expect((await unsentAfter(log, 3)).map((row) => row.dseq)).toEqual([4])
})

test('an event leaves the outbox in the moment it appears in the log, and never before', async () => {
  await write('a', 'b')
  const own = receipt(await rawOf(1))
  expect(await receive(log, page(1, CHAIN_START, [own]))).toBe('taken')
  expect(log.unsent).toHaveLength(1)
  expect(await log.database.outbox.count()).toBe(1)
  log.database.close()
  const again = await loadLog(openDatabase(device), device, randomUUID, () => undefined)
  log = again.log
  expect(again.confirmed.map((event) => [event.n, event.id])).toEqual([[1, own.own]])
  expect(log.cursor.n).toBe(1)
})

test('a page of own events takes those out of the outbox and no other, whichever they are', async () => {
  await write('a', 'b', 'c', 'd', 'e')
  const own = (await unsentAfter(log, 0)).map(({ raw }) => receipt(raw))
  const left = async () => (await unsentAfter(log, 0)).map(({ dseq }) => dseq)
  const [a, b, c, d] = own
  if (!a || !b || !c || !d) throw new Error('five were written')
  const first = page(1, CHAIN_START, [b, d])
  expect(await receive(log, first)).toBe('taken')
  expect(await left()).toEqual([1, 3, 5])
  expect(await receive(log, page(3, first.toHash, [c, a]))).toBe('taken')
  expect(await left()).toEqual([5])
  const { confirmed } = await loadLog(log.database, device, randomUUID, () => undefined)
  expect(confirmed.map(({ n, body }) => [n, body])).toMatchObject([
    [1, { visit: 'b' }],
    [2, { visit: 'd' }],
    [3, { visit: 'c' }],
    [4, { visit: 'a' }],
  ])
})

test('what another window wrote meanwhile stays in the outbox, and leaves it like the rest, whether this window has heard of it or not', async () => {
  const other = await open()
  await write('a')
  await append(other, [arrived('b')], 1, randomUUID)
  other.database.close()
  await write('c')
  expect([...log.waiting.keys()]).toEqual([1, 3])
  const [a, b, c] = await Promise.all([1, 2, 3].map(rawOf))
  const first = page(1, CHAIN_START, [receipt(c ?? ''), receipt(a ?? '')])
  expect(await receive(log, first)).toBe('taken')
  expect((await log.database.outbox.toArray()).map(({ dseq }) => dseq)).toEqual([2])
  expect(await receive(log, page(3, first.toHash, [receipt(b ?? '')]))).toBe('taken')
  expect(await log.database.outbox.count()).toBe(0)
  expect((await log.database.pages.toArray()).map(({ raw }) => raw)).toEqual([`${c}\n${a}`, b])
})

test('what another window wrote before the last of this one is read on, in its place', async () => {
  const other = await open()
  await write('a')
  await append(other, [arrived('b')], 1, randomUUID)
  other.database.close()
  await write('c')
  await catchUp(log)
  expect(log.unsent.map((event) => event.body)).toMatchObject([{ visit: 'a' }, { visit: 'b' }, { visit: 'c' }])
})

test('a page that comes after another window began again is taken once this one has read on, from the texts as they are now', async () => {
  await write('a', 'b')
  const other = await open()
  await beginAgain(other, randomUUID)
  other.database.close()
  const own = page(1, CHAIN_START, [receipt(await rawOf(1)), receipt(await rawOf(2))])
  expect(await receive(log, own)).toBe('behind')
  expect(await log.database.outbox.count()).toBe(2)
  await catchUp(log)
  expect(await receive(log, own)).toBe('taken')
  expect(log.unsent).toEqual([])
  expect(await log.database.outbox.count()).toBe(0)
})

test('another event under a counter of ours is none of ours: a copy of this device used it', async () => {
  await write('a')
  const theirs = { ...receipt(await rawOf(1)), own: randomUUID() }
  expect(await receive(log, page(1, CHAIN_START, [theirs]))).toBe('whole')
  const raw = (await rawOf(1)).replace(/"id":"[^"]*"/, `"id":"${theirs.own}"`)
  expect(await receive(log, page(1, CHAIN_START, [{ raw }]))).toBe('taken')
  expect(log.unsent.map((event) => event.body)).toMatchObject([{ visit: 'a' }])
  expect(await log.database.outbox.count()).toBe(1)
})

test('an outbox of any length is read whole, in order and once, also a part of it', async () => {
  const all = Array.from({ length: 450 }, (_, i) => `v${i + 1}`)
  await write(...all)
  const read = async (after?: number, most?: number) => (await readOutbox(log.database, after, most)).map(({ dseq }) => dseq)
  expect(await read()).toEqual(all.map((_, i) => i + 1))
  expect(await read(10, 220)).toEqual(all.map((_, i) => i + 1).slice(10, 230))
  expect(await read(50, 400)).toEqual(all.map((_, i) => i + 1).slice(50))
  expect(await read(50, 200)).toHaveLength(200)
  expect(await read(450)).toEqual([])
  log.database.close()
  log = await open()
  expect(log.unsent.map(({ body }) => (body as { visit: string }).visit)).toEqual(all)
  expect(knownAfter(log, 200, 100).map(({ dseq }) => dseq)).toEqual(all.map((_, i) => i + 1).slice(200, 300))
  expect(knownAfter(log, 450)).toEqual([])
})

test('an own event that comes with its text leaves the outbox too; one of another device changes nothing there', async () => {
  await write('a', 'b')
  const raw = await rawOf(1)
  const theirs = JSON.stringify({ ...(JSON.parse(await rawOf(2)) as object), device: 'd-other' })
  await receive(log, page(1, CHAIN_START, [{ raw: theirs }, { raw }]))
  expect((await unsentAfter(log, 0)).map(({ dseq }) => dseq)).toEqual([2])
})

test('the same page twice changes nothing; a page from further on is not taken; another chain is refused', async () => {
  await write('a')
  const raw = await rawOf(1)
  const first = page(1, CHAIN_START, [{ raw }])
  expect(await receive(log, first)).toBe('taken')
  expect(await receive(log, first)).toBe('old')
  expect(await receive(log, page(3, first.toHash, [{ raw }]))).toBe('gap')
  expect(await receive(log, page(2, 'f'.repeat(64), [{ raw }]))).toBe('diverged')
  expect(log.cursor).toEqual({ n: 1, hash: first.toHash, seal: first.seal })
})

test('an own event that the outbox has lost is asked for whole, and nothing is half taken', async () => {
  await write('a')
  const raw = await rawOf(1)
  expect(await receive(log, page(1, CHAIN_START, [{ raw }, { ...receipt(raw), own: randomUUID() }]))).toBe('whole')
  expect(log.cursor.n).toBe(0)
  expect(await log.database.pages.count()).toBe(0)
  expect(await log.database.outbox.count()).toBe(1)
})

test('gathering many small pages keeps every event, its number and its outcome', async () => {
  const raws: string[] = []
  let prevHash = CHAIN_START
  for (let n = 1; n <= 40; n++) {
    await write(`v${n}`)
    raws.push(await rawOf(n))
    const one = page(n, prevHash, [{ raw: raws[n - 1] ?? '' }])
    prevHash = one.toHash
    await receive(log, one)
  }
  await gatherPages(log)
  expect(await log.database.pages.count()).toBe(1)
  const { confirmed } = await loadLog(log.database, device, randomUUID, () => undefined)
  expect(confirmed.map((event) => event.n)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  expect((await log.database.pages.get(1))?.raw.split('\n')).toEqual(raws)
  expect(await receive(log, page(41, prevHash, [{ raw: raws[0]?.replace('"v1"', '"v41"') ?? '' }]))).toBe('taken')
})

test('a second window hears what the first wrote and what came in', async () => {
  const other = await open()
  const heard: News[] = []
  follow(other, (news) => heard.push(news))
  await write('a', 'b')
  await receive(log, page(1, CHAIN_START, [{ raw: await rawOf(1) }]))
  await catchUp(other)
  expect(heard.flatMap((news) => ('confirmed' in news ? news.confirmed.map((event) => event.n) : []))).toEqual([1])
  expect(other.unsent.map((event) => event.body)).toMatchObject([{ visit: 'b' }])
  await append(other, [arrived('c')], 1, randomUUID)
  expect((await unsentAfter(other, 0)).map((row) => row.dseq)).toEqual([2, 3])
  other.database.close()
})

test('a window that hears of the same news twice at once tells of it once', async () => {
  await write('a', 'b')
  const raw = await rawOf(1)
  const [first, second] = [
    page(1, CHAIN_START, [{ raw }]),
    (prevHash: string) => page(2, prevHash, [{ raw: raw.replace('"a"', '"c"').replace(/"id":"[^"]*"/, `"id":"${randomUUID()}"`) }]),
  ]
  const other = await open()
  const heard: unknown[] = []
  follow(other, (news) => heard.push(...('confirmed' in news ? news.confirmed.map(({ n }) => n) : [])))
  await receive(log, first)
  const next = second(first.toHash)
  // It wakes up: word of what the other window did, and at the same time what its own line still brings.
  const [, , received] = await Promise.all([catchUp(other), catchUp(other), receive(other, next), append(other, [arrived('d')], 1, randomUUID), catchUp(other)])
  expect(received).toBe('taken')
  expect(heard).toEqual([1, 2])
  expect(other.unsent.map((event) => event.body)).toMatchObject([{ visit: 'b' }, { visit: 'd' }])
  other.database.close()
})

test('a window that writes after another one went over to another log stands on that log from then on', async () => {
  await write('a', 'b')
  await receive(log, page(1, CHAIN_START, [{ raw: await rawOf(1) }]))
  const other = await open()
  const heard: News[] = []
  follow(other, (news) => heard.push(news))
  expect(await divergeTo(log, log.cursor, START, randomUUID)).toBe(true)
  await append(other, [arrived('c')], 1, randomUUID)
  expect(heard).toMatchObject([{ anew: [] }, { appended: [{ body: { visit: 'c' } }] }])
  expect(other.cursor).toEqual(START)
  expect(other.unsent.map((event) => event.body)).toMatchObject([{ visit: 'a' }, { visit: 'b' }, { visit: 'c' }])
  // So does one that was told by the hub to begin again: its incarnation is the one that the other took.
  const third = await open()
  await beginAgain(log, randomUUID)
  await beginAgain(third, randomUUID)
  expect(third.identity).toEqual(log.identity)
  third.database.close()
  other.database.close()
})

test('a second window hears that something was set apart, and says nothing where nothing changed', async () => {
  await write('a', 'b')
  const other = await open()
  const heard: News[] = []
  follow(other, (news) => heard.push(news))
  await catchUp(other)
  expect(heard).toEqual([])
  await quarantine(log, [{ id: log.unsent[0]?.id ?? '', code: 'wrongRole', sentence: 'No.' }])
  await catchUp(other)
  expect(other.unsent.map((event) => event.body)).toMatchObject([{ visit: 'b' }])
  expect(heard).toHaveLength(1)
  other.database.close()
})

test('beginning again keeps every unsent event and its id, under new counters', async () => {
  await write('a', 'b')
  const before = await unsentAfter(log, 0)
  const { inc } = log.identity
  await quarantine(log, [{ id: before[0]?.id ?? '', code: 'wrongRole', sentence: 'No.' }])
  await beginAgain(log, randomUUID)
  const after = await unsentAfter(log, 0)
  expect(after.map((row) => [row.id, row.dseq])).toEqual([[before[1]?.id, 1]])
  expect(JSON.parse(after[0]?.raw ?? '')).toMatchObject({ id: before[1]?.id, dseq: 1, inc: log.identity.inc, body: { visit: 'b' } })
  expect(log.identity.inc).not.toBe(inc)
  expect(await unreadQuarantine(log)).toMatchObject([{ id: before[0]?.id, sentence: 'No.' }])
})

test.each([
  ['this device began again after it was pushed', async () => beginAgain(log, randomUUID), async (first: string) => first],
  [
    'a copy of this device began again, and pushed it',
    async () => undefined,
    async (first: string) => JSON.stringify({ ...(JSON.parse(first) as Envelope), inc: randomUUID(), dseq: 1 }),
  ],
])('an own event is stored as the hub hashed it, and not as it reads here: %s', async (_, begin, hashedAs) => {
  await write('other', 'a')
  const hashed = await hashedAs(await rawOf(2))
  await begin()
  expect(await receive(log, page(1, CHAIN_START, [receipt(hashed)]))).toBe('whole')
  expect(await receive(log, page(1, CHAIN_START, [{ raw: hashed }]))).toBe('taken')
  expect((await log.database.pages.get(1))?.raw).toBe(hashed)
  expect(log.unsent.map((event) => event.body)).toMatchObject([{ visit: 'other' }])
})

test('an own event that began again before it was pushed is stored as it reads, without asking for its text', async () => {
  await write('a')
  await beginAgain(log, randomUUID)
  const raw = await rawOf(1)
  expect(await receive(log, page(1, CHAIN_START, [receipt(raw)]))).toBe('taken')
  expect((await log.database.pages.get(1))?.raw).toBe(raw)
})

test('a ticket number once shown never changes, whoever answers late', async () => {
  expect(await takeOwnTicket(log, 'v1', '2027-01-12', 'K', 0)).toBe('K01')
  expect(await keepTicket(log, 'v1', '2027-01-12', '46')).toBe('K01')
  expect(await keepTicket(log, 'v2', '2027-01-12', '47')).toBe('47')
  expect(await takeOwnTicket(log, 'v2', '2027-01-12', 'K', 0)).toBe('47')
  expect(await takeOwnTicket(log, 'v3', '2027-01-12', 'K', 5)).toBe('K06')
  expect(await takeOwnTicket(log, 'v4', '2027-01-13', 'K', 0)).toBe('K01')
  log.database.close()
  log = await open()
  expect(await ticketOf(log, 'v3')).toBe('K06')
})

test('own words on a card win until they are confirmed, then the hub’s order does, and a tombstone empties it for good', async () => {
  const day = '2027-01-12'
  await writeCardFields(log, [{ write: 'w1', visit: 'v1', day, field: 'name', text: 'Own' }])
  await takeCards(log, [{ n: 1, visit: 'v1', day, write: 'other', field: 'name', text: 'Other' }])
  expect((await readCards(log)).get('v1')).toEqual({ name: 'Own' })
  await takeCards(log, [{ n: 2, visit: 'v1', day, write: 'w1', field: 'name', text: 'Own' }])
  await takeCards(log, [{ n: 3, visit: 'v1', day, write: 'later', field: 'name', text: 'Later' }])
  expect(await unsentCards(log)).toEqual([])
  expect((await readCards(log)).get('v1')).toEqual({ name: 'Later' })
  await takeCards(log, [{ n: 2, visit: 'v1', day, write: 'w1', field: 'name', text: 'Own' }])
  expect((await readCards(log)).get('v1')).toEqual({ name: 'Later' })
  await takeCards(log, [{ n: 4, visit: 'v1', day, erased: true }])
  await writeCardFields(log, [
    { write: 'w2', visit: 'v1', day, field: 'name', text: 'Back again' },
    { write: 'w3', visit: 'v2', day, field: 'name', text: 'Somebody else' },
  ])
  expect((await unsentCards(log)).map(({ visit }) => visit)).toEqual(['v2'])
  expect((await readCards(log)).get('v1') ?? {}).toEqual({})
  expect(await cardsCursor(log)).toBe(4)
})

test('cards of days long past are emptied without the hub, sent or not', async () => {
  await takeCards(log, [{ n: 1, visit: 'old', day: '2026-12-01', write: 'w', field: 'name', text: 'Old' }])
  await writeCardFields(log, [{ write: 'w2', visit: 'old2', day: '2026-12-02', field: 'name', text: 'Old too' }])
  await writeCardFields(log, [{ write: 'w3', visit: 'new', day: '2027-01-12', field: 'name', text: 'New' }])
  await eraseCardsBefore(log, '2026-12-13')
  const cards = await readCards(log)
  expect([...cards].filter(([, card]) => Object.keys(card).length > 0)).toEqual([['new', { name: 'New' }]])
})

test('the card of an appointment that was moved is kept as long as its last day', async () => {
  const taken = (n: number, visit: string, day: string) => ({ n, visit, day, write: `w${n}`, field: 'name' as const, text: 'Ana' })
  await takeCards(log, [taken(1, 'later', '2026-12-01'), taken(2, 'later', '2027-01-20'), taken(3, 'sooner', '2027-01-20'), taken(4, 'sooner', '2026-12-01')])
  await eraseCardsBefore(log, '2026-12-13')
  const cards = await readCards(log)
  expect([cards.get('later'), cards.get('sooner')]).toEqual([{ name: 'Ana' }, {}])
})
