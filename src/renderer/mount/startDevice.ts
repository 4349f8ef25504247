/*
  Puts one device together: its log, what it believes, its sync, and the centre that the screens see.
*/
import { REDUCER } from '#domain/centre/state.ts'
import type { Role } from '#domain/roles.ts'
import { HOUR } from '#domain/instant.ts'
import type { Centre, ThisDevice } from '#renderer/centre/api.ts'
import { believe } from '#renderer/centre/believe.ts'
import { keepEstimates } from '#renderer/centre/estimates.ts'
import type { ClockAnchor } from '#renderer/centre/clock.ts'
import { makeClock } from '#renderer/centre/clock.ts'
import { firstView } from '#renderer/centre/firstView.ts'
import type { Errands, Making } from '#renderer/centre/makeCentre.ts'
import { eraseOldCards, makeCentre, showCards, showLost, showQuarantine } from '#renderer/centre/makeCentre.ts'
import { makeStore, refresh } from '#renderer/centre/store.ts'
import { lastCard } from '#renderer/log/cards.ts'
import { findLog } from '#renderer/log/findLog.ts'
import { catchUp } from '#renderer/log/follow.ts'
import type { Journal } from '#renderer/log/journal.ts'
import { keptEvent } from '#renderer/log/journal.ts'
import type { Log } from '#renderer/log/log.ts'
import { readMeta } from '#renderer/log/log.ts'
import { readNotices } from '#renderer/log/notices.ts'
import { place } from '#renderer/log/records.ts'
import { pruneJournal } from '#renderer/log/pruneJournal.ts'
import { turnOver } from '#renderer/log/turnOver.ts'
import type { Answer, Carrier, Road } from '#renderer/port/road.ts'
import type { Wall } from '#renderer/port/bridgeWall.ts'
import { makeRoad } from '#renderer/port/road.ts'
import { takeTicket } from '#renderer/sync/errands.ts'
import { makePinErrands } from '#renderer/sync/pins.ts'
import { startWatchedSync } from '#renderer/sync/watchOldest.ts'
import type { Envelope } from '#wire/event.ts'
import { whatNow } from '#wire/fault.ts'
import type { HelloDown } from '#wire/hello.ts'
import { PROTOCOL } from '#wire/version.ts'
import { markUnsent, takeBackKept, unsentText, watchStore } from './keepStore.ts'
import { changeSync, reportTo } from './report.ts'
import type { WatchedScreens } from './watchScreens.ts'
import { watchScreens } from './watchScreens.ts'
import { joinWindows } from './windows.ts'
import type { Windows } from './windows.ts'

/** `notShared`: all that this device has not shared, one event a line, also where the database cannot be read any more. */
export type Started = { centre: Centre; role: Role; notShared(): Promise<string> }
/** What is kept from the last hello, so that a desk starts without the hub. */
type Known = { hello: HelloDown; anchor: ClockAnchor }

/** `waits`: there is no local store yet and the hub cannot be reached. `signIn`: the hub does not know this device. */
export type NotStarted = { waits: string } | { signIn: string }
/** `carrierOf`: of another device of this browser. `say`: something keeps the local store from being opened, in a sentence; it goes on by itself when that is gone. */
export type Ways = { carrier: Carrier; carrierOf: (device: string) => Carrier; journal: Journal | null; wall: Wall | null; say: (sentence: string) => void }

const localNow = () => Date.now()
const newId = () => crypto.randomUUID()

/** Throws what IndexedDB throws where the local store cannot be opened. */
export async function startDevice(device: string, { carrier, carrierOf, journal, wall, say }: Ways): Promise<Started | NotStarted> {
  await turnOver()
  const windows = joinWindows(device)
  let end = () => windows.close()
  try {
    const blocked = () => say('Foyer was updated, but the older release is still open in another window. Close that window.')
    const loaded = await findLog({ device, newId, tell: () => windows.tell({ changed: true }), journal, blocked })
    const { database } = loaded.log
    end = () => {
      windows.close()
      database.close()
    }
    const kept = (await journal?.kept().catch(nothingKept)) ?? []
    await takeBackKept(loaded, device, kept)
    const road = makeRoad(carrier)
    const known = (await readMeta<Known>(database, 'known')) ?? (await firstHello(loaded.log, road))
    if (!('hello' in known)) {
      end()
      return known
    }
    const { log, base, confirmed } = loaded
    pruneJournal(
      log,
      kept.map(({ id }) => id),
    )
    const store = makeStore(log, believe(base, confirmed, log.unsent), await readNotices(log), firstView(thisDevice(log, known.hello)))
    const sync = { nudge: () => undefined as void }
    const clock = makeClock(localNow, known.anchor)
    const screens = watchScreens({ store, clock, road, wall, newId })
    const errands: Errands = {
      ...makeErrands(log, road, () => store.view.getState().device.letter),
      ...makeReportErrands(road, carrierOf),
      testChime: screens.test,
      nudge: () => sync.nudge(),
    }
    const making: Making = { log, store, clock, localNow, newId, errands }
    await Promise.all([showCards(making), showQuarantine(making), showLost(making)])
    setInterval(() => void eraseOldCards(making).catch(console.error), HOUR)
    void eraseOldCards(making).catch(console.error)
    markUnsent(device, store)
    // In memory: for the day on which the database cannot be read any more while the window is still open.
    const unsent = () => [...log.waiting.values()].map(({ row }) => keptEvent(row))
    keepEstimates(making)
    const lead = carryInTurn(making, { road, windows, sync, screens })
    watchStore({ device, database, store, journal, unsent, closed: () => lead.stop() })
    void navigator.storage?.persist?.().then((persists) => store.view.setState({ persists }), console.error)
    return { centre: makeCentre(making), role: known.hello.role, notShared: () => unsentText(database, unsent) }
  } catch (error) {
    end()
    throw error
  }
}

