import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import { settleAll } from '#domain/centre/fold.ts'
import { CHAIN_START } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import type { CentreRow, EventRow, Store } from '#hub/store/store.ts'
import { chainHash } from './chain.ts'
import { troubleWithCounters } from './verifyCounters.ts'
import { rowToEvent } from './toEvent.ts'

const PAGE = 500
/** After so many the picture is clear. */
const ENOUGH = 20

/**
 * Reads a centre's whole log and says in plain words what is wrong with it: numbers, chain, outcomes, counters. It changes
 * nothing, and between pages others get their turn. `events`: how many it read.
 */
export async function verifyCentre(store: Store, centre: string): Promise<{ events: number; troubles: string[] }> {
  const row = await store.read(({ log }) => log.centre(centre))
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  const troubles: string[] = []
  let [n, hash, state, events] = [0, CHAIN_START, EMPTY_CENTRE, 0]
  for (;;) {
    const rows = (await store.read(({ log }) => log.after(centre, n, PAGE))).filter((event) => event.n <= row.head)
    if (rows.length === 0) break
    for (const event of rows) {
      const trouble = troubleWithPlace(event, n, hash)
      // What comes after cannot be judged: it stands on this.
      if (trouble) return { events, troubles: [...troubles, trouble] }
      ;[n, hash] = [event.n, event.hash]
    }
    const settled = settleAll(state, rows.map(rowToEvent))
    if (row.reducer === REDUCER) troubles.push(...troubleWithOutcomes(rows, settled.outcomes))
    state = settled.state
    events += rows.length
    if (troubles.length >= ENOUGH) return { events, troubles: [...troubles.slice(0, ENOUGH), 'There may be more.'] }
  }
  troubles.push(...troubleWithHead(row, n, hash), ...(await store.read(({ log }) => troubleWithCounters(log, centre, row.head))))
  return { events, troubles }
}

function troubleWithPlace(event: EventRow, before: number, hashBefore: string): string | null {
  if (event.n !== before + 1) return `Number ${before + 1} is missing: after ${before} comes ${event.n}.`
  if (event.hash === chainHash(hashBefore, event.n, event.recvAt, event.outcome, event.raw)) return null
  return `Number ${event.n} was changed after it was written: its chain hash does not fit. Restore a backup.`
}

function troubleWithOutcomes(rows: readonly EventRow[], outcomes: readonly string[]): string[] {
  return rows.flatMap(({ n, outcome }, i) => (outcome === outcomes[i] ? [] : [`Number ${n} says "${outcome}", but the log before it gives "${outcomes[i]}".`]))
}

function troubleWithHead({ head, headHash }: CentreRow, n: number, hash: string): string[] {
  if (n !== head) return [`The centre's head is number ${head}, but the log ends at ${n}.`]
  return hash === headHash ? [] : [`The centre's head does not bear the chain hash of number ${n}.`]
}
