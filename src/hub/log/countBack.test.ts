/* A counter that was used again while the event that had it first was away: both are in the log, each once, and all that checks a log agrees. */
import { describe, expect, test } from 'vitest'
import { checkStore } from '#hub/backup/checkStore.ts'
import { copyStore } from '#hub/backup/copyStore.ts'
import type { EventRow, Store } from '#hub/store/store.ts'
import { aLog, aStore, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { CHAIN_START } from '#wire/code.ts'
import { page as pageSchema } from '#wire/pull.ts'
import { Pen } from '#test/hub/events.ts'
import { given, usedAgain } from '#test/hub/usedAgain.ts'
import { MemoryDisk, memoryStore } from '#test/sync/memoryStore.ts'
import { takeOrphans } from './orphans.ts'
import { takeBack } from './repair.ts'
import { pageSince } from './since.ts'

const KINDS: [string, () => Store][] = [
  ['SQLite', () => aStore()],
  ['another kind of store', () => memoryStore(new MemoryDisk())],
]

const ids = (rows: readonly EventRow[]) => rows.map(({ id }) => id)

describe.each(KINDS)('two events of one counter, in %s', (_, make) => {
  test('both are in the log, once, however often they are handed in', async () => {
    const { log, before } = await usedAgain(make())
    expect(ids(await log.rows())).toEqual(['c', 'd', 'd-1-first-1', 'd-1-first-2'])
    expect(await takeOrphans(log, CENTRE, before)).toMatchObject({ head: { n: 4 }, added: 0 })
    expect((await checkStore(log.store)).troubles).toEqual([])
  })

  test('their PC goes on as one that was set back does: under new counters it hears their numbers', async () => {
    const { log } = await usedAgain(make())
    const texts = (await log.rows()).slice(2).map(({ id, dseq, raw }) => ({ id, dseq, raw }))
    expect(await faultOf(log.push(new Pen('d-1'), texts))).toMatchObject({ code: 'forked' })
    const begun = new Pen('d-1', 'second')
    const anew = texts.map(({ id, raw }) => begun.write('arrived', (JSON.parse(raw) as { body: never }).body, { id }))
    expect(await log.push(begun, anew)).toMatchObject({ added: 0, results: [{ n: 3 }, { n: 4 }] })
    const next = new Pen('d-1')
    next.dseq = 2
    expect(await log.push(next, [next.arrived('e')])).toMatchObject({ results: [{ n: 5 }] })
  })

  test('their PC gets the text of the one that stands apart: it cannot know which of its texts was hashed', async () => {
    const { log } = await usedAgain(make())
    const page = await pageSince(log.store, { centre: CENTRE, device: 'd-1', whole: false }, { n: 0, hash: CHAIN_START }, 10)
    expect(page.events.map((event) => ('own' in event ? [event.own, event.inc, event.dseq] : 'whole'))).toEqual([
      ['c', 'first', 1],
      ['d', 'first', 2],
      'whole',
      'whole',
    ])
    expect(pageSchema.parse(page)).toEqual(page)
  })

  test('a backup of them is sound, and a hub takes such a log back as it was', async () => {
    const { log } = await usedAgain(make())
    const [copy, empty] = [make(), await aLog(make())]
    await copyStore(log.store, copy)
    expect((await checkStore(copy)).troubles).toEqual([])
    await empty.store.write((tx) => tx.log.setMode(CENTRE, 'recovering'))
    expect(await takeBack(empty.store, CENTRE, await given(log), 'device')).toMatchObject({ added: 4 })
    expect(await empty.rows()).toEqual(await log.rows())
    expect((await checkStore(empty.store)).troubles).toEqual([])
  })
})

test('an event that comes back after a later one of its PC stands apart too, so that counters rise in the log', async () => {
  const [lost, log, pen] = [await aLog(), await aLog(), new Pen('d-1')]
  const [one, two] = [pen.arrived('a'), pen.arrived('b')]
  await lost.push(pen, [one])
  const before = await given(lost)
  // Its counter went to quarantine in the life that the hub has now.
  await log.push(pen, [{ id: 'rubbish', dseq: 1, raw: 'no JSON' }, two])
  expect(await takeOrphans(log, CENTRE, before)).toMatchObject({ head: { n: 2 }, added: 1 })
  expect((await log.rows()).map(({ inc, dseq, raw }) => [inc, dseq, raw])).toEqual([
    ['first', 2, two.raw],
    ['first~d-1-first-1', 1, one.raw],
  ])
  expect((await checkStore(log.store)).troubles).toEqual([])
})
