/* A visit to try the whole way with. It shows where any visit shows, is counted nowhere, and is gone when it is over. */
import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import { onVisit, visitEvent } from './onVisit.ts'
import type { Visit } from './visit.ts'
import { openEnquiries } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

export function practise(state: CentreState, { visit }: Of<'practise'>, asked: Asked): Decision {
  if (visitOf(state, asked.day, visit)) return { refused: { reason: 'alreadyHere' } }
  return { events: [visitEvent(asked, 'practised', { visit })] }
}

/** Ends a try-out wherever it stands. Nobody else's visit ends this way. */
export function stopPractising(state: CentreState, { visit }: Of<'stopPractising'>, asked: Asked): Decision {
  const known = visitOf(state, asked.day, visit)
  const desk = known?.situation.is === 'beingSeen' ? known.situation.at[0]?.desk : undefined
  if (known?.practice && desk !== undefined) {
    // With every matter that is open, or the next one would wait.
    const open = openEnquiries(known).map(({ id }) => id)
    const rest = open.length > 0 ? open : known.enquiries.slice(-1).map(({ id }) => id)
    return { events: rest.map((enquiry) => visitEvent(asked, 'completed', { visit, desk, enquiry, outcome: 'finishedToday', next: null, stays: false })) }
  }
  return onVisit(state, asked, visit, ({ practice }) => (practice ? { type: 'leftBeforeBeingSeen', body: {} } : { reason: 'notPractice' }))
}

/** The try-out that is going on, or null. */
export function practiceNow(day: Day): Visit | null {
  return [...day.visits.values()].find((visit) => visit.practice && visit.situation.is !== 'undone') ?? null
}
