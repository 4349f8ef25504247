/* Anything of today can be put right after the undo has gone, and what was on paper is entered. Both versions stay. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { visitOf } from '#domain/centre/state.ts'
import type { Bodies, Change, VisitId, WhyCorrected } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { standsNow } from './evolveCorrected.ts'
import { onVisit, visitEvent } from './onVisit.ts'
import type { Visit } from './visit.ts'
import { isOver } from './visit.ts'

export type PuttingRightCommand =
  | { type: 'correct'; visit: VisitId; change: Change; why: WhyCorrected }
  | ({ type: 'enterFromPaper' } & Bodies['enteredFromPaper'])

type Of<T extends PuttingRightCommand['type']> = Extract<PuttingRightCommand, { type: T }>

export function correct(state: CentreState, { visit, change, why }: Of<'correct'>, asked: Asked): Decision {
  return onVisit(state, asked, visit, (known) => whyNot(state, known, change, asked.now) ?? { type: 'corrected', body: { change, why } })
}

function whyNot(state: CentreState, visit: Visit, change: Change, now: Instant): Refusal | null {
  switch (change.what) {
    case 'reopened':
      return isOver(visit) ? null : { reason: 'notOver' }
    case 'service':
      if (!state.services.has(change.service)) return { reason: 'unknownService' }
      break
    case 'desk':
      if (!state.desks.has(change.desk)) return { reason: 'unknownDesk' }
      break
    case 'outcome':
      if (change.outcome !== 'finishedToday' && change.next === null) return { reason: 'nextMissing' }
      break
    default:
      if (change.at > now) return { reason: 'notYet' }
  }
  const stands = standsNow(visit, change)
  if (stands === null) return { reason: 'nothingToCorrect' }
  if (JSON.stringify(stands) === JSON.stringify(change)) return { reason: 'alreadySo' }
  return 'at' in change ? outOfOrder(visit, change) : null
}

/** Instants keep their order: arrived, greeted, called, being seen, ended. */
function outOfOrder(visit: Visit, change: Extract<Change, { at: Instant }>): Refusal | null {
  const enquiry = 'enquiry' in change ? visit.enquiries.find((one) => one.id === change.enquiry) : visit.enquiries[0]
  const call = visit.calls.findLast((one) => one.enquiry === enquiry?.id)
  const line: [Change['what'], Instant | null | undefined][] = [
    ['arrivedAt', visit.arrivedAt],
    ['greetedAt', visit.greetedAt],
    ['calledAt', call?.at],
    ['seenAt', enquiry?.seenAt],
    ['endedAt', enquiry?.outcomes.at(-1)?.at],
  ]
  const place = line.findIndex(([what]) => what === change.what)
  const before = line.slice(0, place).findLast(([, at]) => at !== null && at !== undefined)?.[1]
  const after = line.slice(place + 1).find(([, at]) => at !== null && at !== undefined)?.[1]
  if ((before !== null && before !== undefined && change.at < before) || (after !== null && after !== undefined && change.at > after))
    return { reason: 'outOfOrder', after: before ?? null, before: after ?? null }
  return null
}

/** One row of the paper list. The times are those that were written; the time of entry is the event's own. */
export function enterFromPaper(state: CentreState, command: Of<'enterFromPaper'>, asked: Asked): Decision {
  const { type: _type, ...row } = command
  if (visitOf(state, asked.day, row.visit)) return { refused: { reason: 'alreadyHere' } }
  if (!state.services.has(row.service)) return { refused: { reason: 'unknownService' } }
  if (row.desk !== null && !state.desks.has(row.desk)) return { refused: { reason: 'unknownDesk' } }
  if (row.outcome !== null && row.outcome !== 'finishedToday' && row.next === null) return { refused: { reason: 'nextMissing' } }
  const times = [row.arrivedAt, row.calledAt, row.endedAt].filter((at) => at !== null)
  if (times.some((at) => at > asked.now)) return { refused: { reason: 'notYet' } }
  const wrong = times.findIndex((at, i) => i > 0 && at < (times[i - 1] ?? at))
  if (wrong > 0) return { refused: { reason: 'outOfOrder', after: times[wrong - 1] ?? null, before: null } }
  if ((row.calledAt === null) !== (row.desk === null)) return { refused: { reason: 'deskAndCall' } }
  if (row.outcome !== null && (row.calledAt === null || row.endedAt === null)) return { refused: { reason: 'deskAndCall' } }
  return { events: [visitEvent(asked, 'enteredFromPaper', row)] }
}
