import type { Day } from '#domain/centre/state.ts'
import type { ToldWait, Visit } from '#domain/visit/visit.ts'

/**
 * The ranges that somebody was told, in that order, less what was taken back: a range that was told with a notice that somebody took back before the
 * one before it had passed never was, and that one counts again.
 */
export function stillTold({ delays }: Pick<Day, 'delays'>, { id, told }: Visit): ToldWait[] {
  const stands: ToldWait[] = []
  for (const one of told) {
    const before = stands.at(-1)
    const notice = before && delays.find(({ scope, at }) => scope.of === 'visit' && scope.visit === id && at === one.at)
    if (before && notice && notice.endedAt !== null && notice.endedAt <= before.by) continue
    stands.push(one)
  }
  return stands
}
