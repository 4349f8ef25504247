import type { EnquiryOutcome, TellBy } from '#domain/events.ts'

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
