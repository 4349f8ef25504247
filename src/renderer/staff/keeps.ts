/* What this PC keeps, and whether the browser may clear it. */
import type { SyncState } from '#renderer/centre/api.ts'
import { MINUTE } from '#domain/instant.ts'

/** Quiet while nothing can be lost: what is shared is safe on the hub. */
export function sayAtRisk({ oldestUnsentAt }: Pick<SyncState, 'oldestUnsentAt'>, persists: boolean | null, now: number): string | null {
  if (persists !== false || oldestUnsentAt === null || now - oldestUnsentAt < MINUTE) return null
  return 'This browser may clear what is not shared yet. Keep this window open.'
}

export function sayKeeps(persists: boolean | null): string {
  if (persists === null) return 'What you do is saved on this PC at once, and shared when there is a line to the hub.'
  return persists
    ? 'What you do is saved on this PC at once, and shared when there is a line to the hub. The browser has promised not to clear it.'
    : 'What you do is saved on this PC at once, and shared when there is a line to the hub. Until then this browser may clear it when the disk runs low: keep this window open, and ask IT to let this address store data for good.'
}
