import type { Log } from '#renderer/log/log.ts'
import type { Road } from '#renderer/port/road.ts'
import type { Fault } from '#wire/fault.ts'
import type { HelloDown, HubClock } from '#wire/hello.ts'
import { LIMITS } from '#wire/limits.ts'
import type { ChimeDown, ScreensDown } from '#wire/screens.ts'
import type { Signal } from './signal.ts'

/** What the sync tells the rest of the house. Times are the PC's own. */
export type SyncReport = {
  /** `level`: whether this device has all that the hub has. */
  heard(level: boolean): void
  lost(fault: Fault): void
  welcomed(hello: HelloDown): void
  clock(clock: HubClock, askedAt: number, heardAt: number): void
  /** A human has to do something; null: no longer. */
  trouble(sentence: string | null): void
  /** The hub was set back, and its log is being put together again. Nothing for anybody to do. */
  mending(now: boolean): void
  cardsChanged(): void
  quarantined(): void
  /** What the hub says of the waiting-room screens. */
  screens(news: ScreensDown | ChimeDown): void
}

/** One stay in touch with the hub, from hello until the line breaks. */
export type Session = {
  log: Log
  road: Road
  report: SyncReport
  localNow: () => number
  /** Milliseconds that only go forward, for measuring silence. */
  ticks: () => number
  newId: () => string
  reducer: number
  snapshotEvery: number | undefined
  /** Rings when something is to be pushed, or the session is over. */
  signal: Signal
  /** The last own counter that the hub has; pushes go on after it. */
  accepted: number
  /** How many events a push may hold now. */
  batch: number
  /** Card writes that the hub has, by their place in the card outbox. */
  acceptedCards: Set<number>
  /** The hub's last number, as far as it told. */
  headN: number
  /** The hub numbers nothing now: it takes its lost tail from its devices. */
  recovers: boolean
  /** The hub was given all that the archive holds. */
  handedOver: boolean
  lastHeardAt: number
  /** All that the hub had at the beginning is here. */
  level: boolean
  over: boolean
}

const QUICK = 2_000

/** How many events to ask or send next after as many took so long: twice as many, up to the wire's limit, where that was quick. */
export function nextBatch(batch: number, tookMs: number): number {
  return tookMs < QUICK ? Math.min(LIMITS.events, batch * 2) : LIMITS.firstEvents
}

export function endSession(session: Session): void {
  session.over = true
  session.signal.wake()
}

/** An answer that comes when the session is over says nothing of the one that goes on. */
export function hear(session: Session): void {
  if (session.over) return
  session.lastHeardAt = session.ticks()
  session.report.heard(session.level)
}

/** A fault ends the session; the engine waits and says hello again. */
export function fail(session: Session, fault: Fault): void {
  session.report.lost(fault)
  endSession(session)
}
