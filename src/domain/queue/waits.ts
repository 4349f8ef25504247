import type { Instant } from '#domain/instant.ts'
import { wholeMinutes } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** From when a visit's wait counts: arrival, or the booked time where that is later. */
export function waitsFrom(visit: Visit): Instant {
  return visit.appointmentAt === null ? visit.arrivedAt : Math.max(visit.arrivedAt, visit.appointmentAt)
}

/** Whole minutes that a called visit waited: to its first effective call. null: not called. */
export function waitedMinutes(visit: Visit): number | null {
  const first = visit.calls[0]
  return first ? wholeMinutes(waitsFrom(visit), first.at) : null
}

/** Whole minutes that somebody in the queue has waited by now; 0 while their time has not come. */
export function waitingMinutes(visit: Visit, now: Instant): number {
  return wholeMinutes(waitsFrom(visit), now)
}

/** The p-th percentile by nearest rank; null of nothing. `percentile([1, 2, 3, 4], 0.5)` is 2. */
export function percentile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
