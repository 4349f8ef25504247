import type { CentreState, Desk } from '#domain/centre/state.ts'
import type { DeskId, EnquiryOutcome, TellBy } from '#domain/events.ts'
import { standing } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Situation, Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { saySituation } from '#renderer/ui/words/situation.ts'

export function serviceName(state: CentreState, visit: Visit): string {
  const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  return service === undefined ? 'Not chosen yet' : (state.services.get(service)?.name ?? 'A service that is not in the list')
}

export function deskLabel(state: CentreState, desk: DeskId | null | undefined): string {
  return (desk && state.desks.get(desk)?.label) || 'a desk'
}

/** A label inside a sentence: "desk 1", but "Register office". */
export function inSentence(label: string): string {
  return /^(Desk|Counter|Room) \S+$/.test(label) ? label.toLowerCase() : label
}

/** Why the rule puts this person next at this desk. */
export function sayWhy(visit: Visit, desk: Desk, now: number, timeZone: string, byHand: boolean): string {
  if (byHand) return 'You chose this person. The others keep their place.'
  const how = standing(visit, now)
  const booked = visit.appointmentAt === null ? '' : sayTime(visit.appointmentAt, timeZone)
  if (how === 'due') return `Appointment at ${booked}. From 2 minutes before their time, appointments come first.`
  if (how === 'priority' && visit.priority) return `Goes first: ${PRIORITIES[visit.priority].toLowerCase()}. The welcome desk noted it.`
  const late = booked ? ` Came late for ${booked}, so their place is by when they came.` : ''
  return `Longest wait of those ${inSentence(desk.label)} can see now.${late}`
}

/** Where somebody is, in words. */
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

export const OUTCOMES = {
  finishedToday: { label: 'Finished today', ask: '', we: '' },
  weDoSomething: { label: 'We do something', ask: 'What we will do', we: 'We' },
  theySendSomething: { label: 'They send us something', ask: 'What they will send', we: 'You' },
  appointmentMade: { label: 'Appointment', ask: 'What for', we: 'We' },
  someoneElseHelps: { label: 'Someone else helps', ask: 'Who, and how to reach them', we: 'Somebody else' },
} as const satisfies Record<EnquiryOutcome, { label: string; ask: string; we: string }>

export const TELL_BY = {
  letter: { label: 'Letter', say: 'You will get a letter by' },
  email: { label: 'Email', say: 'You will get an email by' },
  phone: { label: 'Phone', say: 'We will phone you by' },
  text: { label: 'Text message', say: 'You will get a text message by' },
  inPerson: { label: 'In person', say: 'Come back to us by' },
} as const satisfies Record<TellBy, { label: string; say: string }>
