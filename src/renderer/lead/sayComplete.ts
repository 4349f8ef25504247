import type { Instant } from '#domain/instant.ts'
import { sayClock } from '#domain/time/sayTime.ts'

/** Up to when the figures hold everybody's work, while the hub is away; null: they do now. What was done at this PC is always among them. */
export function sayComplete({ reachable, lastHeardAt }: { reachable: boolean; lastHeardAt: Instant | null }, zone: string): string | null {
  if (reachable) return null
  return lastHeardAt === null ? 'Not shared yet: only what was done at this PC' : `Complete up to ${sayClock(lastHeardAt, zone)}`
}
