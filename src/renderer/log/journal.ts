/*
  A second place for what is not shared yet, beside IndexedDB: in Electron a file that is on the disk before a screen says
  "saved". It outlives a browser that clears, loses or breaks its own store.
*/
import type { KeptEvent } from '#wire/ipc.ts'
import type { OutboxRow } from './database.ts'

export interface Journal {
  /** On the disk when it resolves. An id that is there already gets its new text. Rejects with a JournalError; then nothing was kept. */
  add(rows: readonly KeptEvent[]): Promise<void>
  /** What is kept, in the order in which it came. */
  kept(): Promise<KeptEvent[]>
  /** These are in the log now, or set apart. */
  forget(ids: readonly string[]): Promise<void>
}

export function keptEvent({ id, dseq, raw }: OutboxRow): KeptEvent {
  const { inc } = JSON.parse(raw) as { inc: string }
  return { id, inc, dseq, raw }
}
