import { describe, expect, test } from 'vitest'
import { canonical } from '#domain/centre/canonical.ts'
import { REDUCER } from '#domain/centre/state.ts'
import { CHAIN_START } from '#wire/code.ts'
import { aLog, aStore, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { Pen, sent } from '#test/hub/events.ts'
import { ownFolder } from '#test/hub/folders.ts'
import { chainHash } from './chain.ts'
import { makeFolded } from './folded.ts'

describe('appending', () => {
  test('gives numbers without a hole, in the order of the push', async () => {
    const log = await aLog()
    const [one, two] = [new Pen('d-1'), new Pen('d-2')]
    const first = await log.push(one, [one.arrived('a'), one.numbered('a', '1')])
    const second = await log.push(two, [two.arrived('b')])
    expect(first.results).toEqual([
      { id: 'd-1-first-1', n: 1 },
      { id: 'd-1-first-2', n: 2 },
    ])
    expect(second.results).toEqual([{ id: 'd-2-first-1', n: 3 }])
    expect(second.head.n).toBe(3)
  })

  test('chains every event to the one before it', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const events = [pen.arrived('a'), pen.numbered('a', '1'), pen.called('a', 'desk-1')]
    const { head } = await log.push(pen, events)
    const hashes = events.reduce<string[]>((chain, { raw }, i) => [...chain, chainHash(chain.at(-1) ?? CHAIN_START, i + 1, log.now, 'applied', raw)], [])
    expect((await log.rows()).map(({ hash, raw }) => [hash, raw])).toEqual(events.map(({ raw }, i) => [hashes[i], raw]))
    expect(head.hash).toBe(hashes[2])
  })

  test('of events that are stored already gives the same numbers and stores nothing', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const events = [pen.arrived('a'), pen.numbered('a', '1')]
    const first = await log.push(pen, events)
    const overlapping = [...events, pen.called('a', 'desk-1')]
    const again = await log.push(pen, events)
    expect(again).toEqual({ ...first, added: 0 })
    expect((await log.push(pen, overlapping)).results.map((one) => ('n' in one ? one.n : null))).toEqual([1, 2, 3])
    expect(await log.rows()).toHaveLength(3)
  })

  test('refuses a gap and says what it expects; nothing of that push is stored', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const [first, , third] = [pen.arrived('a'), pen.arrived('b'), pen.arrived('c')]
    expect(await faultOf(log.push(pen, [first, third]))).toMatchObject({ code: 'gap', expected: 2 })
    expect(await log.rows()).toEqual([])
    expect(await faultOf(log.push(pen, [third]))).toMatchObject({ code: 'gap', expected: 1 })
  })

  test('refuses another event under a counter that is used up: the device was copied', async () => {
    const log = await aLog()
    const [pen, copy] = [new Pen('d-1'), new Pen('d-1')]
    await log.push(pen, [pen.arrived('a')])
    const other = copy.write('arrived', { visit: 'b', greeted: true, booked: null }, { id: 'another-id' })
    expect(await faultOf(log.push(copy, [other]))).toMatchObject({ code: 'forked' })
    expect(await log.rows()).toHaveLength(1)
  })

  test('counts each incarnation by itself, and takes what was sent under the last one only once', async () => {
    const log = await aLog()
    const [before, after] = [new Pen('d-1', 'before'), new Pen('d-1', 'after')]
    await log.push(before, [before.arrived('a')])
    const same = after.write('arrived', { visit: 'a', greeted: true, booked: null }, { id: 'd-1-before-1' })
    const { results } = await log.push(after, [same, after.arrived('b')])
    expect(results).toEqual([
      { id: 'd-1-before-1', n: 1 },
      { id: 'd-1-after-2', n: 2 },
    ])
    expect((await log.push(after, [same])).results).toEqual([{ id: 'd-1-before-1', n: 1 }])
  })

  test('stores the outcome that the domain gives, also within one push', async () => {
    const log = await aLog()
    const [door, one, two] = [new Pen('d-door'), new Pen('d-1'), new Pen('d-2')]
    await log.push(door, [door.arrived('a'), door.numbered('a', '1')])
    await log.push(one, [one.called('a', 'desk-1')], 'adviser')
    await log.push(two, [two.called('a', 'desk-2'), two.write('beingSeen', { visit: 'a', desk: 'desk-2' }), two.called('a', 'desk-2')], 'adviser')
    expect((await log.rows()).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'noEffect:calledByAnotherDesk',
      'applied',
      'noEffect:beingSeen',
    ])
  })

  test('takes an event of an unknown kind with the outcome unknown', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const newer = { ...pen.envelope('arrived', { visit: 'a', greeted: true, booked: null }), type: 'danced', v: 3, body: { steps: [1, 2] } }
    await log.push(pen, [sent(newer), pen.arrived('b')])
    expect((await log.rows()).map(({ type, v, outcome }) => [type, v, outcome])).toEqual([
      ['danced', 3, 'unknown'],
      ['arrived', 1, 'applied'],
    ])
  })
})

