/*
  Waits. A place in the queue is by first arrival, a wait is of one enquiry: from when it was ready (arrival, or the end of the
  one before) to the call that somebody answered, or could have: one that a live screen showed.
*/
import type { EnquiryId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { wholeMinutes } from '#domain/instant.ts'
import type { CallMade, Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'

/** `to`: null while it goes on. `metAt`: when they came to the desk's call; from `to` until then they were away. */
export type Wait = { enquiry: EnquiryId | null; from: Instant; to: Instant | null; metAt: Instant | null }

/** Every wait of a visit in turn: one for each enquiry, and one more for each time it was referred or opened again. */
export function waitsOf(visit: Visit): Wait[] {
  const ready = visit.enquiries.flatMap(({ id, referrals, reopened, readyAt, seenAt }) => [
    ...[...referrals, ...reopened].sort((a, b) => a.at - b.at).map((one) => ({ id, readyAt: one.readyAt, seenAt: one.seenAt })),
    { id, readyAt, seenAt },
  ])
  const waits = ready.flatMap(({ id, readyAt, seenAt }) => (readyAt === null ? [] : [waitOf(visit, id, readyAt, seenAt)]))
  return waits.length > 0 ? waits : [waitOf(visit, null, visit.arrivedAt, visit.seenAt)]
}

function waitOf(visit: Visit, enquiry: EnquiryId | null, readyAt: Instant, seenAt: Instant | null): Wait {
  const calls = visit.calls.filter((call) => call.enquiry === enquiry && call.readyAt === readyAt)
  const came = calls.find((call) => !call.unanswered)?.at ?? seenAt
  const to = calls.find(endsTheWait)?.at ?? seenAt
  return { enquiry, from: fromBooked(visit, readyAt), to, metAt: to === null ? null : came }
}

/** A call that was on no live screen and that nobody answered ends no wait. Where the desk did not say, it counts as shown. */
export function endsTheWait({ screenLive, unanswered }: CallMade): boolean {
  return screenLive !== false || !unanswered
}

/** What they came for by appointment waits from the booked time, where that is later. */
function fromBooked({ appointmentAt, arrivedAt }: Visit, readyAt: Instant): Instant {
  return appointmentAt !== null && readyAt === arrivedAt ? Math.max(readyAt, appointmentAt) : readyAt
}

/** From when the enquiry in hand waits. */
export function waitingFrom(visit: Visit): Instant {
  return fromBooked(visit, (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.readyAt ?? visit.arrivedAt)
}

/** Whole minutes that a called visit waited at first: to the call that ended it. null: not called, or not so that they could know. */
export function waitedMinutes(visit: Visit): number | null {
  const [first] = waitsOf(visit)
  return first && first.to !== null && visit.calls.length > 0 ? wholeMinutes(first.from, first.to) : null
}

/** Whole minutes that somebody in the queue has waited by now; 0 while their time has not come. */
export function waitingMinutes(visit: Visit, now: Instant): number {
  return wholeMinutes(waitingFrom(visit), now)
}

/** Whole minutes between a call on a live screen and when they came to it. */
export function awayMinutes({ to, metAt }: Wait): number {
  return to === null || metAt === null ? 0 : wholeMinutes(to, metAt)
}

/** The p-th percentile by nearest rank; null of nothing. `percentile([1, 2, 3, 4], 0.5)` is 2. */
export function percentile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
