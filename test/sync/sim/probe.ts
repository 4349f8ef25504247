/* What must be true of a PC's disk at every moment (I5, I9, I12), also right after a crash. */
import type { PageRow } from '#renderer/log/database.ts'
import type { Machine } from './machine.ts'

/** A stored row is never changed in place, and is looked at many times. */
const idsOf = new WeakMap<PageRow, string[]>()

function readIds(page: PageRow): string[] {
  const known = idsOf.get(page)
  if (known) return known
  const ids = page.raw.split('\n').map((raw) => (JSON.parse(raw) as { id: string }).id)
  idsOf.set(page, ids)
  return ids
}

export function troublesOnDisk(machine: Machine): string[] {
  const { outbox, pages, quarantine, identity, cursor } = machine.tables()
  const troubles: string[] = []
  let [n, hash] = [0, '0'.repeat(64)]
  const confirmed = new Set<string>()
  for (const page of pages) {
    if (page.from !== n + 1) troubles.push(`I12: after number ${n} comes a page from ${page.from}`)
    if (page.prevHash !== hash) troubles.push(`I9: the page from ${page.from} does not follow on the one before`)
    const ids = readIds(page)
    if (ids.length !== page.to - page.from + 1 || page.outcome.length !== ids.length)
      troubles.push(`I9: the page from ${page.from} to ${page.to} holds ${ids.length} events`)
    for (const id of ids) {
      if (confirmed.has(id)) troubles.push(`I2: ${id} stands twice in the confirmed log`)
      confirmed.add(id)
    }
    ;[n, hash] = [page.to, page.toHash]
  }
  if ((cursor?.n ?? 0) !== n) troubles.push(`I9: the cursor is at ${cursor?.n ?? 0}, and the pages end at ${n}`)
  const kept = new Set(quarantine.map(({ id }) => id))
  const waiting = new Set(outbox.map(({ id }) => id))
  for (const { id, dseq, raw } of outbox) {
    const written = JSON.parse(raw) as { id: string; dseq: number; inc: string }
    if (confirmed.has(id)) troubles.push(`I5: ${id} is in the outbox and in the log`)
    if (kept.has(id)) troubles.push(`I5: ${id} is in the outbox and in quarantine`)
    if (written.id !== id || written.dseq !== dseq || written.inc !== identity?.inc)
      troubles.push(`I2: the outbox has ${id} under another counter than it was written with`)
    if (dseq >= (identity?.nextDseq ?? 1)) troubles.push(`I2: counter ${dseq} of the outbox would be given again`)
  }
  for (const id of machine.saved) if (!confirmed.has(id) && !waiting.has(id) && !kept.has(id)) troubles.push(`I5: ${id} was shown as saved and is gone`)
  return troubles
}
