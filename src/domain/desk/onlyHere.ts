import type { CentreState, Day } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { callingOrder, servedBy } from '#domain/queue/callingOrder.ts'
import type { Instant } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOfTheDay } from '#domain/visit/visit.ts'

/** Whom only this desk can see today, of all desks that are open or on a break: in calling order, then who is not in the queue just now. */
export function onlyHere(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit[] {
  const open = [...state.desks.values()].filter((one) => one.isOpen)
  const parked = [...day.visits.values()].filter(({ situation: { is } }) => is === 'away' || is === 'steppedOut' || is === 'onHold')
  return [...callingOrder(state, day, now), ...parked.sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1))].filter(
    (visit) => isOfTheDay(visit) && servedBy(state, desk, visit) && open.every((one) => one.id === desk || !servedBy(state, one.id, visit)),
  )
}
