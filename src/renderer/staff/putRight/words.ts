/* What can be put right, in the words of the screens. */
import type { CentreState } from '#domain/centre/state.ts'
import type { Change, EnquiryOutcome, TellBy, WhatNext, WhyCorrected } from '#domain/events.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import type { Correction } from '#domain/visit/visit.ts'
import { deskLabel } from '#renderer/staff/says.ts'

export type What = Change['what']

/** In the order of their digits. */
export const FACTS: readonly { what: What; words: string }[] = [
  { what: 'service', words: 'Service' },
  { what: 'desk', words: 'Desk' },
  { what: 'arrivedAt', words: 'Came' },
  { what: 'greetedAt', words: 'Greeted' },
  { what: 'calledAt', words: 'Called' },
  { what: 'seenAt', words: 'Began' },
  { what: 'endedAt', words: 'Ended' },
  { what: 'outcome', words: 'Outcome' },
  { what: 'reopened', words: 'Open again' },
]

/** In the order of their digits. */
export const REASONS: readonly { why: WhyCorrected; words: string }[] = [
  { why: 'wrongKey', words: 'Wrong key' },
  { why: 'wrongPerson', words: 'Wrong person' },
  { why: 'forgotten', words: 'Forgotten' },
  { why: 'toldLater', words: 'Told us later' },
  { why: 'other', words: 'Another reason' },
]

export const OUTCOMES: readonly { outcome: EnquiryOutcome; words: string }[] = [
  { outcome: 'finishedToday', words: 'Finished today' },
  { outcome: 'weDoSomething', words: 'We do something' },
  { outcome: 'theySendSomething', words: 'They send something' },
  { outcome: 'appointmentMade', words: 'Appointment made' },
  { outcome: 'someoneElseHelps', words: 'Someone else helps' },
]

export const TELL_BY: readonly { by: TellBy; words: string }[] = [
  { by: 'letter', words: 'By letter' },
  { by: 'email', words: 'By email' },
  { by: 'phone', words: 'By phone' },
  { by: 'text', words: 'By text' },
  { by: 'inPerson', words: 'In person' },
]

/** What a version says: a time, a name, an outcome with what is promised. null: nothing was there. */
export function sayChange(state: CentreState, change: Change | null, zone: string): string {
  if (change === null) return 'not there'
  switch (change.what) {
    case 'service':
      return state.services.get(change.service)?.name ?? 'A service that is not in the list'
    case 'desk':
      return deskLabel(state, change.desk)
    case 'outcome':
      return sayOutcome(change.outcome, change.next, zone)
    case 'reopened':
      return 'open again'
    default:
      return sayTime(change.at, zone)
  }
}

function sayOutcome(outcome: EnquiryOutcome, next: WhatNext | null, zone: string): string {
  const words = OUTCOMES.find((one) => one.outcome === outcome)?.words ?? ''
  if (next === null) return words
  const by = TELL_BY.find((one) => one.by === next.tellBy)?.words.toLowerCase() ?? ''
  return `${words}, by ${sayDate(localInstant(next.byWhen, '12:00', zone), zone)}, we tell them ${by}`
}

/** "was 10am. Changed at midday by Ana: forgotten". */
export function sayCorrection(state: CentreState, one: Correction, zone: string): string {
  const who = one.by === null ? '' : ` by ${state.staff.get(one.by)?.name ?? 'a colleague'}`
  const why = REASONS.find(({ why: reason }) => reason === one.why)?.words.toLowerCase() ?? ''
  const was = one.change.what === 'reopened' ? 'opened again' : `was ${sayChange(state, one.was, zone)}`
  return `${was}. Changed at ${sayTime(one.at, zone)}${who}: ${why}`
}
