/* What the staff screens say alike: a service's name, a desk's label, where somebody is. */
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId } from '#domain/events.ts'
import { onlyDesk } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Situation, Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { saySituation } from '#renderer/ui/words/situation.ts'

export function serviceName(state: CentreState, visit: Visit): string {
  const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  return service === undefined ? 'Not chosen yet' : (state.services.get(service)?.name ?? 'A service that is not in the list')
}

export function deskLabel(state: CentreState, desk: DeskId | null | undefined): string {
  return (desk && state.desks.get(desk)?.label) || 'a desk'
}

/** An appointment at a desk of its own: "Only Desk 2". null: any desk that serves it. */
export function onlyAt(state: CentreState, visit: Visit): string | null {
  const only = onlyDesk(state, visit)
  return only === null ? null : `Only ${deskLabel(state, only)}`
}

/** Of today and in no queue just now: they can come back, or be called. */
export const PARKED: ReadonlySet<Situation['is']> = new Set(['away', 'steppedOut', 'onHold'])

/** Where somebody is, in words: "Waiting", "Called to Desk 4 at 11:16am". */
export function sayWhere(state: CentreState, { situation }: Visit, timeZone: string): string {
  const [desk, at] = deskAndTime(situation)
  return saySituation(situation.is, deskLabel(state, desk), at === null ? '' : sayTime(at, timeZone))
}

function deskAndTime(now: Situation): [DeskId | null, number | null] {
  switch (now.is) {
    case 'beingSeen':
      return [now.at[0]?.desk ?? null, now.at[0]?.since ?? null]
    case 'called':
      return [now.desk, now.at]
    case 'away':
    case 'onHold':
      return [now.desk, now.since]
    case 'steppedOut':
      return [null, now.since]
    case 'completed':
    case 'answered':
    case 'left':
      return [null, now.at]
    default:
      return [null, null]
  }
}
