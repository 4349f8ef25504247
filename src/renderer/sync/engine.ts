/*
  The sync of one device. It carries events and does not read them.

    hello ─ pull until level ─ open the live line ─ push whenever something is written ─ … ─ line breaks ─ wait ─ hello

  Push and pull do not wait for each other, and a push is never refused for being behind. What is "pending" is read from the
  outbox, never remembered. Two windows may both run it: counters, ids and cursor make every step safe twice.
*/
import type { Log } from '#renderer/log/log.ts'
import { follow } from '#renderer/log/follow.ts'
import { gatherPages } from '#renderer/log/receive.ts'
import { keepShort, noteSafe } from '#renderer/log/snapshot.ts'
import type { Road } from '#renderer/port/road.ts'
import { makeFault } from '#wire/fault.ts'
import { LIMITS } from '#wire/limits.ts'
import { pullCards, pushCards } from './cards.ts'
import { greetHub } from './greet.ts'
import { pullAll, take } from './pull.ts'
import { pushAll } from './push.ts'
import type { Session, SyncReport } from './session.ts'
import { endSession, fail, hear } from './session.ts'
import { makeSignal } from './signal.ts'

export type SyncOptions = {
  log: Log
  road: Road
  report: SyncReport
  localNow: () => number
  ticks?: () => number
  random: () => number
  newId: () => string
  reducer: number
  /** Events between two snapshots of the local log; the log says when nothing is said here. */
  snapshotEvery?: number | undefined
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000
/** The hub says something every 10 seconds; a line that says nothing for so long is dead, whatever the socket thinks. */
const SILENCE = 25_000
const LOOK_AGAIN = 2_000
/** A recovering hub is asked so often whether it is ready. */
const ASK_AGAIN = 3_000

/** Runs until `stop`. `nudge`: try now instead of waiting (the network came back, a card was written). */
export function startSync(options: SyncOptions): { stop(): void; nudge(): void } {
  const waiting = makeSignal()
  let session: Session | null = null
  let stopped = false
  const run = async () => {
    let wait = FIRST_WAIT
    while (!stopped) {
      session = newSession(options)
      const stayed = await stay(session).catch((error: unknown) => {
        options.report.lost(makeFault('hubFault', 'Sharing stopped for a moment and will start again by itself.'))
        console.error(error)
        return false
      })
      if (stopped) return
      wait = stayed ? FIRST_WAIT : Math.min(LONGEST_WAIT, wait * 2)
      await waiting.wait(wait * (0.5 + options.random() / 2))
    }
  }
  void run()
  return {
    stop() {
      stopped = true
      if (session) endSession(session)
      waiting.wake()
    },
    nudge() {
      session?.signal.wake()
      waiting.wake()
    },
  }
}

function newSession({ log, road, report, localNow, ticks = localNow, newId, reducer, snapshotEvery }: SyncOptions): Session {
  return {
    log,
    road,
    report,
    localNow,
    ticks,
    newId,
    reducer,
    snapshotEvery,
    signal: makeSignal(),
    accepted: 0,
    batch: LIMITS.firstEvents,
    acceptedCards: new Set(),
    headN: 0,
    recovers: false,
    handedOver: false,
    lastHeardAt: ticks(),
    level: false,
    over: false,
  }
}

/** True when it got as far as the live line. */
async function stay(session: Session): Promise<boolean> {
  if (!(await greetHub(session))) return false
  await pullAll(session)
  if (session.over) return false
  // A hub that takes its lost tail from its devices has no news of the others yet.
  session.level = !session.recovers
  hear(session)
  const { log } = session
  const began = session.ticks()
  let taking = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    taking = taking.then(work).catch((error: unknown) => {
      console.error(error)
      // A page that cannot be taken comes again and again: somebody has to know. What is written here is kept meanwhile.
      session.report.trouble('This PC cannot take in what the hub sends. What you do is kept here. Tell whoever looks after the hub.')
      fail(session, makeFault('corrupt', 'A page of the log could not be taken.'))
    })
  }
  const hangUp = session.road.news(
    log.cursor,
    (news) => {
      hear(session)
      if (news.t === 'page') inTurn(() => take(session, news.page))
      else if (news.t === 'ping') {
        session.report.clock(news.clock, session.localNow(), session.localNow())
        inTurn(() => noteSafe(log, news.safeSeq))
      } else if (news.t === 'cards') inTurn(() => pullCards(session))
      else if (news.t === 'screens' || news.t === 'chime') session.report.screens(news)
      else inTurn(() => pullAll(session))
    },
    () => fail(session, makeFault('offline', 'The line to the hub broke.')),
  )
  const unfollow = follow(log, (news) => {
    if ('appended' in news || 'unsent' in news) session.signal.wake()
  })
  try {
    inTurn(() => pullCards(session))
    while (!session.over) {
      await pushAll(session)
      await pushCards(session)
      await session.signal.wait(LOOK_AGAIN)
      if (session.over) break
      // Belt and braces: told of more than the line has brought.
      if (log.cursor.n < session.headN) inTurn(() => pullAll(session))
      if (session.ticks() - session.lastHeardAt > SILENCE) fail(session, makeFault('offline', 'The hub has not been heard for 25 seconds.'))
      if (session.recovers && session.ticks() - began > ASK_AGAIN) endSession(session)
      await gatherPages(log)
      await keepShort(log, session.snapshotEvery)
    }
  } finally {
    unfollow()
    hangUp()
    await taking
  }
  return true
}
