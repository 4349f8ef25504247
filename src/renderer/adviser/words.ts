import type { CentreState, Desk } from '#domain/centre/state.ts'
import type { EnquiryOutcome, TellBy } from '#domain/events.ts'
import { standing } from '#domain/queue/callingOrder.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { inSentence } from '#renderer/staff/says.ts'
import { PRIORITIES } from '#renderer/ui/words/needs.tsx'

/** Why the rule puts this person next at this desk. */
export function sayWhy(state: CentreState, visit: Visit, desk: Desk, now: number, timeZone: string, byHand: boolean): string {
  if (byHand) return 'You chose this person. The others keep their place.'
  const how = standing(state, visit, now)
  const booked = visit.appointmentAt === null ? '' : sayTime(visit.appointmentAt, timeZone)
  if (how === 'seeNow') return 'To be seen now. They go before everyone else.'
  if (how === 'early') return `Appointment at ${booked}. Nobody else waits, so they may be called before their time.`
  if (how === 'longWait') return `Waiting longer than ${state.standards.longWait} minutes.`
  if (how === 'due') return `Appointment at ${booked}. From 2 minutes before their time, appointments come first.`
  if (how === 'priority' && visit.priority) return `Goes first: ${PRIORITIES[visit.priority].toLowerCase()}. The welcome desk noted it.`
  const late = booked ? ` Came late for ${booked}, so their place is by when they came.` : ''
  return `Longest wait of those ${inSentence(desk.label)} can see now.${late}`
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
