import type { CentreState, Service } from '#domain/centre/state.ts'
import type { CallBy, DeskId, ServiceId } from '#domain/events.ts'
import { serves } from '#domain/queue/callingOrder.ts'
import type { Situation, Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { sayDesks } from '#renderer/ui/words/desks.ts'
import { saySituation } from '#renderer/ui/words/situation.ts'

/** "Desks 1 to 4", or who helps where it is not us. */
export function sayWho(state: CentreState, service: Service): string {
  if (service.elsewhere) return `Not us: ${service.elsewhere}`
  const labels = [...state.desks.values()].filter((desk) => desk.services.includes(service.id)).map((desk) => desk.label)
  return labels.length > 0 ? sayDesks(labels) : 'No desk serves this'
}

/** Whether somebody could be seen for it now. */
export function isServedNow(state: CentreState, service: ServiceId): boolean {
  return [...state.desks.values()].some((desk) => desk.isOpen && serves(state, desk.id, service))
}

export function serviceName(state: CentreState, visit: Visit): string {
  const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  return service === undefined ? 'Not chosen yet' : (state.services.get(service)?.name ?? 'A service that is not in the list')
}

export function deskLabel(state: CentreState, desk: DeskId | null | undefined): string {
  return (desk && state.desks.get(desk)?.label) || 'a desk'
}

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
    case 'completed':
    case 'answered':
    case 'left':
      return [null, now.at]
    default:
      return [null, null]
  }
}

/** What the receptionist says when the number is given. No time: nothing is estimated yet. */
export function toSay(ticket: string, callBy: CallBy): string {
  const how = callBy === 'comeAndGet' ? 'We will come and get you.' : 'We will show your number on the screen.'
  return `Your number is ${ticket}. Please take a seat. ${how}`
}
