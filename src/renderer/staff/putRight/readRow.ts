/* A row of the paper list as it was typed: what it says, or which field is wrong and how to mend it. */
import type { Bodies, EnquiryOutcome, TellBy } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { readTime } from '#domain/time/readTime.ts'

export const FIELDS = ['ticket', 'service', 'arrived', 'called', 'desk', 'ended', 'outcome'] as const
export type RowField = (typeof FIELDS)[number] | 'byWhen' | 'tellBy'
export type Typed = Record<RowField, string>
export type PaperRow = Omit<Bodies['enteredFromPaper'], 'visit' | 'enquiry'>
export type Wrong = Partial<Record<RowField, string>>

export const EMPTY_ROW: Typed = { ticket: '', service: '', arrived: '', called: '', desk: '', ended: '', outcome: '', byWhen: '', tellBy: 'letter' }
const LIKE = 'Type a time like 1042 or 2:15pm.'

export function readRow(typed: Typed, day: DayKey, zone: string, now: Instant): { row: PaperRow } | { wrong: Wrong } {
  const wrong: Wrong = {}
  const time = (field: 'arrived' | 'called' | 'ended'): Instant | null => {
    if (typed[field].trim() === '') return null
    const read = readTime(typed[field])
    if (read === null) wrong[field] = LIKE
    const at = read === null ? null : localInstant(day, read, zone)
    if (at !== null && at > now) wrong[field] = 'That time is still to come.'
    return at
  }
  const ticket = typed.ticket.trim().toUpperCase()
  if (!/^[A-Z]{0,2}\d{1,4}$/.test(ticket)) wrong.ticket = 'Type the number as written: 27 or P12.'
  if (typed.service === '') wrong.service = 'Choose what they came for.'
  const [arrivedAt, calledAt, endedAt] = [time('arrived'), time('called'), time('ended')]
  if (typed.arrived.trim() === '') wrong.arrived = `When did they come? ${LIKE}`
  const seen = typed.outcome !== ''
  if (seen && typed.called.trim() === '') wrong.called = 'When were they called? For somebody who left, leave the outcome empty.'
  if (seen && typed.ended.trim() === '') wrong.ended = 'When did it end?'
  if (typed.called.trim() !== '' && typed.desk === '') wrong.desk = 'Choose the desk that called them.'
  if (typed.called.trim() === '' && typed.desk !== '' && !wrong.called) wrong.called = 'When did that desk call them?'
  if (arrivedAt !== null && calledAt !== null && calledAt < arrivedAt) wrong.called ??= 'They were called before they came. Mend one of the two.'
  if (endedAt !== null && endedAt < (calledAt ?? arrivedAt ?? endedAt)) wrong.ended ??= 'It ended before it began. Mend one of the two.'
  const outcome = seen ? (typed.outcome as EnquiryOutcome) : null
  const promised = outcome !== null && outcome !== 'finishedToday'
  if (promised && typed.byWhen === '') wrong.byWhen = 'By when did we promise it?'
  if (Object.keys(wrong).length > 0 || arrivedAt === null) return { wrong }
  const next = promised ? { byWhen: typed.byWhen, tellBy: typed.tellBy as TellBy } : null
  return { row: { ticket, service: typed.service, arrivedAt, calledAt, desk: typed.desk === '' ? null : typed.desk, endedAt, outcome, next } }
}
