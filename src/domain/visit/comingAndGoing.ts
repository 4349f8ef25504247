import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { onVisit } from './onVisit.ts'
import { isAtDesk, isOver } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Left before being seen. */
export function leave(state: CentreState, { visit }: Of<'leave'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (known.situation.is === 'beingSeen') return { reason: 'alreadyBeingSeen' }
    return isOver(known) ? { reason: 'alreadyOver' } : { type: 'leftBeforeBeingSeen', body: {} }
  })
}

/** They tell us that they go out for a moment. */
export function stepOut(state: CentreState, { visit }: Of<'stepOut'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, ({ situation, ticket }) =>
    situation.is === 'waiting' ? { type: 'steppedOut', body: {} } : { reason: 'notInQueue', ticket, by: null },
  )
}

/** Somebody who stepped out, did not answer, or was thought to have left, is here. Their first arrival time is kept. */
export function bringBack(state: CentreState, { visit }: Of<'bringBack'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, ({ situation }) =>
    situation.is === 'away' || situation.is === 'left' || situation.is === 'steppedOut' ? { type: 'cameBack', body: {} } : { reason: 'notAway' },
  )
}

/** Parked: not called until taken off hold. `desk`: from the desk that has them, or null from the queue. */
export function hold(state: CentreState, { desk, visit }: Of<'hold'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    const { is } = known.situation
    if (isOver(known)) return { reason: 'alreadyOver' }
    if (is === 'called' || is === 'beingSeen') {
      if (desk === null) return { reason: 'alreadyBeingSeen' }
      return isAtDesk(known, desk) ? { type: 'putOnHold', body: { desk } } : { reason: 'notAtThisDesk', desk }
    }
    return is === 'waiting' || is === 'away' || is === 'steppedOut'
      ? { type: 'putOnHold', body: { desk } }
      : { reason: 'notInQueue', ticket: known.ticket, by: null }
  })
}

export function takeOffHold(state: CentreState, { visit }: Of<'takeOffHold'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, ({ situation }) => (situation.is === 'onHold' ? { type: 'takenOffHold', body: {} } : { reason: 'notOnHold' }))
}
