/*
  Who is next, as settings of a centre. The parts of the rule are stated here; callingOrder.ts puts them to work.
  A centre that never set its rule uses the plain one.
*/
import type { Bodies, RulePart } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'

export type CallingRule = readonly RulePart[]
/** Whole minutes, each what the centre says of itself. */
export type Standards = Omit<Bodies['standardsSet'], 'from'>

/** Appointments that are due, then priority, then arrival. */
export const PLAIN_RULE: CallingRule = ['due', 'priority']

/** Every part, as a newly set-up centre has it. In the order in which they are asked. */
export const WHOLE_RULE: CallingRule = [
  // "See now", with a reason, stands before all. Without this part it counts as priority.
  'seeNow',
  // Appointments that are due, by the later of booked and arrived.
  'due',
  // Without an appointment and waiting over the long-wait standard: ahead of priority, in alternation with appointments that are due.
  'longWait',
  // Ahead of arrival, with a reason.
  'priority',
  // If nobody else waits, an appointment may be called before its time.
  'early',
  // An appointment booked for one desk is called to that desk only.
  'namedDesk',
  // Back from being away later than the standard: to the end, instead of the first place.
  'placeLapses',
  // Two calls a minute apart before "did not answer".
  'callTwice',
  // The adviser is asked before a call that would probably make an appointment late.
  'askBeforeLate',
  // The adviser is asked before they close the only desk for somebody who waits.
  'askBeforeClosing',
  // The adviser says why they call somebody who is not next.
  'askWhyOutOfTurn',
]

export const STANDARDS: Standards = { greetedWithin: 2, onTimeWithin: 5, grace: 15, longWait: 40, keepPlace: 30 }

/** Of two calls of the same person, where the rule has `callTwice`. */
export const BETWEEN_CALLS = MINUTE
