import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { isOffered } from '#domain/centre/state.ts'
import { serves } from '#domain/queue/callingOrder.ts'
import { onVisit } from './onVisit.ts'
import { currentEnquiry, isAtDesk, openEnquiries } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** They are here: the desk begins to see them. */
export function start(state: CentreState, { desk, visit }: Of<'start'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, ({ situation }) => {
    if (situation.is === 'beingSeen') return { reason: 'alreadyBeingSeen' }
    if (situation.is !== 'called') return { reason: 'notCalled' }
    return situation.desk === desk ? { type: 'beingSeen', body: { desk } } : { reason: 'notAtThisDesk', desk }
  })
}

/** On to another queue. The first arrival time is kept. */
export function refer(state: CentreState, { desk, visit, service }: Of<'refer'>, asked: Asked): Decision {
  if (!isOffered(state, service)) return { refused: { reason: 'unknownService' } }
  return onVisit(state, asked, visit, (known) => {
    const enquiry = currentEnquiry(known)
    if (known.situation.is !== 'beingSeen' || !enquiry) return { reason: 'notBeingSeen' }
    if (!isAtDesk(known, desk)) return { reason: 'notAtThisDesk', desk }
    if (enquiry.service === service) return { reason: 'sameService', service }
    return { type: 'referred', body: { desk, enquiry: enquiry.id, service } }
  })
}

/**
 * The enquiry in hand is finished, with its outcome and what happens next. With another one open the person stays at this
 * desk if it serves that too, else goes back to the queue with their first arrival time.
 */
export function complete(state: CentreState, { desk, visit, outcome, next }: Of<'complete'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    const enquiry = currentEnquiry(known) ?? known.enquiries.at(-1)
    if (known.situation.is !== 'beingSeen' || !enquiry) return { reason: 'notBeingSeen' }
    if (!isAtDesk(known, desk)) return { reason: 'notAtThisDesk', desk }
    if (outcome !== 'finishedToday' && next === null) return { reason: 'nextMissing' }
    const following = openEnquiries(known).find((open) => open.id !== enquiry.id)
    const stays = following !== undefined && serves(state, desk, following.service)
    return { type: 'completed', body: { desk, enquiry: enquiry.id, outcome, next: outcome === 'finishedToday' ? null : next, stays } }
  })
}
