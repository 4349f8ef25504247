/** An instant: whole milliseconds since 1970-01-01T00:00Z. Foyer stores instants, never durations. */
export type Instant = number
/** A business day: the centre's local date, `2027-01-12`. Never the UTC date. */
export type DayKey = string

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Whole minutes from one instant to another, seconds dropped, never below 0. */
export function wholeMinutes(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((to - from) / MINUTE))
}
