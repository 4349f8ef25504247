import { expect, test } from 'vitest'
import { CHAIN_START } from '#wire/code.ts'
import type { Store } from '#hub/store/store.ts'
import { aLog, CENTRE } from '#test/hub/aLog.ts'
import { Pen } from '#test/hub/events.ts'
import { makeFeed } from './feed.ts'
import { makeSharedPages } from './sharedPages.ts'

const START = { n: 0, hash: CHAIN_START }

async function shared() {
  const log = await aLog()
  let reads = 0
  const store: Store = { ...log.store, read: (work) => (reads++, log.store.read(work)) }
  const feed = makeFeed()
  return { log, feed, next: makeSharedPages(store, feed), reads: () => reads }
}

test('many devices at one place share one read, and each gets its own events as receipts', async () => {
  const { log, next, reads } = await shared()
  const pen = new Pen('d-1')
  const mine = pen.arrived('a')
  await log.push(pen, [mine])
  const pages = await Promise.all(['d-1', 'd-2', 'd-3'].map((device) => next(CENTRE, device, START)))
  expect(reads()).toBe(1)
  expect(pages.map(({ events }) => events[0])).toMatchObject([{ own: mine.id }, { raw: mine.raw }, { raw: mine.raw }])
})

test('what was read before an announcement is not given to who heard it', async () => {
  const { log, feed, next } = await shared()
  const pen = new Pen('d-1')
  expect((await next(CENTRE, 'd-2', START)).events).toEqual([])
  await log.push(pen, [pen.arrived('a')])
  feed.announce(CENTRE, 'log')
  expect((await next(CENTRE, 'd-2', START)).events).toHaveLength(1)
})

test('a read that failed is not kept', async () => {
  const { log, next } = await shared()
  const pen = new Pen('d-1')
  const wrong = { n: 1, hash: 'f'.repeat(64) }
  await expect(next(CENTRE, 'd-2', wrong)).rejects.toMatchObject({ fault: { code: 'diverged' } })
  const { head } = await log.push(pen, [pen.arrived('a')])
  await expect(next(CENTRE, 'd-2', { n: 1, hash: head.hash })).resolves.toMatchObject({ events: [] })
})
