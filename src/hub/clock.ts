/* The hub's clock is an argument everywhere, so that a replayed day is the same code on another clock. */
import type { Instant } from '#domain/instant.ts'
import type { HubClock } from '#wire/hello.ts'

export interface Clock {
  now(): Instant
  /** Clock seconds per real second: 1, except on a replayed day. 0 stands still. */
  rate(): number
}

export interface DemoClock extends Clock {
  set(now: Instant, rate: number): void
}

export const systemClock: Clock = { now: () => Date.now(), rate: () => 1 }

/** A clock that starts with the real time and then goes where it is told (`--demo-clock`). */
export function makeDemoClock(start: Instant = Date.now()): DemoClock {
  let base = start
  let speed = 1
  let since = performance.now()
  return {
    now: () => Math.round(base + (performance.now() - since) * speed),
    rate: () => speed,
    set(now, rate) {
      base = now
      speed = rate
      since = performance.now()
    },
  }
}

/** As it crosses the wire in hello, ping and the board. */
export function readClock(clock: Clock): HubClock {
  return { now: clock.now(), rate: clock.rate() }
}
