import { newestSnapshot, SNAPSHOT_EVERY, writeSnapshot } from '#hub/log/snapshots.ts'
import type { Parts } from './parts.ts'
import { foldedNow } from './parts.ts'

/** Writes a snapshot of each centre whose log has grown by so many events since the last one. */
export async function keepSnapshots(parts: Parts, every = SNAPSHOT_EVERY): Promise<void> {
  for (const { centre, head } of await parts.store.read(({ log }) => log.centres())) {
    const last = await parts.store.read((tx) => newestSnapshot(tx, centre))
    if (head - (last?.n ?? 0) >= every) await writeSnapshot(parts.store, centre, await foldedNow(parts, centre))
  }
}
