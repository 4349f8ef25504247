import type { CentreState, Service } from '#domain/centre/state.ts'
import type { CallBy, ServiceId, WaitRange } from '#domain/events.ts'
import { sayWhenCalled } from '#domain/estimate/say.ts'
import type { Instant } from '#domain/instant.ts'
import { serves } from '#domain/queue/callingOrder.ts'
import { sayDesks } from '#renderer/ui/words/desks.ts'

/** "Desks 1 to 4", or who helps where it is not us. */
export function sayWho(state: CentreState, service: Service): string {
  if (service.elsewhere) return `Not us: ${service.elsewhere}`
  const labels = [...state.desks.values()].filter((desk) => desk.inUse && desk.services.includes(service.id)).map((desk) => desk.label)
  return labels.length > 0 ? sayDesks(labels) : 'No desk serves this'
}

/** Whether somebody could be seen for it now. */
export function isServedNow(state: CentreState, service: ServiceId): boolean {
  return [...state.desks.values()].some((desk) => desk.isOpen && serves(state, desk.id, service))
}

/** What the receptionist says when the number is given. `told`: null, where nobody can tell how long it takes. `at`: when it is said. */
export function toSay(ticket: string, callBy: CallBy, told: WaitRange | null, at: Instant, zone: string): string {
  const how = callBy === 'comeAndGet' ? 'We will come and get you.' : 'We will show your number on the screen.'
  if (told === null) return `Your number is ${ticket}. Please take a seat. ${how}`
  return `Your number is ${ticket}. ${sayWhenCalled(told, at, callBy, zone)}`
}