type Carrying = { road: Road; windows: Windows; sync: { nudge(): void }; screens: WatchedScreens }

/** One window of a device carries for all; correctness does not hang on it. */
function carryInTurn(making: Making, { road, windows, sync, screens }: Carrying): ReturnType<Windows['lead']> {
  const { log, store, clock } = making
  window.addEventListener('online', () => sync.nudge())
  // What nobody looks at and nobody waits for can wait for the window that carries, also where it sleeps.
  const wanted = () => log.unsent.length > 0 || document.visibilityState === 'visible'
  const lead = windows.lead(wanted, () => {
    const keep = (hello: HelloDown) => {
      store.view.setState({ device: thisDevice(log, hello) })
      // Only for the next start: a disk that is full keeps nobody from working now.
      void keepKnown(log, hello, clock.anchor()).catch(console.error)
    }
    const { stop, nudge } = startWatchedSync({
      log,
      road,
      report: reportTo(making, (shared) => windows.tell(shared), { welcomed: keep, screens: screens.hear }),
      stuck: (sentence) => {
        changeSync(making, { stuck: sentence })
        windows.tell({ sync: { stuck: sentence } })
      },
      localNow,
      ticks: () => performance.now(),
      random: Math.random,
      newId,
      reducer: REDUCER,
    })
    sync.nudge = nudge
    return () => {
      sync.nudge = () => undefined
      stop()
    }
  })
  windows.hear((shared) => {
    if ('changed' in shared) void rereadAll(making).catch(console.error)
    else if ('sync' in shared) changeSync(making, shared.sync)
    else if ('clock' in shared) clock.adjust({ now: shared.clock.hub, rate: shared.clock.rate }, shared.clock.local, shared.clock.local)
    else if ('screens' in shared) screens.hear(shared.screens)
    else if (lead.carries()) {
      const { unsent: _unsent, oldestUnsentAt: _oldest, ...part } = store.view.getState().sync
      windows.tell({ sync: part })
    }
  })
  return lead
}

function makeErrands(log: Log, road: Road, letter: () => string): Omit<Errands, ReportErrand | 'testChime' | 'nudge'> {
  return {
    takeTicket: (visit, day, used) => takeTicket(log, road, visit, day, letter(), used),
    begin: async (as) => orSentence(await road.begin({ as })),
    makeCode: async (role, label, desk) => orSentence(await road.makeCode({ role, label, desk })),
    devices: async () => {
      const answer = await road.devices()
      return 'ok' in answer ? { ok: answer.ok.devices } : { sentence: answer.fault.sentence }
    },
    ...makePinErrands(log, road, localNow),
    revoke: async (other) => orSentence(await road.revoke(other)),
  }
}

type ReportErrand = 'report' | 'behind' | 'story'

/** Another centre is asked as the device that this team lead has there: nobody is let in by another device's token. */
function makeReportErrands(road: Road, carrierOf: Ways['carrierOf']): Pick<Errands, ReportErrand> {
  const as = (device: string | null) => (device === null ? road : makeRoad(carrierOf(device)))
  return {
    report: async ({ from, to }, device) => orSentence(await as(device).report(from, to)),
    behind: async (period, behind, most, device) => orSentence(await as(device).rows(period, behind, most)),
    story: async (day, visit, device) => {
      const answer = orSentence(await as(device).story(day, visit))
      return 'ok' in answer ? { ok: answer.ok.events.map(({ n, outcome, raw }) => place(JSON.parse(raw) as Envelope, n, outcome)) } : answer
    },
  }
}

/** The journal's own fault is in main's log file; the events in it stay there, and are asked for again at the next start. */
function nothingKept(error: unknown): [] {
  console.error(error)
  return []
}

function thisDevice(log: Log, { role, label, desk, letter, centreName, begun }: HelloDown): ThisDevice {
  return { id: log.identity.device, inc: log.identity.inc, role, label, desk, letter, centreName, begun: begun ?? 'done' }
}

async function firstHello(log: Log, road: Road): Promise<Known | NotStarted> {
  const { inc, nextDseq } = log.identity
  const { n, hash, seal } = log.cursor
  const up = { protocol: PROTOCOL, inc, reducer: REDUCER, cursor: { n, hash }, seal, cards: await lastCard(log), nextDseq, pending: log.unsent.length }
  const answer = await road.hello(up)
  if ('fault' in answer) return whatNow(answer.fault.code) === 'signIn' ? { signIn: answer.fault.sentence } : { waits: answer.fault.sentence }
  return keepKnown(log, answer.ok, { hub: answer.ok.clock.now, local: localNow(), rate: answer.ok.clock.rate })
}

async function keepKnown(log: Log, hello: HelloDown, anchor: ClockAnchor): Promise<Known> {
  const known: Known = { hello, anchor }
  await log.database.meta.put({ k: 'known', value: known })
  return known
}

/** Another window wrote: the log, cards, what was set apart, and what was read. */
async function rereadAll(making: Making): Promise<void> {
  const { log, store } = making
  await catchUp(log)
  store.readNotices = await readNotices(log)
  refresh(store, log)
  await Promise.all([showCards(making), showQuarantine(making), showLost(making)])
}

function orSentence<T>(answer: Answer<T>): { ok: T } | { sentence: string } {
  return 'ok' in answer ? answer : { sentence: answer.fault.sentence }
}
