import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Hours } from '#domain/events.ts'
import { localInstant } from '#domain/time/localInstant.ts'

/** The time of day, as a box for a time gives it ("12:45"), as an instant; null: it is none. */
export function timeOfDay(day: DayKey, typed: string, zone: string): Instant | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(typed) ? localInstant(day, typed, zone) : null
}

/** When lunch ends today; null: none is set, or it is over. */
export function lunchEnds(day: DayKey, lunch: Hours | null | undefined, now: Instant, zone: string): Instant | null {
  if (!lunch) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const to = localInstant(day, `${two(Math.floor(lunch.to / 60))}:${two(lunch.to % 60)}`, zone)
  return to > now ? to : null
}

/** So many minutes on, to the next whole minute: nobody plans with seconds. */
export function minutesOn(now: Instant, minutes: number): Instant {
  return Math.ceil(now / MINUTE) * MINUTE + minutes * MINUTE
}
