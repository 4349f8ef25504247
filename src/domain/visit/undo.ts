import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeviceId, VisitEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { SECOND } from '#domain/instant.ts'
import { refoldVisit } from './evolve.ts'
import { onVisit } from './onVisit.ts'
import type { Visit } from './visit.ts'
import { isAtDesk } from './visit.ts'

export const UNDO_WITHIN = 10 * SECOND

/** A compensating event. The 10 seconds are judged here, once, on the device where undo was pressed. */
export function undo(state: CentreState, { visit, event }: Extract<Command, { type: 'undo' }>, asked: Asked): Decision {
  const day = dayOf(state, asked.day)
  return onVisit(state, asked, visit, ({ history }) => {
    const last = history.at(-1)
    if (last?.id !== event) return { reason: 'changedSince' }
    // Either way: a clock that was put right since must not leave the undo open.
    if (Math.abs(asked.now - last.at) > UNDO_WITHIN) return { reason: 'tooLateToUndo' }
    return backAtTakenDesk(day, refoldVisit(history.slice(0, -1))) ?? { type: 'undone', body: { event } }
  })
}

/** Undone, they would be back at a desk that has called or sees somebody else by now. */
function backAtTakenDesk(day: Day, before: Visit | null): Refusal | null {
  for (const other of day.visits.values()) {
    const { situation } = other
    const desks = situation.is === 'called' ? [situation.desk] : situation.is === 'beingSeen' ? situation.at.map((seat) => seat.desk) : []
    const desk = before && other.id !== before.id && desks.find((one) => isAtDesk(before, one))
    if (desk) return { reason: 'deskBusy', desk, ticket: other.ticket }
  }
  return null
}

/** The last thing that this device did, while it can still be undone; else null. */
export function lastUndoable(day: Day, device: DeviceId, now: Instant): VisitEvent | null {
  let found: VisitEvent | null = null
  for (const { history } of day.visits.values()) {
    const last = history.at(-1)
    if (last && last.device === device && Math.abs(now - last.at) <= UNDO_WITHIN && (found === null || last.at >= found.at)) found = last
  }
  return found
}
