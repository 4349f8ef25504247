import type { DeskHatch, KeepAnswer, KeptEvent } from '#wire/ipc.ts'
import { IPC_LIMITS } from '#wire/ipc.ts'

/** Electron's journal: main keeps what is not shared in a file, beside the browser's own store. Rejects with a JournalError. */
export function makeBridgeJournal(foyer: Pick<DeskHatch, 'keep' | 'kept' | 'forget'>): {
  add(events: readonly KeptEvent[]): Promise<void>
  kept(): Promise<KeptEvent[]>
  forget(ids: readonly string[]): Promise<void>
} {
  return {
    async add(events) {
      for (const some of parts(events)) orThrow(await foyer.keep(some))
    },
    async kept() {
      const answer = await foyer.kept()
      return 'events' in answer ? answer.events : orThrow(answer)
    },
    async forget(ids) {
      for (const some of parts(ids)) orThrow(await foyer.forget(some))
    },
  }
}

function parts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / IPC_LIMITS.kept)
  return Array.from({ length: count }, (_, i) => all.slice(i * IPC_LIMITS.kept, (i + 1) * IPC_LIMITS.kept))
}

/** A full disk has the name that IndexedDB gives it, so that people are told the same. */
function orThrow(answer: KeepAnswer): never[] {
  if (!('fault' in answer)) return []
  const error = new Error(`The journal could not be written: ${answer.fault}.`)
  error.name = answer.fault === 'full' ? 'QuotaExceededError' : 'JournalError'
  throw error
}
