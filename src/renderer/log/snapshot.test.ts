import 'fake-indexeddb/auto'
import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import { canonical } from '#domain/centre/canonical.ts'
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import { writeState } from '#domain/centre/stateText.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Page } from '#wire/pull.ts'
import { append } from './append.ts'
import type { SnapRow } from './database.ts'
import { openDatabase } from './database.ts'
import { divergeTo, pageEnds } from './diverge.ts'
import { catchUp, follow } from './follow.ts'
import type { Log, News } from './log.ts'
import { loadLog } from './log.ts'
import { gatherPages, receive } from './receive.ts'
import type { Logged } from './records.ts'
import { place, writeRaw } from './records.ts'
import { requeue } from './requeue.ts'
import { beginFrom, keepShort, noteSafe } from './snapshot.ts'

let device: string
let log: Log
let whole: Logged[]

beforeEach(async () => {
  device = randomUUID()
  whole = []
  log = (await open()).log
})
afterEach(() => log.database.close())

const open = () => loadLog(openDatabase(device), device, randomUUID, () => undefined)
const AT = 1_800_000_000_000
const arrived = (visit: string): NewEvent => ({ type: 'arrived', v: 1, day: '2027-01-12', at: AT, body: { visit, greeted: true, booked: null } })
const hashOf = (n: number) => (n === 0 ? CHAIN_START : createHash('sha256').update(`hash ${n}`).digest('hex'))

/** The next events of the log, from another device, in one page. */
function next(count: number): Page {
  const from = whole.length + 1
  const raws = Array.from({ length: count }, (_, i) =>
    writeRaw(arrived(`v${from + i}`), { id: `e${from + i}`, device: 'd-other', inc: 'i', dseq: from + i, clock: AT, base: 0 }),
  )
  whole.push(...raws.map((raw, i) => place(JSON.parse(raw), from + i, 'applied')))
  const to = whole.length
  const events = raws.map((raw, i) => ({ n: from + i, recvAt: 1, outcome: 'applied' as const, raw }))
  return { from, to, prevHash: hashOf(from - 1), toHash: hashOf(to), seal: hashOf(to), events, head: { n: to, hash: hashOf(to) } }
}
const take = async (...counts: number[]) => {
  for (const count of counts) expect(await receive(log, next(count))).toBe('taken')
}
const stateOf = (events: readonly Logged[]) => canonical(fold(EMPTY_CENTRE, events))
/** What a start makes of the database, and how many events it had to read for it. */
async function start(): Promise<{ state: string; events: number; cursor: number }> {
  const { log: other, base, confirmed } = await open()
  other.database.close()
  return { state: canonical(fold(base.state, confirmed)), events: confirmed.length, cursor: other.cursor.n }
}
const pagesOf = async () => (await log.database.pages.orderBy('from').toArray()).map(({ from, to }) => [from, to])
const snaps = async () => (await log.database.snap.toArray()).map(({ n }) => n)

describe('a device with a long log', () => {
  test('starts from its own snapshot: the same state, and only what came after is read', async () => {
    await take(30, 30, 50, 1, 1, 1)
    await keepShort(log, 100)
    await take(7)
    expect(await snaps()).toEqual([113])
    expect(await start()).toEqual({ state: stateOf(whole), events: 7, cursor: 120 })
  })

  test('keeps every page while no backup holds it', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 119)
    await keepShort(log, 100)
    expect(await pagesOf()).toEqual([
      [1, 60],
      [61, 120],
    ])
  })

  test('lets go of pages that are in a snapshot and in a backup, and of none above', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await take(5)
    await noteSafe(log, 125)
    await keepShort(log, 100)
    expect(await pagesOf()).toEqual([[121, 125]])
    expect(await start()).toEqual({ state: stateOf(whole), events: 5, cursor: 125 })
    await take(3)
    expect((await start()).state).toBe(stateOf(whole))
  })

  test('keeps a page in which the snapshot’s number stands in the middle', async () => {
    await take(450, ...Array(31).fill(3))
    await keepShort(log, 500)
    expect(await snaps()).toEqual([543])
    await take(1, 1)
    await gatherPages(log)
    expect(await pagesOf()).toEqual([
      [1, 498],
      [499, 545],
    ])
    await noteSafe(log, 545)
    await keepShort(log, 500)
    expect(await pagesOf()).toEqual([[499, 545]])
    expect(await start()).toEqual({ state: stateOf(whole), events: 2, cursor: 545 })
  })

  test('goes on from snapshot to snapshot; that which stands for pages that are gone stays until the next pages go', async () => {
    await take(50, 50)
    await keepShort(log, 100)
    await noteSafe(log, 100)
    await keepShort(log, 100)
    await take(50, 50)
    await keepShort(log, 100)
    await take(50, 50)
    await keepShort(log, 100)
    expect(await snaps()).toEqual([100, 300])
    expect(await start()).toEqual({ state: stateOf(whole), events: 0, cursor: 300 })
    await noteSafe(log, 300)
    await keepShort(log, 100)
    expect([await snaps(), await pagesOf()]).toEqual([[300], []])
    await take(2)
    expect(await start()).toEqual({ state: stateOf(whole), events: 2, cursor: 302 })
  })

  test('lets go of nothing more once the hub says that less is safe than it thought', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 200)
    await noteSafe(log, 50)
    await keepShort(log, 100)
    expect(await pagesOf()).toHaveLength(2)
    expect((await open()).log.safeSeq).toBe(50)
  })

  test('a window that slept while another one let pages go hears the whole state anew', async () => {
    await take(10)
    const other = (await open()).log
    const heard: News[] = []
    follow(other, (news) => heard.push(news))
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 130)
    await keepShort(log, 100)
    await take(5)
    await catchUp(other)
    const [news] = heard.filter((one) => 'confirmed' in one)
    if (!news || !('confirmed' in news)) throw new Error('nothing was heard')
    expect(news.base?.n).toBe(130)
    expect(canonical(fold(news.base?.state ?? EMPTY_CENTRE, news.confirmed))).toBe(stateOf(whole))
    expect(other.cursor).toEqual(log.cursor)
    other.database.close()
  })
})

