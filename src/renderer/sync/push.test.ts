import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import { append } from '#renderer/log/append.ts'
import { openDatabase } from '#renderer/log/database.ts'
import { writeCardFields } from '#renderer/log/cards.ts'
import type { Log } from '#renderer/log/log.ts'
import { loadLog } from '#renderer/log/log.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { makeFault } from '#wire/fault.ts'
import type { PushUp } from '#wire/push.ts'
import { pushCards } from './cards.ts'
import { pushAll } from './push.ts'
import type { Session } from './session.ts'
import { makeSignal } from './signal.ts'

/** A hub that takes counters in order from `next` on, and keeps what was pushed. */
function orderlyHub(next: number): { carrier: Carrier; pushes: number[][] } {
  const pushes: number[][] = []
  const carrier: Carrier = {
    async send(_method, _path, body) {
      const { events } = JSON.parse(body ?? '') as PushUp
      pushes.push(events.map(({ dseq }) => dseq))
      if (events[0]?.dseq !== next) return { status: 409, text: JSON.stringify(makeFault('gap', 'Something is missing.', { expected: next })) }
      next += events.length
      const results = events.map(({ id, dseq }) => ({ id, n: dseq }))
      return { status: 200, text: JSON.stringify({ results, head: { n: next - 1, hash: 'a'.repeat(64) } }) }
    },
    open: () => () => undefined,
  }
  return { carrier, pushes }
}

const arrived = (visit: string): NewEvent => ({ type: 'arrived', v: 1, day: '2027-01-12', at: 1, body: { visit, greeted: true, booked: null } })

async function open(device: string): Promise<Log> {
  return (await loadLog(openDatabase(device), device, randomUUID, () => undefined)).log
}

function aSession(log: Log, carrier: Carrier, accepted: number): Session {
  const ignore = () => undefined
  return {
    log,
    road: makeRoad(carrier),
    report: {
      heard: ignore,
      lost: ignore,
      welcomed: ignore,
      clock: ignore,
      trouble: ignore,
      cardsChanged: ignore,
      quarantined: ignore,
      mending: ignore,
      screens: ignore,
    },
    localNow: () => 1,
    ticks: () => 1,
    newId: randomUUID,
    reducer: 1,
    snapshotEvery: undefined,
    signal: makeSignal(),
    accepted,
    batch: 2,
    acceptedCards: new Set(),
    headN: 0,
    recovers: false,
    handedOver: false,
    level: true,
    lastHeardAt: 0,
    over: false,
  }
}

test('where the hub turns out to be behind, the push goes on from what the hub lacks', async () => {
  const log = await open(randomUUID())
  await append(log, [...'abcdefgh'].map(arrived), 1, randomUUID)
  const { carrier, pushes } = orderlyHub(3)
  // The hub said so at hello, and has since been restored to an older day.
  await pushAll(aSession(log, carrier, 4))
  expect(pushes[0]).toEqual([5, 6])
  expect(pushes[1]).toEqual([3, 4])
  expect(pushes.slice(1).flat()).toEqual([3, 4, 5, 6, 7, 8])
  log.database.close()
})

test('what another window wrote is pushed in its place, though this one was not told of it', async () => {
  const device = randomUUID()
  const [log, other] = [await open(device), await open(device)]
  await append(other, [arrived('a')], 1, randomUUID)
  await append(log, [arrived('b')], 1, randomUUID)
  await append(other, [arrived('c')], 1, randomUUID)
  await append(log, [arrived('d')], 1, randomUUID)
  other.database.close()
  expect([...log.waiting.keys()]).toEqual([2, 4])
  for (const said of [0, 1]) {
    const { carrier, pushes } = orderlyHub(1)
    const session = aSession(log, carrier, said)
    await pushAll(session)
    expect(pushes.flat().slice(-4)).toEqual([1, 2, 3, 4])
    expect(session.over).toBe(false)
  }
  expect(log.identity.inc).toBe((await open(device)).identity.inc)
  log.database.close()
})

test('many card writes go a few at a time, each once and in their order', async () => {
  const device = randomUUID()
  const log = await open(device)
  const write = (i: number) => ({ write: `w-${i}`, visit: `v-${i}`, day: '2027-01-12', field: 'name' as const, text: 'Ana' })
  await writeCardFields(
    log,
    Array.from({ length: 40 }, (_, i) => write(i)),
  )
  const sent: string[] = []
  const carrier: Carrier = {
    async send(_method, path) {
      sent.push(path)
      return { status: 200, text: JSON.stringify({ n: sent.length }) }
    },
    open: () => () => undefined,
  }
  const session = aSession(log, carrier, 0)
  const rounds: number[] = []
  for (let round = 0; round < 4; round++) {
    await pushCards(session)
    rounds.push(sent.length)
  }
  expect(rounds).toEqual([15, 30, 40, 40])
  expect(sent).toEqual(Array.from({ length: 40 }, (_, i) => `v1/cards/v-${i}`))
  log.database.close()
})
