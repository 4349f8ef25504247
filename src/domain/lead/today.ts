import type { Day } from '#domain/centre/state.ts'
import { median, percentile, waitedMinutes } from '#domain/queue/waits.ts'
import type { AtClosing } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { greetedAfter } from './greeting.ts'
import { isOfTheDay, isOver } from '#domain/visit/visit.ts'

export type DayCounts = {
  arrivals: number
  walkIns: number
  appointments: number
  answeredAtWelcomeDesk: number
  served: number
  leftBeforeCalled: number
  waiting: number
  beingSeen: number
  greetedMeasured: number
  medianWalkInWaitMinutes: number | null
  p90WalkInWaitMinutes: number | null
  longestWalkInWaitMinutes: number | null
  /** What became of them was said when the day was closed, and it was none of the above. */
  appointmentMadeAtClosing: number
  toldToComeBack: number
  notRecorded: number
  /** Open overnight by choice. */
  keptOpen: number
  /** Entered from paper: among the figures above, and not told as it happened. */
  enteredLater: number
}

/**
 * Whether a desk saw them, so far as anybody said: finished, or "seen" when the day was closed. An appointment that was made at closing is not
 * that, though the visit is over.
 */
export function wasServed({ situation, atClosing }: Visit): boolean {
  return situation.is === 'completed' && (atClosing === null || atClosing.as === 'seen' || atClosing.as === 'keptOpen')
}

/** Walked out, so far as anybody knows. Told to come back, and not recorded, are counted apart. */
export function walkedOut({ situation, atClosing }: Visit): boolean {
  return situation.is === 'left' && (atClosing === null || atClosing.as === 'left' || atClosing.as === 'keptOpen')
}

/** The figures of one day, counted from its visits; docs/words.md says what counts. Waits in whole minutes; p90 by nearest rank over the walk-ins that were called. */
export function dayCounts(day: Day): DayCounts {
  const came = [...day.visits.values()].filter(isOfTheDay)
  const answered = came.filter((visit) => visit.situation.is === 'answered')
  const queued = came.filter((visit) => visit.situation.is !== 'answered')
  const walkIns = queued.filter((visit) => visit.kind === 'walkIn')
  const waits = walkIns.map(waitedMinutes).filter((wait) => wait !== null)
  const count = (of: (visit: Visit) => boolean) => came.filter(of).length
  return {
    arrivals: came.length,
    walkIns: walkIns.length,
    appointments: queued.length - walkIns.length,
    answeredAtWelcomeDesk: answered.length,
    served: count(wasServed),
    leftBeforeCalled: count((visit) => walkedOut(visit) && visit.calls.length === 0),
    waiting: count((visit) => visit.situation.is === 'waiting'),
    beingSeen: count((visit) => visit.situation.is === 'beingSeen'),
    greetedMeasured: count((visit) => greetedAfter(visit) !== null),
    medianWalkInWaitMinutes: median(waits),
    p90WalkInWaitMinutes: percentile(waits, 0.9),
    longestWalkInWaitMinutes: percentile(waits, 1),
    appointmentMadeAtClosing: count((visit) => endedAs(visit, 'appointmentMade')),
    toldToComeBack: count((visit) => endedAs(visit, 'toldToComeBack')),
    notRecorded: count((visit) => endedAs(visit, 'notRecorded')),
    keptOpen: count((visit) => !isOver(visit) && visit.atClosing !== null),
    enteredLater: count((visit) => visit.enteredAt !== null),
  }
}

function endedAs(visit: Visit, as: AtClosing): boolean {
  return isOver(visit) && visit.atClosing?.as === as
}
