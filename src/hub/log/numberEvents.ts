import { settleAll } from '#domain/centre/fold.ts'
import { REDUCER } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import type { Envelope } from '#wire/event.ts'
import type { EventRow, Tx } from '#hub/store/store.ts'
import { chainHash } from './chain.ts'
import type { FoldedAt } from './folded.ts'
import { toEvent } from './toEvent.ts'

/** An event that gets the next number. `inc`: under which it is counted, its own or one apart (countBack.ts). */
export type Fresh = { raw: string; envelope: Envelope; inc: string }
/** An event at its place. */
export type Placed = Omit<Fresh, 'raw'> & { place: Pick<EventRow, 'n' | 'recvAt' | 'raw' | 'outcome' | 'hash'> }

/** Settles, numbers and stores new events; the centre's head moves with them. Answers what the log then comes to. */
export async function numberEvents(tx: Tx, centre: string, from: FoldedAt, fresh: readonly Fresh[], now: Instant): Promise<FoldedAt> {
  if (fresh.length === 0) return from
  const events = fresh.map(({ envelope }, i) => toEvent(envelope, { n: from.n + 1 + i, outcome: 'applied' }))
  const { state, outcomes } = settleAll(from.state, events)
  let hash = from.hash
  const placed = fresh.map(({ raw, envelope, inc }, i): Placed => {
    const n = from.n + 1 + i
    const outcome = outcomes[i] ?? 'unknown'
    hash = chainHash(hash, n, now, outcome, raw)
    return { envelope, inc, place: { n, recvAt: now, raw, outcome, hash } }
  })
  await storeEvents(tx, centre, placed)
  const n = from.n + fresh.length
  await tx.log.setHead(centre, n, hash)
  return { n, hash, reducer: REDUCER, state }
}

/** Stores events at their places. A ticket number of the hub's own series that one of them names is not given again. */
export async function storeEvents({ log, tickets }: Pick<Tx, 'log' | 'tickets'>, centre: string, placed: readonly Placed[]): Promise<void> {
  await log.addAll(
    centre,
    placed.map(({ envelope: { id, device, dseq, type, v }, inc, place }) => ({ id, device, inc, dseq, type, v, ...place })),
  )
  for (const { envelope } of placed) {
    const { type, v, day, body } = envelope
    if ((type !== 'numberGiven' && type !== 'numberGivenFirst') || v !== 1) continue
    const [visit, ticket] = [String(body['visit']), String(body['ticket'])]
    if (!/^\d{1,4}$/.test(ticket)) continue
    const given = await tickets.of(centre, visit)
    if (given === ticket) continue
    const last = Math.max(await tickets.last(centre, day), Number(ticket))
    if (given === null) await tickets.give(centre, day, last, visit, ticket)
    else await tickets.raise(centre, day, last)
  }
}
