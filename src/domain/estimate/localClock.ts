import { TZDate } from '@date-fns/tz'
import type { Instant } from '#domain/instant.ts'

/** Minutes after midnight by the clock on the wall. */
export function localClock(at: Instant, timeZone: string): number {
  const there = new TZDate(at, timeZone)
  return there.getHours() * 60 + there.getMinutes() + there.getSeconds() / 60
}
