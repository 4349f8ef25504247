/* A visit to try the whole way with. It shows where any visit shows, is counted nowhere, and is gone when it is over. */
import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import { endPractice } from './endPractice.ts'
import { visitEvent } from './onVisit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

export function practise(state: CentreState, { visit }: Of<'practise'>, asked: Asked): Decision {
  if (visitOf(state, asked.day, visit)) return { refused: { reason: 'alreadyHere' } }
  return { events: [visitEvent(asked, 'practised', { visit })] }
}

/** Ends a try-out wherever it stands. Nobody else's visit ends this way. */
export function stopPractising(state: CentreState, { visit }: Of<'stopPractising'>, asked: Asked): Decision {
  const known = visitOf(state, asked.day, visit)
  if (!known || known.situation.is === 'undone') return { refused: { reason: 'unknownVisit' } }
  return known.practice ? { events: endPractice(asked, known) } : { refused: { reason: 'notPractice' } }
}
