/* Bugs planted in what happens when a hub was set back. See plants.ts. */
import { chainHash } from '#hub/log/chain.ts'
import { seal } from '#hub/log/seal.ts'
import type { LogTable } from '#hub/store/store.ts'
import type { ArchiveRow, Database, OutboxRow } from '#renderer/log/database.ts'
import type { Road } from '#renderer/port/road.ts'
import type { SealedPage } from '#wire/repair.ts'

export const SET_BACK_PLANTED = {
  repairUnproven: 'a recovering hub believes a page whose outcomes a device changed (I8)',
  orphansDropped: 'what the archive holds of others is marked as handed in, and was not (hand-over)',
  ownOrphansForgotten: 'own events of a page that goes to the archive do not go back to the outbox (I5)',
  ownOrphansTwice: 'own events of a page that goes to the archive go to the outbox twice (I2)',
  recoveringNumbers: 'a recovering hub gives numbers to new events and tickets (recovering)',
} as const
export type SetBackPlanted = keyof typeof SET_BACK_PLANTED

export function isSetBackPlanted(bug: string): bug is SetBackPlanted {
  return bug in SET_BACK_PLANTED
}

export function spoilHandOver(bug: SetBackPlanted, road: Road, centre: string, key: string): Road {
  // With the hub's own key: that is as if the hub did not look at the seal.
  if (bug === 'repairUnproven') return { ...road, repair: (page) => road.repair(forge(page, centre, key)) }
  if (bug === 'orphansDropped') return { ...road, orphans: async ({ to, toHash }) => ({ ok: { head: { n: 0, hash: to > 0 ? toHash : '' }, added: 0 } }) }
  return road
}

function forge(page: SealedPage, centre: string, key: string): SealedPage {
  let hash = page.prevHash
  const events = page.events.map((event) => {
    const forged = event.outcome === 'applied' && event.raw.includes('"type":"called"') ? { ...event, outcome: 'noEffect:finished' as const } : event
    hash = chainHash(hash, forged.n, forged.recvAt, forged.outcome, forged.raw)
    return forged
  })
  return { ...page, events, toHash: hash, seal: seal(key, centre, { n: page.to, hash }) }
}

export function spoilArchive(bug: SetBackPlanted, { archive, outbox }: Database): void {
  if (bug !== 'ownOrphansForgotten' && bug !== 'ownOrphansTwice') return
  const archived = new Set<string>()
  const [keep, add] = [archive.bulkAdd.bind(archive), outbox.bulkAdd.bind(outbox)]
  const idOf = (raw: string) => (JSON.parse(raw) as { id: string }).id
  Object.assign(archive, {
    bulkAdd(rows: ArchiveRow[]) {
      for (const row of rows) for (const raw of row.raw.split('\n')) archived.add(idOf(raw))
      return keep(rows)
    },
  })
  Object.assign(outbox, {
    bulkAdd(rows: OutboxRow[]) {
      const again = rows.filter(({ id }) => archived.has(id))
      if (bug === 'ownOrphansForgotten') return add(rows.filter((row) => !again.includes(row)))
      const twice = again.map((row, i) => {
        const [dseq, id] = [rows.length + 1 + i, `${row.id}-${rows.length}-${i}`]
        return { ...row, dseq, id, raw: row.raw.replaceAll(row.id, id) }
      })
      return add([...rows, ...twice])
    },
  })
}

export function spoilMode(log: LogTable): Pick<LogTable, 'lock' | 'centre'> {
  const normal = (read: LogTable['centre']) => async (centre: string) => {
    const row = await read(centre)
    return row && { ...row, mode: 'normal' as const }
  }
  return { lock: normal(log.lock), centre: normal(log.centre) }
}
