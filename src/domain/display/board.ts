/*
  What a public wall may show: ticket numbers and desks, nothing else. Privacy is decided here, once. A board cannot carry a
  name, a service or a visit's id, because nothing here reads one.
*/
import type { Day, CentreState } from '#domain/centre/state.ts'
import { isByThen } from '#domain/delays/stillTold.ts'
import { delaysNow } from '#domain/delays/toTell.ts'
import type { DelayScope } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'

/** A delay that everybody in the room may read: by desk or by number, never by service. `desks` empty and no ticket: of everybody. `by`: they are called by then, maybe sooner. */
export type BoardDelay = { ticket: string | null; desks: string[]; expectedAt: Instant | null; by?: true; reason: string | null }
export type BoardCall = { ticket: string; desk: string; at: Instant }
/** What everybody in the room has to do now. */
export type Instruction = 'evacuate'
/** With an `instruction` there are no calls. */
export type Board = { current: BoardCall | null; before: BoardCall[]; delays: BoardDelay[]; instruction: Instruction | null }

/** Calls queue: each stays at least so long before the next takes its place. */
const STAYS = 20 * SECOND
const MOST_DELAYS = 6
/** A called number stands until the next one is called, but not for ever. */
const STANDS_FOR = 15 * MINUTE

/** The number called now and the last three before it; while everybody has to leave, that and no number. Calls for "come and get me" are not shown: a colleague goes. */
export function board(state: CentreState, day: Day, now: Instant): Board {
  if (evacuationNow(day)) return { current: null, before: [], delays: [], instruction: 'evacuate' }
  const calls: BoardCall[] = []
  for (const visit of day.visits.values()) {
    // What was on paper was called by voice, before it was entered.
    if (visit.ticket === null || visit.callBy === 'comeAndGet' || visit.enteredAt !== null) continue
    for (const call of visit.calls) calls.push({ ticket: visit.ticket, desk: state.desks.get(call.desk)?.label ?? call.desk, at: call.at })
  }
  calls.sort((a, b) => a.at - b.at || (a.ticket < b.ticket ? -1 : 1))
  const shown: BoardCall[] = []
  let free = 0
  for (const call of calls) {
    const from = Math.max(call.at, free)
    if (from > now) break
    free = from + STAYS
    shown.push(call)
  }
  const current = shown.at(-1) ?? null
  const stands = current !== null && now - current.at < STANDS_FOR
  const past = stands ? shown.slice(0, -1) : shown
  return { current: stands ? current : null, before: lastThree(past, stands ? current : null), delays: delaysShown(state, day, now), instruction: null }
}

/** Oldest first, so that what is read in turn keeps its order. One for each scope: what was said last. */
function delaysShown(state: CentreState, day: Day, now: Instant): BoardDelay[] {
  const said = new Map<string, BoardDelay>()
  for (const notice of delaysNow(day, now)) {
    const key = JSON.stringify(notice.scope)
    if (!notice.how.includes('screen') || said.has(key)) continue
    const reason = state.delayReasons.find((one) => one.reason === notice.reason)?.short ?? null
    const of = whose(state, day, notice.scope)
    if (of !== null) said.set(key, { ...of, expectedAt: notice.expectedAt, ...(isByThen(day, notice) && { by: true }), reason })
  }
  return [...said.values()].toReversed().slice(0, MOST_DELAYS)
}

function whose(state: CentreState, day: Day, scope: DelayScope): Pick<BoardDelay, 'ticket' | 'desks'> | null {
  if (scope.of === 'centre') return { ticket: null, desks: [] }
  if (scope.of === 'desk') return { ticket: null, desks: [state.desks.get(scope.desk)?.label ?? scope.desk] }
  // A service stands on no wall: the desks that serve it do.
  if (scope.of === 'service')
    return {
      ticket: null,
      desks: [...state.desks.values()].filter(({ inUse, services }) => inUse && services.includes(scope.service)).map(({ label }) => label),
    }
  const ticket = day.visits.get(scope.visit)?.ticket ?? null
  return ticket === null ? null : { ticket, desks: [] }
}

/** Newest first, each number once. */
function lastThree(past: BoardCall[], current: BoardCall | null): BoardCall[] {
  const seen = new Set(current ? [current.ticket] : [])
  return past
    .toReversed()
    .filter((call) => !seen.has(call.ticket) && seen.add(call.ticket))
    .slice(0, 3)
}
