/*
  Who has to be found outside. By number only: no name, no service and no reason stands on a list that is read out in a car park.
*/
import type { Day, Evacuation } from '#domain/centre/state.ts'
import type { DeskId, Need, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { refoldVisit } from '#domain/visit/evolve.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** Where they were last: at a desk, in the waiting area, still without a number, or out of sight already. */
export type WasAt = { is: 'desk'; desk: DeskId } | { is: 'waiting' } | { is: 'door' } | { is: 'away' } | { is: 'private' }
export type OnRollCall = { visit: VisitId; ticket: string | null; people: number; needsHelp: boolean; was: WasAt; arrivedAt: Instant }
export type RollCall = { rows: OnRollCall[]; people: number; needHelp: number }

/** Who may not hear an alarm, not see the way, or not take the stairs. What of it, is nobody's business outside. */
const NEEDS_HELP: ReadonlySet<Need> = new Set(['wheelchair', 'sightLoss', 'hearingLoop', 'other'])
const ORDER: WasAt['is'][] = ['desk', 'waiting', 'door', 'away', 'private']

/**
 * Everybody who was in the building when it began, and who has come in since: in groups by where they were, then by arrival.
 * Who is marked as finished or left while it goes on stays on the list, where they were.
 */
export function rollCall(day: Day, { from, to }: Pick<Evacuation, 'from' | 'to'>): RollCall {
  const known = [...day.visits.values()].filter((visit) => wasHere(visit, from, to)).map((visit) => rowOf(visit, from))
  const rows = [...known, ...privateRows(day, from, to)]
  rows.sort((a, b) => ORDER.indexOf(a.was.is) - ORDER.indexOf(b.was.is) || a.arrivedAt - b.arrivedAt || (a.visit < b.visit ? -1 : 1))
  return {
    rows,
    people: rows.reduce((sum, { people }) => sum + people, 0),
    needHelp: rows.filter(({ needsHelp }) => needsHelp).length,
  }
}

function wasHere({ arrivedAt, situation, practice }: Visit, from: Instant, to: Instant | null): boolean {
  if (practice || situation.is === 'undone' || arrivedAt > (to ?? arrivedAt)) return false
  const over = situation.is === 'completed' || situation.is === 'answered' || situation.is === 'left'
  return !over || situation.at > from
}

/** One more each, and nothing about them: who is with them knows. */
function privateRows({ privates }: Day, from: Instant, to: Instant | null): OnRollCall[] {
  return privates
    .filter(({ at, endedAt }) => at <= (to ?? at) && (endedAt === null || endedAt > from))
    .map(({ visit, at }) => ({ visit, ticket: null, people: 1, needsHelp: false, was: { is: 'private' }, arrivedAt: at }))
}

function rowOf(visit: Visit, from: Instant): OnRollCall {
  // As they stood at that instant; who came in later, or was entered from paper, as they stand now.
  const then = refoldVisit(visit.history.filter(({ at }) => at <= from)) ?? visit
  const { id, ticket, partySize, needs, arrivedAt } = visit
  return { visit: id, ticket, people: partySize, needsHelp: needs.some((need) => NEEDS_HELP.has(need)), was: whereWas(then), arrivedAt }
}

function whereWas({ situation }: Visit): WasAt {
  switch (situation.is) {
    case 'beingSeen':
      return situation.at[0] ? { is: 'desk', desk: situation.at[0].desk } : { is: 'waiting' }
    case 'called':
      return { is: 'desk', desk: situation.desk }
    case 'arrived':
    case 'greeted':
      return { is: 'door' }
    case 'away':
    case 'steppedOut':
      return { is: 'away' }
    default:
      return { is: 'waiting' }
  }
}
