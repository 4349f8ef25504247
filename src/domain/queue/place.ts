import type { CentreState } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'

type Absence = { from: Instant; to: Instant }

/** Since when somebody's place in the queue counts: their first arrival, or when they came back too late to keep that. */
export function placeSince(settings: Pick<CentreState, 'rule' | 'standards'>, visit: Visit): Instant {
  return Math.max(visit.arrivedAt, lapsed(settings, visit)?.to ?? visit.arrivedAt)
}

/** Until when somebody who is away, or is thought to have left, keeps their place by coming back; null: they keep it all day. */
export function keptUntil({ rule, standards }: Pick<CentreState, 'rule' | 'standards'>, { absences }: Visit): Instant | null {
  const last = absences.at(-1)
  if (last === undefined || last.to !== null || !rule.includes('placeLapses')) return null
  return last.from + standards.keepPlace * MINUTE
}

/** The last absence that cost somebody their place; null: they have the place of their first arrival. */
export function lapsed({ rule, standards }: Pick<CentreState, 'rule' | 'standards'>, { absences }: Visit): Absence | null {
  if (!rule.includes('placeLapses')) return null
  return absences.findLast((one): one is Absence => one.to !== null && one.to - one.from > standards.keepPlace * MINUTE) ?? null
}