describe('a start from a snapshot', () => {
  test('that cannot be read goes by the pages while they are here', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await log.database.snap.update(120, { state: '{"centre":nu' })
    expect(await start()).toEqual({ state: stateOf(whole), events: 120, cursor: 120 })
    expect(await snaps()).toEqual([])
  })

  test('that cannot be read begins anew where the pages are gone', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 120)
    await keepShort(log, 100)
    await take(5)
    await log.database.snap.update(120, { state: '{"centre":nu' })
    expect(await start()).toEqual({ state: stateOf([]), events: 0, cursor: 0 })
    expect([await snaps(), await pagesOf()]).toEqual([[], []])
  })

  test('keeps the sound pages after it, and no other', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await take(5, 5, 5)
    await log.database.pages.update(126, { prevHash: 'f'.repeat(64) })
    expect(await start()).toEqual({ state: stateOf(whole.slice(0, 125)), events: 5, cursor: 125 })
    expect((await pagesOf()).at(-1)).toEqual([121, 125])
  })

  test('puts nothing back into the outbox that lies in the log before it', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await take(1)
    const again = await open()
    const kept = (n: number) => ({
      id: `e${n}`,
      inc: again.log.identity.inc,
      dseq: n,
      raw: writeRaw(arrived(`v${n}`), { id: `e${n}`, device, inc: 'i', dseq: n, clock: AT, base: 0 }),
    })
    expect(await requeue(again.log, again.confirmed, [kept(7), kept(121), kept(900)])).toBe(1)
    expect(again.log.unsent.map(({ id }) => id)).toEqual(['e900'])
    again.log.database.close()
  })
})

describe('a device whose hub was set back', () => {
  const diverge = async (n: number) => {
    const end = (await pageEnds(log)).find((one) => one.n === n)
    if (!end) throw new Error(`no end at ${n}`)
    expect(await divergeTo(log, log.cursor, end, randomUUID)).toBe(true)
  }

  test('goes back behind its newest snapshot, to the one that stands for pages that are gone', async () => {
    const heard: News[] = []
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 120)
    await keepShort(log, 100)
    await take(50, 50)
    await keepShort(log, 100)
    expect(await snaps()).toEqual([120, 220])
    expect((await pageEnds(log)).map(({ n }) => n)).toEqual([0, 120, 170, 220])
    follow(log, (news) => heard.push(news))
    await diverge(170)
    expect([await snaps(), log.snapN]).toEqual([[120], 120])
    const [news] = heard
    if (!news || !('anew' in news)) throw new Error('nothing was heard anew')
    expect(canonical(fold(news.base.state, news.anew))).toBe(stateOf(whole.slice(0, 170)))
    await diverge(120)
    expect(await start()).toEqual({ state: stateOf(whole.slice(0, 120)), events: 0, cursor: 120 })
  })

  test('that shares nothing with it begins from the start, and keeps what it has in its archive', async () => {
    await take(60, 60)
    await keepShort(log, 100)
    await noteSafe(log, 120)
    await keepShort(log, 100)
    await take(5)
    await diverge(0)
    expect(await start()).toEqual({ state: stateOf([]), events: 0, cursor: 0 })
    expect([await snaps(), await log.database.archive.count()]).toEqual([[], 1])
  })
})

describe('a device that begins', () => {
  const offered = (): SnapRow => {
    next(40)
    return { n: 40, hash: hashOf(40), seal: hashOf(40), reducer: REDUCER, state: writeState(fold(EMPTY_CENTRE, whole)) }
  }

  test('takes the hub’s snapshot, tells whoever follows, and goes on from its cursor', async () => {
    const heard: News[] = []
    follow(log, (news) => heard.push(news))
    expect(await beginFrom(log, offered())).toBe(true)
    expect(heard).toMatchObject([{ confirmed: [], base: { n: 40 } }])
    expect(log.cursor).toEqual({ n: 40, hash: hashOf(40), seal: hashOf(40) })
    await take(3)
    expect(await start()).toEqual({ state: stateOf(whole), events: 3, cursor: 43 })
    await keepShort(log, 2)
    expect(await start()).toEqual({ state: stateOf(whole), events: 0, cursor: 43 })
  })

  test('does not, once somebody wrote here: what they wrote may be in the log below that number', async () => {
    const row = offered()
    await append(log, [arrived('mine')], AT, randomUUID)
    expect(await beginFrom(log, row)).toBe(false)
    expect([log.cursor.n, await snaps()]).toEqual([0, []])
  })

  test('does not, once it has a page', async () => {
    await take(1)
    expect(await beginFrom(log, offered())).toBe(false)
    expect([log.cursor.n, await snaps()]).toEqual([1, []])
  })
})
