/* A sync that hangs although the hub answers: the age of the oldest unsent event tells, and it is begun again. */
import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { NewEvent } from '#domain/events.ts'
import { REDUCER } from '#domain/centre/state.ts'
import { append } from '#renderer/log/append.ts'
import { openDatabase } from '#renderer/log/database.ts'
import type { Log } from '#renderer/log/log.ts'
import { loadLog } from '#renderer/log/log.ts'
import type { Carrier } from '#renderer/port/road.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { startWatchedSync } from '#renderer/sync/watchOldest.ts'
import { aHub, TestDevice } from '#test/hub/aHub.ts'
import { faultyCarrier } from '#test/support/faultyCarrier.ts'
import { until } from '#test/support/testDevice.ts'

const SPANS = { oldest: 1_500, answered: 30_000, look: 50 }
const arrived = (): NewEvent => ({
  type: 'arrived',
  v: 1,
  day: '2027-01-12',
  at: 1_800_000_000_000,
  body: { visit: randomUUID(), greeted: true, booked: null },
})

/** A device whose pushes are lost in a hang: `hangs` of them never come to an end. */
async function aDevice(hangs: number): Promise<{ log: Log; said: (string | null)[]; hung: () => number; cut: () => void }> {
  const hub = await aHub({ demo: true })
  const { id, token } = await TestDevice.join(hub, 'welcome')
  const weather = { random: () => 0.5, cut: false, loses: 0, doubles: 0, delaysMs: 0 }
  const carrier = faultyCarrier(hub.url, id, token, weather)
  let hung = 0
  const hanging: Carrier = {
    open: carrier.open,
    send(method, path, body, timeoutMs) {
      if (path === 'v1/events' && method === 'POST' && hung < hangs) {
        hung++
        return new Promise(() => undefined)
      }
      return carrier.send(method, path, body, timeoutMs)
    },
  }
  const { log } = await loadLog(openDatabase(id), id, randomUUID, () => undefined)
  const said: (string | null)[] = []
  const none = () => undefined
  const sync = startWatchedSync({
    log,
    road: makeRoad(hanging),
    report: { heard: none, lost: none, welcomed: none, clock: none, trouble: none, mending: none, cardsChanged: none, quarantined: none, screens: none },
    stuck: (sentence) => said.push(sentence),
    localNow: Date.now,
    ticks: () => performance.now(),
    random: Math.random,
    newId: randomUUID,
    reducer: REDUCER,
    spans: SPANS,
  })
  onTestFinished(() => {
    sync.stop()
    carrier.breakLines()
    log.database.close()
  })
  const cut = () => {
    weather.cut = true
    carrier.breakLines()
  }
  return { log, said, hung: () => hung, cut }
}

test('a push that never ends: the engine is begun again, people are told, and told when it is over', async () => {
  const { log, said, hung } = await aDevice(1)
  await append(log, [arrived()], Date.now(), randomUUID)
  await until('the push hangs', () => hung() === 1)
  expect(said).toEqual([])
  await until('it is shared', () => log.unsent.length === 0)
  await until('all is said', () => said.length === 2)
  expect(said).toEqual([expect.stringContaining('Sharing was stuck'), null])
}, 30_000)

test('without an answer from the hub nothing is begun again: it is only away', async () => {
  const { log, said, cut } = await aDevice(0)
  await until('it was in touch', () => log.cursor.n > 0)
  SPANS.answered = 500
  cut()
  await append(log, [arrived()], Date.now(), randomUUID)
  await new Promise((done) => setTimeout(done, SPANS.oldest * 2))
  expect(log.unsent).toHaveLength(1)
  expect(said).toEqual([])
}, 30_000)
