/*
  Puts one device together: its log, what it believes, its sync, and the centre that the screens see.
*/
import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import type { Role } from '#domain/roles.ts'
import { HOUR, SECOND } from '#domain/instant.ts'
import type { Centre, CentreView } from '#renderer/centre/api.ts'
import { believe } from '#renderer/centre/believe.ts'
import type { ClockAnchor } from '#renderer/centre/clock.ts'
import { makeClock } from '#renderer/centre/clock.ts'
import type { Making } from '#renderer/centre/makeCentre.ts'
import { eraseOldCards, makeCentre, showCards, showQuarantine } from '#renderer/centre/makeCentre.ts'
import { makeStore, refresh } from '#renderer/centre/store.ts'
import { lastCard } from '#renderer/log/cards.ts'
import { openDatabase } from '#renderer/log/database.ts'
import { catchUp } from '#renderer/log/follow.ts'
import type { Log } from '#renderer/log/log.ts'
import { loadLog, readMeta } from '#renderer/log/log.ts'
import { readNotices } from '#renderer/log/notices.ts'
import type { Answer, Carrier, Road } from '#renderer/port/road.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { startSync } from '#renderer/sync/engine.ts'
import { takeTicket } from '#renderer/sync/errands.ts'
import type { SyncReport } from '#renderer/sync/session.ts'
import { whatNow } from '#wire/fault.ts'
import type { HelloDown } from '#wire/hello.ts'
import { PROTOCOL } from '#wire/version.ts'

export type Started = { centre: Centre; role: Role }
/** What is kept from the last hello, so that a desk starts without the hub. */
type Known = { hello: HelloDown; anchor: ClockAnchor }

/** `waits`: there is no local store yet and the hub cannot be reached. `signIn`: the hub does not know this device. */
export type NotStarted = { waits: string } | { signIn: string }

const localNow = () => Date.now()
const newId = () => crypto.randomUUID()

export async function startDevice(device: string, carrier: Carrier): Promise<Started | NotStarted> {
  const database = openDatabase(device)
  const channel = new BroadcastChannel(`foyer-${device}`)
  const { log, confirmed } = await loadLog(database, device, newId, () => channel.postMessage({ changed: true } satisfies Shared))
  const road = makeRoad(carrier)
  const known = (await readMeta<Known>(database, 'known')) ?? (await firstHello(log, road))
  if (!('hello' in known)) {
    channel.close()
    database.close()
    return known
  }
  const clock = makeClock(localNow, known.anchor)
  const store = makeStore(log, believe(confirmed, log.unsent), await readNotices(log), firstView(log, known.hello))
  const sync: { nudge(): void } = { nudge: () => undefined }
  const making: Making = {
    log,
    store,
    clock,
    localNow,
    newId,
    errands: {
      takeTicket: (visit, day, used) => takeTicket(log, road, visit, day, store.view.getState().device.letter, used),
      makeCode: async (role, label, desk) => orSentence(await road.makeCode({ role, label, desk })),
      devices: async () => {
        const answer = await road.devices()
        return 'ok' in answer ? { ok: answer.ok.devices } : { sentence: answer.fault.sentence }
      },
      revoke: async (other) => orSentence(await road.revoke(other)),
      nudge: () => sync.nudge(),
    },
  }
  channel.onmessage = ({ data }: MessageEvent<Shared>) => {
    if ('changed' in data) void rereadAll(making)
    else changeSync(making, data.sync)
  }
  window.addEventListener('online', () => sync.nudge())
  await Promise.all([showCards(making), showQuarantine(making)])
  setInterval(() => void eraseOldCards(making), HOUR)
  void eraseOldCards(making)
  // One window of a device carries for all; correctness does not hang on it.
  void whenAlone(`foyer-sync-${device}`, () => {
    const { nudge } = startSync({
      log,
      road,
      report: reportTo(making, (sync) => channel.postMessage({ sync } satisfies Shared)),
      localNow,
      ticks: () => performance.now(),
      random: Math.random,
      newId,
      reducer: REDUCER,
    })
    sync.nudge = nudge
  })
  return { centre: makeCentre(making), role: known.hello.role }
}

