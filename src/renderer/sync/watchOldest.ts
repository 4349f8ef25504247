/*
  The age of the oldest unsent event is what counts, not whether a line is open: a sync that waits for ever for an answer looks
  well from outside. Where an event stays unsent for a minute although the hub answers, the engine is begun again, and people are told.
*/
import type { SyncOptions } from './engine.ts'
import { startSync } from './engine.ts'

type Watched = SyncOptions & {
  /** What people are told; null: no longer. */
  stuck: (sentence: string | null) => void
  /** Milliseconds: how old the oldest may grow, how long ago the hub may have answered, how often to look. */
  spans?: { oldest: number; answered: number; look: number }
}

const SPANS = { oldest: 60_000, answered: 25_000, look: 5_000 }
const SENTENCE = 'Sharing was stuck, so it was started again. Everything is kept on this PC.'

/** As startSync, with somebody who watches it. */
export function startWatchedSync({ stuck, spans = SPANS, ...options }: Watched): ReturnType<typeof startSync> {
  const { log, report, ticks = options.localNow } = options
  let answeredAt = Number.NEGATIVE_INFINITY
  let oldest: string | null = null
  let since = ticks()
  let told = false
  const heard: typeof report.heard = (level) => {
    answeredAt = ticks()
    report.heard(level)
  }
  const start = () => startSync({ ...options, report: { ...report, heard } })
  let engine = start()
  const look = setInterval(() => {
    const now = ticks()
    const first = log.unsent[0]?.id ?? null
    if (first !== oldest) {
      oldest = first
      since = now
      if (told) stuck(null)
      told = false
    }
    if (oldest === null || now - since <= spans.oldest || now - answeredAt > spans.answered) return
    since = now
    told = true
    stuck(SENTENCE)
    engine.stop()
    engine = start()
  }, spans.look)
  return {
    stop() {
      clearInterval(look)
      engine.stop()
    },
    nudge: () => engine.nudge(),
  }
}
