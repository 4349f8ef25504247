/*
  What a centre's log came to at a number, kept beside it: the hub starts from there, and a new device too. Worth nothing by itself:
  it must fit the chain, and verify folds the log again to see that it says the truth.
*/
import { createHash } from 'node:crypto'
import { REDUCER } from '#domain/centre/state.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { readState, writeState } from '#domain/centre/stateText.ts'
import type { SnapshotPlace, Store, Tx } from '#hub/store/store.ts'

/** So many events after the last snapshot the next one is due. */
export const SNAPSHOT_EVERY = 5000
const KEPT = 2

/** SHA-256 of a snapshot's text, in hexadecimal digits. */
export function hashState(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Keeps a state beside the log, where it is still the log's. Not within the append: nobody waits for it. */
export async function writeSnapshot(store: Store, centre: string, { n, hash, state }: { n: number; hash: string; state: CentreState }): Promise<void> {
  const text = writeState(state)
  const row = { n, reducer: REDUCER, hash, stateHash: hashState(text), state: text }
  await store.write(async ({ log, snapshots }) => {
    if (n === 0 || (await log.hashAt(centre, n)) !== hash) return
    await snapshots.add(centre, row)
    await snapshots.keep(centre, KEPT)
  })
}

/** The newest snapshot (or the one at `n`) of this release's reducer that stands on the chain as it is now; null where there is none. */
export async function newestSnapshot({ log, snapshots }: Tx, centre: string, n: number | null = null): Promise<SnapshotPlace | null> {
  for (const place of await snapshots.list(centre)) {
    if ((n === null || place.n === n) && place.reducer === REDUCER && (await log.hashAt(centre, place.n)) === place.hash) return place
  }
  return null
}

/** The state in it; null where its text is not what it was. */
export async function readSnapshot({ snapshots }: Tx, centre: string, place: SnapshotPlace): Promise<CentreState | null> {
  const text = await snapshots.state(centre, place.n, place.reducer)
  return text !== null && hashState(text) === place.stateHash ? readState(text) : null
}
