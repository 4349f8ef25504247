/* Anything of today can be put right after the undo has gone, and what was on paper is entered. Both versions stay. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf, visitOf } from '#domain/centre/state.ts'
import type { Bodies, Change, VisitId, WhyCorrected } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { lastCall, standsNow } from './evolveCorrected.ts'
import { onVisit, visitEvent } from './onVisit.ts'
import type { Enquiry, Visit } from './visit.ts'
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

/** Instants keep their order, so that no wait is ever below nought: which neighbours bind this one is in `line`. */
function outOfOrder(visit: Visit, change: Extract<Change, { at: Instant }>): Refusal | null {
  const { before, after } = neighbours(visit, change)
  if ((before === null || change.at >= before) && (after === null || change.at <= after)) return null
  return { reason: 'outOfOrder', after: before, before: after }
}

function neighbours(visit: Visit, change: Extract<Change, { at: Instant }>): { before: Instant | null; after: Instant | null } {
  const known = (instants: (Instant | null | undefined)[]) => instants.filter((at) => at !== null && at !== undefined)
  const within = (before: (Instant | null | undefined)[], after: (Instant | null | undefined)[]) => ({
    before: known(before).length > 0 ? Math.max(...known(before)) : null,
    after: known(after).length > 0 ? Math.min(...known(after)) : null,
  })
  const { arrivedAt, greetedAt } = visit
  if (change.what === 'greetedAt')
    return within(
      [arrivedAt],
      visit.calls.map(({ at }) => at),
    )
  if (change.what === 'arrivedAt') return within([], [greetedAt, ...visit.enquiries.flatMap((one) => afterReady(visit, one)), ...laterReady(visit)])
  const place = visit.enquiries.findIndex((one) => one.id === change.enquiry)
  const enquiry = visit.enquiries[place]
  if (!enquiry) return { before: null, after: null }
  const call = lastCall(visit, enquiry)
  const calls = visit.calls.filter((one) => one !== call && one.enquiry === enquiry.id && one.readyAt === enquiry.readyAt)
  const end = enquiry.outcomes.at(-1)?.at
  const began = [arrivedAt, place === 0 ? greetedAt : null, enquiry.readyAt, ...calls.map(({ at }) => at)]
  if (change.what === 'calledAt') return within(began, [enquiry.seenAt, end])
  if (change.what === 'seenAt') return within([...began, call?.at], [end])
  const waits = ({ readyAt, referrals, reopened }: Enquiry) => [readyAt, ...[...referrals, ...reopened].map((one) => one.readyAt)]
  const stayed = visit.enquiries.filter((one) => one !== enquiry && end !== undefined && waits(one).includes(end))
  return within(
    [...began, call?.at, enquiry.seenAt],
    stayed.flatMap((one) => [...afterReady(visit, one).filter((at) => at !== end)]),
  )
}

/** What came after this enquiry was ready. */
function afterReady(visit: Visit, { id, seenAt, outcomes, referrals, reopened }: Enquiry): Instant[] {
  const own = visit.calls.filter((call) => call.enquiry === id).map(({ at }) => at)
  const earlier = [...referrals, ...reopened].flatMap((one) => [one.at, one.seenAt])
  return [...own, ...earlier, seenAt, ...outcomes.map(({ at }) => at)].filter((at) => at !== null)
}

function laterReady({ enquiries, arrivedAt }: Visit): Instant[] {
  return enquiries.map(({ readyAt }) => readyAt).filter((at) => at !== null && at !== arrivedAt) as Instant[]
}

/** One row of the paper list. The times are those that were written; the time of entry is the event's own. */
export function enterFromPaper(state: CentreState, command: Of<'enterFromPaper'>, asked: Asked): Decision {
  const { type: _type, ...row } = command
  if (visitOf(state, asked.day, row.visit)) return { refused: { reason: 'alreadyHere' } }
  if (!state.services.has(row.service)) return { refused: { reason: 'unknownService' } }
  if (row.desk !== null && !state.desks.has(row.desk)) return { refused: { reason: 'unknownDesk' } }
  if (row.outcome !== null && row.outcome !== 'finishedToday' && row.next === null) return { refused: { reason: 'nextMissing' } }
  const twice = [...dayOf(state, asked.day).visits.values()].find(
    (one) => one.enteredAt !== null && one.ticket === row.ticket && one.arrivedAt === row.arrivedAt,
  )
  if (twice && twice.situation.is !== 'undone') return { refused: { reason: 'enteredAlready', ticket: row.ticket } }
  const times = [row.arrivedAt, row.calledAt, row.endedAt].filter((at) => at !== null)
  if (times.some((at) => at > asked.now)) return { refused: { reason: 'notYet' } }
  const wrong = times.findIndex((at, i) => i > 0 && at < (times[i - 1] ?? at))
  if (wrong > 0) return { refused: { reason: 'outOfOrder', after: times[wrong - 1] ?? null, before: null } }
  if ((row.calledAt === null) !== (row.desk === null)) return { refused: { reason: 'deskAndCall' } }
  if (row.outcome !== null && (row.calledAt === null || row.endedAt === null)) return { refused: { reason: 'deskAndCall' } }
  return { events: [visitEvent(asked, 'enteredFromPaper', row)] }
}
