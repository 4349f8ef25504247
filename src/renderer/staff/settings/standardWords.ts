/* The standards, the calling rule, the reasons for a delay and the roles, as a team lead reads them. */
import type { RulePart, StaffRole } from '#domain/events.ts'
import type { Standards } from '#domain/queue/callingRule.ts'

export const STANDARD_WORDS: Record<keyof Standards, string> = {
  greetedWithin: 'Greeted within, minutes',
  onTimeWithin: 'On time within, minutes',
  grace: 'May come late by, minutes',
  longWait: 'Long wait over, minutes',
  keepPlace: 'Keep a place for, minutes',
}

export const RULE_WORDS: Record<RulePart, string> = {
  seeNow: 'Emergencies and safeguarding go before everybody.',
  due: 'An appointment goes first when its time has come.',
  longWait: 'Who waits very long goes ahead of priority, in turns with appointments.',
  priority: 'Who has priority goes ahead of who came before.',
  early: 'If nobody else waits, an appointment may be called early.',
  namedDesk: 'An appointment for one desk is called only there.',
  placeLapses: 'Who comes back too late goes to the end.',
  callTwice: 'Call twice, a minute apart, before “did not answer”.',
  askBeforeLate: 'Ask before a call that makes an appointment late.',
  askBeforeClosing: 'Ask before the only desk for somebody closes.',
  askWhyOutOfTurn: 'Ask why somebody is called out of turn.',
}

export const ROLE_WORDS: Record<StaffRole, string> = { receptionist: 'receptionist', adviser: 'adviser', teamLead: 'team lead', safeguarding: 'safeguarding' }
