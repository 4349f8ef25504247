/** What happens next for an enquiry, in words. */
export const OUTCOME = {
  finishedToday: 'Finished today',
  weDoSomething: 'We do something',
  theySendSomething: 'They send us something',
  appointmentMade: 'Appointment',
  someoneElseHelps: 'Someone else helps',
} satisfies Record<string, string>
