import { EMPTY_CENTRE, REDUCER } from '#domain/centre/state.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { canonical } from '#domain/centre/canonical.ts'
import { refold } from '#domain/centre/fold.ts'
import { readState } from '#domain/centre/stateText.ts'
import { CHAIN_START } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import { letOthers } from '#hub/letOthers.ts'
import type { CentreRow, EventRow, SnapshotPlace, Store } from '#hub/store/store.ts'
import { chainHash } from './chain.ts'
import { mayStandUnder } from './countBack.ts'
import { makeCounters } from './verifyCounters.ts'
import { rowToEvent } from './toEvent.ts'
import { hashState } from './snapshots.ts'

/** So much that nobody who pushes meanwhile waits for long. */
const PAGE = 100
/** After so many the picture is clear. */
const ENOUGH = 20

/** `notices`: what a human should look at, though the log is sound: a number that two people hold. */
export type Verified = { events: number; troubles: string[]; notices: string[] }

/**
 * Reads a centre's whole log once and says in plain words what is wrong with it: numbers, chain, outcomes, counters, ticket numbers, snapshots.
 * It changes nothing, and between pages others get their turn. `events`: how many it read.
 */
export async function verifyCentre(store: Store, centre: string): Promise<Verified> {
  const { row, places } = await store.read(async ({ log, snapshots }) => ({ row: await log.centre(centre), places: await snapshots.list(centre) }))
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  const troubles: string[] = []
  const doubles = await store.read(({ tickets }) => tickets.doubles(centre))
  const notices = doubles.slice(0, ENOUGH).map(({ day, ticket }) => `Ticket number ${ticket} of ${day} was given to two visits.`)
  const counters = makeCounters()
  let [n, hash, state, events] = [0, CHAIN_START, EMPTY_CENTRE, 0]
  while (n < row.head) {
    // A page ends where a snapshot is, so that it can be held against the fold.
    const next = Math.min(...places.map((one) => one.n).filter((at) => at > n), row.head)
    const rows = await store.read(({ log }) => log.after(centre, n, Math.min(PAGE, next - n)))
    if (rows.length === 0) break
    for (const event of rows) {
      const trouble = troubleWithPlace(event, n, hash) ?? troubleWithText(event)
      // What comes after cannot be judged: it stands on this.
      if (trouble) return { events, troubles: [...troubles, trouble], notices }
      ;[n, hash] = [event.n, event.hash]
      troubles.push(...counters.look(event))
    }
    const folded = refold(state, rows.map(rowToEvent))
    if (row.reducer === REDUCER) troubles.push(...troubleWithOutcomes(rows, folded.outcomes))
    state = folded.state
    events += rows.length
    for (const place of places) if (place.n === n) troubles.push(...(await troubleWithSnapshot(store, centre, place, hash, state)))
    if (troubles.length >= ENOUGH) return { events, troubles: [...troubles.slice(0, ENOUGH), 'There may be more.'], notices }
    await letOthers()
  }
  troubles.push(...troubleWithHead(row, n, hash), ...(await troubleAround(store, row)))
  troubles.push(...counters.judge(await store.read(({ log }) => log.incarnations(centre))))
  return { events, troubles, notices }
}

function troubleWithPlace(event: EventRow, before: number, hashBefore: string): string | null {
  if (event.n !== before + 1) return `Number ${before + 1} is missing: after ${before} comes ${event.n}.`
  if (event.hash === chainHash(hashBefore, event.n, event.recvAt, event.outcome, event.raw)) return null
  return `Number ${event.n} was changed after it was written: its chain hash does not fit. Restore a backup.`
}

/** The columns beside the text are only there to find it by. They must say the same. */
function troubleWithText({ n, raw, id, device, inc, dseq }: EventRow): string | null {
  const said = JSON.parse(raw) as Partial<EventRow>
  const same = said.id === id && said.device === device && mayStandUnder(said, inc) && said.dseq === dseq
  return same ? null : `Number ${n} stands under another id, device or counter than its own text says.`
}

/** What an older release did not know when it was ordered stays unknown for good. */
function troubleWithOutcomes(rows: readonly EventRow[], outcomes: readonly string[]): string[] {
  return rows.flatMap(({ n, outcome }, i) =>
    outcome === outcomes[i] || outcome === 'unknown' ? [] : [`Number ${n} says "${outcome}", but the log before it gives "${outcomes[i]}".`],
  )
}

/** One of another reducer is only held against the chain; nobody starts from it here. */
async function troubleWithSnapshot(store: Store, centre: string, place: SnapshotPlace, hash: string, state: CentreState): Promise<string[]> {
  const text = await store.read(({ snapshots }) => snapshots.state(centre, place.n, place.reducer))
  // Left out since, for a newer one.
  if (text === null) return []
  const named = `The snapshot at number ${place.n}`
  if (place.hash !== hash) return [`${named} does not bear the chain hash of its number.`]
  const stateHash = hashState(text)
  if (stateHash !== place.stateHash) return [`${named} was changed after it was written.`]
  if (place.reducer !== REDUCER || canonical(readState(text)) === canonical(state)) return []
  return [`${named} is not what the log comes to there.`]
}

function troubleWithHead({ head, headHash }: CentreRow, n: number, hash: string): string[] {
  if (n !== head) return [`The centre's head is number ${head}, but the log ends at ${n}.`]
  return hash === headHash ? [] : [`The centre's head does not bear the chain hash of number ${n}.`]
}

async function troubleAround(store: Store, { centre, head, safeSeq }: CentreRow): Promise<string[]> {
  const { days, beyond } = await store.read(async ({ tickets, log, snapshots }) => ({
    days: await tickets.days(centre),
    beyond: [...(await log.after(centre, head, 1)).map(() => 'Events'), ...(await snapshots.list(centre)).filter(({ n }) => n > head).map(() => 'A snapshot')],
  }))
  return [
    ...(safeSeq > head ? [`The hub takes numbers up to ${safeSeq} for safe in a backup, but its log ends at ${head}.`] : []),
    ...[...new Set(beyond)].map((what) => `${what} beyond the centre's head, number ${head}: something was written and never finished.`),
    ...(await troubleWithLast(store, centre, days)),
  ]
}

const MANY = 1000

/** Whether the hub would give a number again that it has given. */
async function troubleWithLast(store: Store, centre: string, days: readonly { day: string; last: number }[]): Promise<string[]> {
  const last = new Map(days.map((one) => [one.day, one.last]))
  const given = new Map<string, number>()
  for (let after = ''; ;) {
    const rows = await store.read(({ tickets }) => tickets.list(centre, after, MANY))
    for (const { day, ticket } of rows) given.set(day, Math.max(given.get(day) ?? 0, Number(ticket)))
    const end = rows.at(-1)
    if (!end) break
    after = end.visit
    await letOthers()
  }
  return [...given].flatMap(([day, most]) =>
    most > (last.get(day) ?? 0) ? [`Ticket number ${most} of ${day} was given, but the hub has noted ${last.get(day) ?? 0} as the last.`] : [],
  )
}