describe('an event that is refused', () => {
  test('uses up its counter and does not stop those after it', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const bad = sent({ ...pen.envelope('arrived', { visit: 'a', greeted: true, booked: null }), body: { visit: 'Ana Smith' } })
    const { results, added } = await log.push(pen, [bad, pen.arrived('b')])
    expect(results).toEqual([
      { id: bad.id, rejected: { code: 'badBody', sentence: expect.stringContaining('visit') } },
      { id: 'd-1-first-2', n: 1 },
    ])
    expect(added).toBe(1)
    expect((await log.push(pen, [pen.arrived('c')])).results).toEqual([{ id: 'd-1-first-3', n: 2 }])
  })

  test('is refused in the same words when it is sent again', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const bad = { id: 'x', dseq: 1, raw: '{"half": "\ud800"' }
    const first = await log.push(pen, [bad])
    expect((await log.push(pen, [bad])).results).toEqual(first.results)
    expect(first.results[0]).toMatchObject({ rejected: { code: 'badText' } })
    expect(first.head).toEqual({ n: 0, hash: CHAIN_START })
  })

  test('is one that bears the id of another device’s event', async () => {
    const log = await aLog()
    const [one, two] = [new Pen('d-1'), new Pen('d-2')]
    await log.push(one, [one.arrived('a')])
    const stolen = two.write('arrived', { visit: 'b', greeted: true, booked: null }, { id: 'd-1-first-1' })
    const first = await log.push(two, [stolen, two.arrived('c')])
    expect(first.results).toMatchObject([{ rejected: { code: 'badEnvelope' } }, { n: 2 }])
    expect((await log.push(two, [stolen])).results).toEqual([first.results[0]])
  })

  test('and the same id twice in one push is stored once', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    const twice = [pen.arrived('a'), pen.write('arrived', { visit: 'a', greeted: true, booked: null }, { id: 'd-1-first-1' })]
    expect((await log.push(pen, twice)).results).toMatchObject([{ n: 1 }, { rejected: { code: 'badEnvelope' } }])
    expect(await log.rows()).toHaveLength(1)
  })
})

describe('the folded state', () => {
  const stateOf = async ({ store, folded }: Awaited<ReturnType<typeof aLog>>) =>
    store.read(async (tx) => {
      const row = await tx.log.centre(CENTRE)
      if (!row) throw new Error('no centre')
      return (await folded.at(tx, row)).state
    })

  test('after a restart is the same as before', async () => {
    const folder = ownFolder()
    const log = await aLog(aStore(folder))
    const pen = new Pen('d-1')
    for (const visit of ['a', 'b', 'c']) await log.push(pen, [pen.arrived(visit), pen.numbered(visit, '1'), pen.called(visit, 'desk-1')])
    const before = canonical(await stateOf(log))
    await log.store.close()
    expect(canonical(await stateOf(await aLog(aStore(folder))))).toBe(before)
    expect(before).toContain('desk-1')
  })

  test('catches up with what another process appended', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a')])
    const other = { ...log, folded: makeFolded() }
    expect(canonical(await stateOf(other))).toBe(canonical(await stateOf(log)))
    await log.push(pen, [pen.numbered('a', '1')])
    expect(canonical(await stateOf(other))).toBe(canonical(await stateOf(log)))
  })

  test('is not published by a push that was rolled back', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a')])
    const before = canonical(await stateOf(log))
    pen.dseq = 5
    await faultOf(log.push(pen, [pen.arrived('b')]))
    expect(canonical(await stateOf(log))).toBe(before)
  })

  test('is refused when the log was changed behind the hub’s back', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.push(pen, [pen.arrived('a'), pen.arrived('b')])
    await log.store.write((tx) => tx.log.setHead(CENTRE, 2, 'f'.repeat(64)))
    expect(await faultOf(stateOf({ ...log, folded: makeFolded() }))).toMatchObject({ code: 'corrupt' })
  })
})

test('a hub that is older than the centre appends nothing', async () => {
  const log = await aLog()
  await log.store.write((tx) => tx.log.setReducer(CENTRE, REDUCER + 1))
  const pen = new Pen('d-1')
  expect(await faultOf(log.push(pen, [pen.arrived('a')]))).toMatchObject({ code: 'hubTooOld' })
  expect(await log.rows()).toEqual([])
})
