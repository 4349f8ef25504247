import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'

export type SharedClock = {
  now(): Instant
  rate(): number
  /** How far this PC's own clock is ahead of the hub's, in milliseconds; 0 while it follows a replayed day or is within 2 minutes. */
  off(): number
  /** The hub said `hubNow` between two readings of this PC's clock. */
  adjust(hub: { now: Instant; rate: number }, askedAt: number, heardAt: number): void
  anchor(): ClockAnchor
}
export type ClockAnchor = { hub: Instant; local: number; rate: number }

const WORTH_SAYING = 2 * MINUTE

/**
 * The hub's clock as this device carries it on. Without a hub it goes on from the last anchor, and before the first it is the
 * PC's own. It stamps events and drives screens; it never decides an order.
 */
export function makeClock(local: () => number, start: ClockAnchor | null): SharedClock {
  let anchor = start ?? { hub: local(), local: local(), rate: 1 }
  return {
    now: () => Math.floor(anchor.hub + (local() - anchor.local) * anchor.rate),
    rate: () => anchor.rate,
    off() {
      const off = anchor.local - anchor.hub
      return anchor.rate === 1 && Math.abs(off) > WORTH_SAYING ? off : 0
    },
    adjust(hub, askedAt, heardAt) {
      anchor = { hub: hub.now, local: (askedAt + heardAt) / 2, rate: hub.rate }
    },
    anchor: () => anchor,
  }
}
