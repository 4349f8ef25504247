import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import { visitEvent } from './onVisit.ts'

/** A human has looked at a clash, also at one of a visit whose arrival was undone. */
export function finishTask(state: CentreState, { visit, task }: Extract<Command, { type: 'finishTask' }>, asked: Asked): Decision {
  const known = visitOf(state, asked.day, visit)?.tasks.find((one) => one.id === task)
  if (!known) return { refused: { reason: 'unknownVisit' } }
  return known.done ? { refused: { reason: 'alreadySo' } } : { events: [visitEvent(asked, 'taskDone', { visit, task })] }
}
