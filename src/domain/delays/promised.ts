/* The time by which somebody who waits counts on being called: what they were told last, with their number, anew, or of a delay. */
import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { DelayReasonId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { endsTheWait } from '#domain/queue/waits.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { calledAt, isFull, reachedBy } from './reached.ts'
import { stillTold } from './stillTold.ts'

/** `of`: the end of a range, or of a delay about what time. `at`: when they were told. `reason`: why, where they were told that it takes longer. */
export type Promised = { of: 'wait' | 'delay'; at: Instant; by: Instant; reason: DelayReasonId | null }

/** null: nobody told them a time since they wait for what they wait for now. */
export function promisedTo(state: CentreState, day: Day, visit: Visit): Promised | null {
  const since = currentEnquiry(visit)?.readyAt ?? visit.arrivedAt
  // A call in between has kept it or broken it: whoever came back, was on hold or is sent on counts on it no more.
  const called = Math.max(0, visit.seenAt ?? 0, ...visit.calls.filter(endsTheWait).map(({ at }) => at))
  const notice = reachedBy(state, day, visit, Number.POSITIVE_INFINITY).findLast((one) => isFull(one.notice) && isTheirs(one.notice, visit) && one.at > called)
  const last = stillTold(day, visit).at(-1)
  const told = last && last.at > called ? last : undefined
  const all: Promised[] = []
  if (told) all.push({ of: 'wait', at: told.at, by: told.by, reason: null })
  if (notice && notice.notice.expectedAt !== null && notice.at >= (told?.at ?? 0))
    // With a delay who counts on a range is told its new end: the notice says why.
    all.push({ of: notice.at === told?.at ? 'wait' : 'delay', at: notice.at, by: notice.notice.expectedAt, reason: notice.notice.reason })
  const promised = all.at(-1)
  return promised && promised.at >= since ? promised : null
}

/** What was said to all is of whoever is next, and no time of theirs; but who has an appointment heard that it is late. */
function isTheirs({ scope }: DelayNotice, visit: Visit): boolean {
  return scope.of === 'visit' || (visit.appointmentAt !== null && calledAt(visit) === null)
}
