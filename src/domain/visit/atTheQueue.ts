import type { Command } from '#domain/centre/command.ts'
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf, isOffered } from '#domain/centre/state.ts'
import { stillTold } from '#domain/delays/stillTold.ts'
import { onVisit } from './onVisit.ts'
import { isOver, openEnquiries } from './visit.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

export function noteNeeds(state: CentreState, { visit, needs, callBy }: Of<'noteNeeds'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => (isOver(known) ? { reason: 'alreadyOver' } : { type: 'needsNoted', body: { needs, callBy } }))
}

/** How long it takes, told anew. Refused once they are called, and for an end that has passed. */
export function tellWait(state: CentreState, { visit, from, by, expected }: Of<'tellWait'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    const { is } = known.situation
    if (is === 'called' || is === 'beingSeen') return { reason: 'calledAlready', ticket: known.ticket }
    if (by <= asked.now) return { reason: 'toldTimePassed' }
    const last = stillTold(dayOf(state, asked.day), known).at(-1)
    if (last?.from === from && last.by === by) return { reason: 'alreadySo' }
    return { type: 'waitTold', body: { from, by, expected } }
  })
}

/** How many people have this number. */
export function notePartySize(state: CentreState, { visit, partySize }: Of<'notePartySize'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    return known.partySize === partySize ? { reason: 'alreadySo' } : { type: 'partySizeNoted', body: { partySize } }
  })
}

/** One more matter in the same visit. It waits until the one before it is finished. */
export function addEnquiry(state: CentreState, { visit, enquiry, service }: Of<'addEnquiry'>, asked: Asked): Decision {
  if (!isOffered(state, service)) return { refused: { reason: 'unknownService' } }
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    if (openEnquiries(known).some((open) => open.service === service)) return { reason: 'sameService', service }
    return { type: 'enquiryAdded', body: { enquiry, service } }
  })
}

/** Ahead of those who came before, for a reason that is kept. */
export function prioritise(state: CentreState, { visit, reason }: Of<'prioritise'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    return known.priority === reason ? { reason: 'alreadySo' } : { type: 'prioritised', body: { reason } }
  })
}

/** Back in their turn: whoever said so may have been wrong, or things have changed. */
export function removePriority(state: CentreState, { visit }: Of<'removePriority'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    return known.priority === null && known.seeNow === null ? { reason: 'alreadySo' } : { type: 'priorityRemoved', body: {} }
  })
}

/** Before everybody else: an emergency, or somebody who must not wait among others. */
export function seeNow(state: CentreState, { visit, reason }: Of<'seeNow'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    return known.seeNow === reason ? { reason: 'alreadySo' } : { type: 'seeNow', body: { reason } }
  })
}