function firstView(log: Log, hello: HelloDown): CentreView {
  return {
    ready: false,
    device: thisDevice(log, hello),
    state: EMPTY_CENTRE,
    confirmedN: 0,
    sync: { unsent: 0, oldestUnsentAt: null, lastHeardAt: null, reachable: true, trouble: null, mending: false, mustJoin: false, clockOff: 0 },
    notices: [],
    quarantined: [],
    cards: new Map(),
    storeFault: null,
  }
}

function thisDevice(log: Log, { role, label, desk, letter, centreName }: HelloDown): CentreView['device'] {
  return { id: log.identity.device, inc: log.identity.inc, role, label, desk, letter, centreName }
}

async function firstHello(log: Log, road: Road): Promise<Known | NotStarted> {
  const { inc, nextDseq } = log.identity
  const { n, hash, seal } = log.cursor
  const up = { protocol: PROTOCOL, inc, reducer: REDUCER, cursor: { n, hash }, seal, cards: await lastCard(log), nextDseq, pending: log.unsent.length }
  const answer = await road.hello(up)
  if ('fault' in answer) return whatNow(answer.fault.code) === 'signIn' ? { signIn: answer.fault.sentence } : { waits: answer.fault.sentence }
  return keep(log, answer.ok, { hub: answer.ok.clock.now, local: localNow(), rate: answer.ok.clock.rate })
}

async function keep(log: Log, hello: HelloDown, anchor: ClockAnchor): Promise<Known> {
  const known: Known = { hello, anchor }
  await log.database.meta.put({ k: 'known', value: known })
  return known
}

/** What the window that carries tells the other windows of this device. */
type Shared = { changed: true } | { sync: SyncPart }
type SyncPart = Partial<Omit<CentreView['sync'], 'unsent' | 'oldestUnsentAt'>>

function changeSync({ store }: Making, part: SyncPart): void {
  const { sync } = store.view.getState()
  const isNew = Object.entries(part).some(([key, value]) => sync[key as keyof SyncPart] !== value)
  if (isNew) store.view.setState({ sync: { ...sync, ...part } })
}

/** Another window wrote: the log, cards, what was set apart, and what was read. */
async function rereadAll(making: Making): Promise<void> {
  const { log, store } = making
  await catchUp(log)
  store.readNotices = await readNotices(log)
  refresh(store, log)
  await Promise.all([showCards(making), showQuarantine(making)])
}

function reportTo(making: Making, share: (part: SyncPart) => void): SyncReport {
  const { log, store, clock } = making
  let heardAt = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const change = (part: SyncPart) => {
    changeSync(making, part)
    share(part)
  }
  return {
    heard() {
      heardAt = clock.now()
      const { reachable, lastHeardAt } = store.view.getState().sync
      if (!reachable || lastHeardAt === null) return change({ lastHeardAt: heardAt, reachable: true })
      // Shown in whole seconds: not worth drawing the screen for every word of the hub, least of all before its news.
      later ??= setTimeout(() => {
        later = undefined
        change({ lastHeardAt: heardAt })
      }, SECOND)
    },
    lost: (fault) => change({ reachable: false, mustJoin: whatNow(fault.code) === 'signIn' }),
    welcomed(hello) {
      change({ mustJoin: false })
      store.view.setState({ device: thisDevice(log, hello) })
      void keep(log, hello, clock.anchor())
    },
    clock(hub, askedAt, heardAt) {
      clock.adjust(hub, askedAt, heardAt)
      change({ clockOff: clock.off() })
    },
    trouble: (sentence) => change({ trouble: sentence }),
    mending: (now) => change({ mending: now }),
    cardsChanged: () => void showCards(making),
    quarantined: () => void showQuarantine(making),
  }
}

function orSentence<T>(answer: Answer<T>): { ok: T } | { sentence: string } {
  return 'ok' in answer ? answer : { sentence: answer.fault.sentence }
}

/** Web Locks exist on secure origins only; without them every window carries for itself. */
async function whenAlone(name: string, work: () => void): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(name, () => {
    work()
    return new Promise(() => undefined)
  })
}
