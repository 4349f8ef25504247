import type { CentreState, Day } from '#domain/centre/state.ts'
import { greetedAfter } from '#domain/lead/greeting.ts'
import { walkedOut, wasServed } from '#domain/lead/today.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'

export type AtLead = { state: CentreState; day: Day; now: number }

/** Which visits a figure counts. `now`: everybody who is in the building. */
export type Show = 'now' | 'waiting' | 'beingSeen' | 'came' | 'served' | 'left' | 'answered' | 'greeted'

export const GROUPS: Record<Show, { title: string; holds: (visit: Visit) => boolean }> = {
  now: { title: 'here now', holds: ({ situation }) => !['completed', 'answered', 'left', 'undone'].includes(situation.is) },
  waiting: { title: 'waiting', holds: ({ situation }) => situation.is === 'waiting' },
  beingSeen: { title: 'being seen', holds: ({ situation }) => situation.is === 'beingSeen' },
  came: { title: 'came today', holds: ({ situation }) => situation.is !== 'undone' },
  served: { title: 'finished', holds: wasServed },
  left: { title: 'left before being called', holds: (visit) => walkedOut(visit) && visit.calls.length === 0 },
  answered: { title: 'answered at the welcome desk', holds: ({ situation }) => situation.is === 'answered' },
  greeted: { title: 'with a time of greeting', holds: (visit) => visit.situation.is !== 'undone' && greetedAfter(visit) !== null },
}

/** The visits of a group: the queue first and in calling order, then the others, the latest first. */
export function visitsOf({ state, day, now }: AtLead, show: Show): Visit[] {
  const { holds } = GROUPS[show]
  const queue = callingOrder(state, day, now).filter(holds)
  const others = [...day.visits.values()].filter((visit) => visit.situation.is !== 'waiting' && holds(visit))
  return [...queue, ...others.sort((a, b) => b.arrivedAt - a.arrivedAt)]
}
