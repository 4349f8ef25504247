/* What the windows of one device say to each other, and which of them carries. */
import type { CentreView } from '#renderer/centre/api.ts'
import type { ClockAnchor } from '#renderer/centre/clock.ts'
import type { Beat, Lead } from '#renderer/sync/lead.ts'
import type { ChimeDown, ScreensDown } from '#wire/screens.ts'
import { leadOneAtATime } from '#renderer/sync/lead.ts'

export type SyncPart = Partial<Omit<CentreView['sync'], 'unsent' | 'oldestUnsentAt'>>

/** `changed`: the database has something new. `sync`, `clock`, `screens`: from the window that carries. `hello`: a window that has just opened. */
export type Shared = { changed: true } | { sync: SyncPart } | { clock: ClockAnchor } | { hello: true } | { screens: ScreensDown | ChimeDown }

export type Windows = {
  tell(shared: Shared): void
  hear(heard: (shared: Shared) => void): void
  /** From now on this window carries whenever no other does. `wanted`: whether something waits to be carried. */
  lead(wanted: () => boolean, carry: () => () => void): Lead
  close(): void
}

export function joinWindows(device: string): Windows {
  const channel = new BroadcastChannel(`foyer-${device}`)
  // Two ends of the same line in one window: what it says it must hear itself, or it is deaf.
  const [mouth, ear] = [new BroadcastChannel(`foyer-lead-${device}`), new BroadcastChannel(`foyer-lead-${device}`)]
  return {
    tell: (shared) => channel.postMessage(shared),
    hear(heard) {
      channel.onmessage = ({ data }: MessageEvent<Shared>) => heard(data)
      channel.postMessage({ hello: true } satisfies Shared)
    },
    lead(wanted, carry) {
      const lead = leadOneAtATime({
        me: crypto.randomUUID(),
        name: `sync:${device}`,
        locks: 'locks' in navigator ? navigator.locks : null,
        tell: (beat) => mouth.postMessage(beat),
        ticks: () => performance.now(),
        wanted,
        carry,
      })
      ear.onmessage = ({ data }: MessageEvent<Beat>) => lead.hear(data)
      return lead
    },
    close() {
      for (const one of [channel, mouth, ear]) one.close()
    },
  }
}
