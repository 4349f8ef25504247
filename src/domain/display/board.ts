/*
  What a public wall may show: ticket numbers and desks, nothing else. Privacy is decided here, once. A board cannot carry a
  name, a service or a visit's id, because nothing here reads one.
*/
import type { Day, CentreState } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'

export type BoardCall = { ticket: string; desk: string; at: Instant }
/** What everybody in the room has to do now. */
export type Instruction = 'evacuate'
/** With an `instruction` there are no calls. */
export type Board = { current: BoardCall | null; before: BoardCall[]; instruction: Instruction | null }

/** Calls queue: each stays at least so long before the next takes its place. */
const STAYS = 20 * SECOND
/** A called number stands until the next one is called, but not for ever. */
const STANDS_FOR = 15 * MINUTE

/** The number called now and the last three before it; while everybody has to leave, that and no number. Calls for "come and get me" are not shown: a colleague goes. */
export function board(state: CentreState, day: Day, now: Instant): Board {
  if (evacuationNow(day)) return { current: null, before: [], instruction: 'evacuate' }
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
  return { current: stands ? current : null, before: lastThree(past, stands ? current : null), instruction: null }
}

/** Newest first, each number once. */
function lastThree(past: BoardCall[], current: BoardCall | null): BoardCall[] {
  const seen = new Set(current ? [current.ticket] : [])
  return past
    .toReversed()
    .filter((call) => !seen.has(call.ticket) && seen.add(call.ticket))
    .slice(0, 3)
}
