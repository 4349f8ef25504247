import type { Asked, Command, Decision } from '#domain/centre/command.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { DeviceId, VisitEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { SECOND } from '#domain/instant.ts'
import { onVisit } from './onVisit.ts'

export const UNDO_WITHIN = 10 * SECOND

/** A compensating event. The 10 seconds are judged here, once, on the device where undo was pressed. */
export function undo(state: CentreState, { visit, event }: Extract<Command, { type: 'undo' }>, asked: Asked): Decision {
  return onVisit(state, asked, visit, ({ history }) => {
    const last = history.at(-1)
    if (last?.id !== event) return { reason: 'changedSince' }
    // Either way: a clock that was put right since must not leave the undo open.
    return Math.abs(asked.now - last.at) > UNDO_WITHIN ? { reason: 'tooLateToUndo' } : { type: 'undone', body: { event } }
  })
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
