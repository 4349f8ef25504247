/* What a customer was told of delays, as a part of their story: also what was said to everybody, and what did not come to them. */
import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { calledAt, covers, holdsUntil, reachedBy, toldInOutage } from './reached.ts'

/** Why a notice that was of this visit counts for nothing. `fetched`: they asked to be fetched, and it was on a screen alone. */
export type NotReached = 'afterTheCall' | 'noScreen' | 'fetched' | 'notToThem'
/** `at`: when it came to them, or was said. `inOutage`: written down afterwards, because nobody could before. */
export type InStory = { at: Instant; notice: DelayNotice; counts: 'told' | 'inOutage' | NotReached }

/** Every notice that names this visit alone, and of the others those that came to it, or would have on a screen, while it waited; in their order. */
export function delaysInStory(state: CentreState, day: Day, visit: Visit): InStory[] {
  const reached = new Map(reachedBy(state, day, visit).map(({ at, notice }) => [notice, at]))
  const outage = toldInOutage(day, visit)
  const until = waitedUntil(visit)
  return day.delays
    .filter((notice) => covers(state, notice.scope, visit))
    .filter((notice) => notice.scope.of === 'visit' || notice === outage || (notice.at <= until && holdsUntil(notice) > visit.arrivedAt))
    .map((notice): InStory => {
      const at = reached.get(notice)
      if (at !== undefined) return { at, notice, counts: 'told' }
      return { at: Math.max(notice.at, visit.arrivedAt), notice, counts: notice === outage ? 'inOutage' : whyNot(notice, visit, until) }
    })
    .filter(({ notice, counts }) => notice.scope.of === 'visit' || counts !== 'notToThem')
    .sort((a, b) => a.at - b.at)
}

function whyNot({ at, how, screenLive }: DelayNotice, { callBy }: Visit, until: Instant): NotReached {
  if (at > until) return 'afterTheCall'
  if (!how.includes('screen')) return 'notToThem'
  return callBy === 'screen' && screenLive !== true ? 'noScreen' : callBy === 'screen' ? 'notToThem' : 'fetched'
}

/** To the call, or until they left. */
function waitedUntil(visit: Visit): Instant {
  const { situation } = visit
  const end = situation.is === 'left' || situation.is === 'answered' ? situation.at : Number.POSITIVE_INFINITY
  return calledAt(visit) ?? end
}
