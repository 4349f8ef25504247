import type { Day, DelayNotice } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { isTakenBack } from './reached.ts'
import type { ToldWait, Visit } from '#domain/visit/visit.ts'

/**
 * The ranges that somebody was told, in that order, less what was taken back: a range that was told with a notice that somebody took back before the
 * one before it had passed never was, and that one counts again.
 */
export function stillTold({ delays }: Pick<Day, 'delays'>, { id, told }: Visit): ToldWait[] {
  const stands: ToldWait[] = []
  for (const one of told) {
    const before = stands.at(-1)
    const notice = before && delays.find((said) => isToldWith(said, id, one.at))
    if (before && notice && isTakenBack(notice, before.by)) continue
    stands.push(one)
  }
  return stands
}

/** Whether a notice was told to somebody in the same breath as a range. `at`: when they were told that. */
export function isToldWith(notice: Pick<DelayNotice, 'scope' | 'at'>, visit: VisitId, at: Instant): boolean {
  return notice.scope.of === 'visit' && notice.scope.visit === visit && notice.at === at
}

/** Whether a notice says by when somebody is called, not about when: it was told with a new range, to somebody who had been told one. */
export function isByThen({ visits }: Pick<Day, 'visits'>, notice: Pick<DelayNotice, 'scope' | 'at'>): boolean {
  const visit = notice.scope.of === 'visit' ? visits.get(notice.scope.visit) : undefined
  return visit?.told.some(({ at }) => isToldWith(notice, visit.id, at)) === true
}
