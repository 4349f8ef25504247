import type { Day } from '#domain/centre/state.ts'
import { median, percentile, waitedMinutes } from '#domain/queue/waits.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOfTheDay } from '#domain/visit/visit.ts'

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
}

/** The figures of one day, counted from its visits. Waits in whole minutes; p90 by nearest rank over the walk-ins that were called. */
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
    served: count((visit) => visit.situation.is === 'completed'),
    leftBeforeCalled: count((visit) => visit.situation.is === 'left' && visit.calls.length === 0),
    waiting: count((visit) => visit.situation.is === 'waiting'),
    beingSeen: count((visit) => visit.situation.is === 'beingSeen'),
    greetedMeasured: count((visit) => visit.greetedAt !== null),
    medianWalkInWaitMinutes: median(waits),
    p90WalkInWaitMinutes: percentile(waits, 0.9),
    longestWalkInWaitMinutes: percentile(waits, 1),
  }
}
