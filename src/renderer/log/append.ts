import type { Instant } from '#domain/instant.ts'
import type { NewEvent } from '#domain/events.ts'
import type { Identity } from './database.ts'
import type { Log } from './log.ts'
import { announce, readMeta, readUnsent } from './log.ts'
import type { Logged } from './records.ts'
import { writeRaw } from './records.ts'

/**
 * Writes new events. One strict transaction takes the counters and fills the outbox; when this resolves it has happened,
 * also if the power goes now. `clock` is what this PC's own clock says. Throws what IndexedDB throws; then nothing was written.
 */
export async function append(log: Log, events: readonly NewEvent[], clock: Instant, newId: () => string): Promise<Logged[]> {
  const { database } = log
  const rows = await database.transaction('rw', database.outbox, database.meta, async () => {
    // Read inside: another window of this device may have written since.
    const identity = (await readMeta<Identity>(database, 'identity')) ?? log.identity
    const written = events.map((event, i) => {
      const id = newId()
      const dseq = identity.nextDseq + i
      return { dseq, id, createdAt: event.at, raw: writeRaw(event, { id, device: identity.device, inc: identity.inc, dseq, clock, base: log.cursor.n }) }
    })
    const next = { ...identity, nextDseq: identity.nextDseq + written.length }
    await Promise.all([database.outbox.bulkAdd(written), database.meta.put({ k: 'identity', value: next })])
    log.identity = next
    return written
  })
  const appended = rows.map(readUnsent)
  log.unsent = [...log.unsent, ...appended]
  announce(log, { appended, rows })
  log.tell()
  return appended
}
