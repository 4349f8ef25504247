import { describe, expect, test } from 'vitest'
import { CHAIN_START } from '#wire/code.ts'
import { LIMITS } from '#wire/limits.ts'
import { page as pageSchema } from '#wire/pull.ts'
import { aLog, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { Pen, sent } from '#test/hub/events.ts'
import { pageSince } from './since.ts'

const START = { n: 0, hash: CHAIN_START }
const asking = (device: string, whole = false) => ({ centre: CENTRE, device, whole })

describe('a page', () => {
  test('goes on from its cursor, hash to hash, until there is no more', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a'), pen.arrived('b'), pen.arrived('c')])
    const first = await pageSince(log.store, asking('d-2'), START, 2)
    const second = await pageSince(log.store, asking('d-2'), { n: first.to, hash: first.toHash }, 2)
    const third = await pageSince(log.store, asking('d-2'), { n: second.to, hash: second.toHash }, 2)
    expect([first, second, third].map(({ from, to, events }) => [from, to, events.length])).toEqual([
      [1, 2, 2],
      [3, 3, 1],
      [4, 3, 0],
    ])
    expect(second.prevHash).toBe(first.toHash)
    expect({ n: second.to, hash: second.toHash }).toEqual(second.head)
    for (const one of [first, second, third]) expect(pageSchema.parse(one)).toEqual(one)
  })

  test('gives a device its own events as a receipt, and with their text when it lost them', async () => {
    const log = await aLog()
    const [one, two] = [new Pen('d-1'), new Pen('d-2')]
    const mine = one.arrived('a')
    const theirs = two.arrived('b')
    await log.push(one, [mine])
    await log.push(two, [theirs])
    const place = (n: number) => ({ n, recvAt: log.now, outcome: 'applied' })
    expect((await pageSince(log.store, asking('d-1'), START, 500)).events).toEqual([
      { ...place(1), own: mine.id, inc: one.inc, dseq: 1 },
      { ...place(2), raw: theirs.raw },
    ])
    expect((await pageSince(log.store, asking('d-1', true), START, 500)).events[0]).toEqual({ ...place(1), raw: mine.raw })
  })

  test('holds no more bytes than the limit, but always one event', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const long = () => sent({ ...pen.envelope('arrived', { visit: 'a', greeted: true, booked: null }), type: 'danced', body: { steps: 'x'.repeat(15_000) } })
    const events = Array.from({ length: 80 }, long)
    await log.push(pen, events)
    const { events: got } = await pageSince(log.store, asking('d-2'), START, 2000)
    const bytes = got.reduce((sum, one) => sum + ('raw' in one ? one.raw.length : 0), 0)
    expect(got.length).toBeGreaterThan(60)
    expect(got.length).toBeLessThan(80)
    expect(bytes).toBeLessThanOrEqual(LIMITS.bytes)
  })

  test('is refused when the cursor is not on this log', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a')])
    const from = (n: number, hash: string) => faultOf(pageSince(log.store, asking('d-2'), { n, hash }, 500))
    expect(await from(1, 'a'.repeat(64))).toMatchObject({ code: 'diverged' })
    expect(await from(0, 'a'.repeat(64))).toMatchObject({ code: 'diverged' })
    expect(await from(9, 'a'.repeat(64))).toMatchObject({ code: 'diverged' })
  })
})
