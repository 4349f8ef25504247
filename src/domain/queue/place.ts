import type { CentreState } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'

type Absence = { from: Instant; to: Instant }

/** Since when somebody's place in the queue counts: their first arrival, or when they came back too late to keep that. */
export function placeSince(settings: Pick<CentreState, 'rule' | 'standards'>, visit: Visit): Instant {
  return Math.max(visit.arrivedAt, lapsed(settings, visit)?.to ?? visit.arrivedAt)
}

/** The last absence that cost somebody their place; null: they have the place of their first arrival. */
export function lapsed({ rule, standards }: Pick<CentreState, 'rule' | 'standards'>, { absences }: Visit): Absence | null {
  if (!rule.includes('placeLapses')) return null
  return absences.findLast((one): one is Absence => one.to !== null && one.to - one.from > standards.keepPlace * MINUTE) ?? null
}
