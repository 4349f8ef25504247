import type { Asked } from '#domain/centre/decision.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
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

/** By the rule's part `askBeforeClosing`: the question before a desk closes on those whom only it can see; null: nobody, or not asked. */
export function stranding(state: CentreState, desk: DeskId, { now, day }: Pick<Asked, 'now' | 'day'>): Refusal | null {
  if (!state.rule.includes('askBeforeClosing')) return null
  const tickets = onlyHere(state, dayOf(state, day), desk, now).map(({ ticket }) => ticket ?? 'one without a number')
  return tickets.length === 0 ? null : { reason: 'onlyDeskForThem', desk, tickets }
}
