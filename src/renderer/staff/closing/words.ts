/* What is asked and said when the day is closed. */
import type { AtClosing, WhyKeptOpen } from '#domain/events.ts'

/** In the order of their digits. */
export const ANSWERS: readonly { as: AtClosing; words: string }[] = [
  { as: 'seen', words: 'Seen' },
  { as: 'appointmentMade', words: 'Appointment made' },
  { as: 'toldToComeBack', words: 'Told to come back' },
  { as: 'left', words: 'Left' },
  { as: 'notRecorded', words: 'Not recorded' },
]

export const WHY_OPEN: readonly { why: WhyKeptOpen; words: string }[] = [
  { why: 'stillHere', words: 'Still in the building' },
  { why: 'handedOver', words: 'Handed over to a colleague' },
  { why: 'other', words: 'Another reason' },
]

export function sayWhyOpen(why: WhyKeptOpen | null): string {
  return WHY_OPEN.find((one) => one.why === why)?.words ?? 'Kept open'
}

/** "3 people may not be seen before we close at 5pm". */
export function sayNotSeen(count: number, closesAt: string): string {
  return `${count} ${count === 1 ? 'person' : 'people'} may not be seen before we close at ${closesAt}`
}
