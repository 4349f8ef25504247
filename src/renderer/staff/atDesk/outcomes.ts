import type { EnquiryOutcome, TellBy } from '#domain/events.ts'
import { OUTCOME } from '#renderer/ui/words/outcomes.ts'

export const OUTCOMES = {
  finishedToday: { label: OUTCOME.finishedToday, ask: '', we: '' },
  weDoSomething: { label: OUTCOME.weDoSomething, ask: 'What we will do', we: 'We' },
  theySendSomething: { label: OUTCOME.theySendSomething, ask: 'What they will send', we: 'You' },
  appointmentMade: { label: OUTCOME.appointmentMade, ask: 'What for', we: 'We' },
  someoneElseHelps: { label: OUTCOME.someoneElseHelps, ask: 'Who, and how to reach them', we: 'Somebody else' },
} as const satisfies Record<EnquiryOutcome, { label: string; ask: string; we: string }>

export const TELL_BY = {
  letter: { label: 'Letter', say: 'You will get a letter by' },
  email: { label: 'Email', say: 'You will get an email by' },
  phone: { label: 'Phone', say: 'We will phone you by' },
  text: { label: 'Text message', say: 'You will get a text message by' },
  inPerson: { label: 'In person', say: 'Come back to us by' },
} as const satisfies Record<TellBy, { label: string; say: string }>
