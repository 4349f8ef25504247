import { sayClock } from '#domain/time/sayTime.ts'
import type { SyncState } from '#renderer/centre/api.ts'

/** Up to when the figures hold everybody's work, while the hub is away or its news is still fetched; null: they do now. What was done at this PC is always among them. */
export function sayComplete({ reachable, level, lastHeardAt }: Pick<SyncState, 'reachable' | 'level' | 'lastHeardAt'>, zone: string): string | null {
  if (level) return null
  if (lastHeardAt !== null) return `Complete up to ${sayClock(lastHeardAt, zone)}`
  return reachable ? 'Still fetching what was done elsewhere' : 'Not shared yet: only what was done at this PC'
}
