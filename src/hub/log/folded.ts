import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import { fold } from '#domain/centre/fold.ts'
import { CHAIN_START } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import type { CentreRow, LogTable, Tx } from '#hub/store/store.ts'
import { chainHash } from './chain.ts'
import { newestSnapshot, readSnapshot } from './snapshots.ts'
import { rowToEvent } from './toEvent.ts'

/** What the log came to at a place. The state is immutable: whoever holds one holds it for good. */
export type FoldedAt = { n: number; hash: string; reducer: number; state: CentreState }

/** The folded state of each centre, kept in memory. */
export interface Folded {
  /** The state at the head of a centre, folding what is new to us, at first from a snapshot on. Ask inside a transaction. Throws `corrupt`. */
  at(tx: Tx, row: CentreRow): Promise<FoldedAt>
  /** Only after commit: what a rolled back transaction saw never was. */
  publish(centre: string, at: FoldedAt): void
}

const PAGE = 2000
const NOTHING: FoldedAt = { n: 0, hash: CHAIN_START, reducer: REDUCER, state: EMPTY_CENTRE }

export function makeFolded(): Folded {
  const known = new Map<string, FoldedAt>()
  return {
    async at(tx, row) {
      const had = known.get(row.centre)
      if (had && had.n === row.head && had.hash === row.headHash) return had
      // Another process may have appended; or the log was restored, and what we hold is of another history.
      const usable = had && (await tx.log.hashAt(row.centre, had.n)) === had.hash ? had : await fromSnapshot(tx, row)
      return catchUp(tx.log, row, usable)
    },
    publish: (centre, at) => void known.set(centre, at),
  }
}

async function fromSnapshot(tx: Tx, { centre, head }: CentreRow): Promise<FoldedAt> {
  const place = await newestSnapshot(tx, centre)
  const state = place && place.n <= head ? await readSnapshot(tx, centre, place) : null
  return place && state ? { n: place.n, hash: place.hash, reducer: place.reducer, state } : NOTHING
}

async function catchUp(log: LogTable, row: CentreRow, from: FoldedAt): Promise<FoldedAt> {
  let { n, hash, state } = from
  while (n < row.head) {
    const rows = await log.after(row.centre, n, PAGE)
    for (const event of rows) {
      hash = chainHash(hash, n + 1, event.recvAt, event.outcome, event.raw)
      if (event.n !== n + 1 || event.hash !== hash) throw broken(n + 1)
      n = event.n
    }
    if (rows.length === 0) throw broken(n + 1)
    state = fold(state, rows.map(rowToEvent))
  }
  if (n !== row.head || hash !== row.headHash) throw broken(row.head)
  return { n, hash, reducer: REDUCER, state }
}

function broken(n: number): HubFault {
  return new HubFault('corrupt', `The hub's log is damaged at number ${n}. Run "npm run -s hub -- verify", and restore a backup.`)
}
