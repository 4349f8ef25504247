import type { Day } from '#domain/centre/state.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import type { Visit } from '#domain/visit/visit.ts'

/**
 * Milliseconds from the door to the greeting. null: not measured, because nobody noted them before they were greeted. Who is
 * greeted and noted by one press may have stood there for long: that is never 0.
 */
export function greetedAfter({ arrivedAt, greetedAt, history }: Visit): number | null {
  const atOnce = history.some((event) => event.type === 'arrived' && event.body.greeted)
  return greetedAt === null || (atOnce && greetedAt === arrivedAt) ? null : greetedAt - arrivedAt
}

/** Of those whose greeting was measured, how many were greeted within the centre's standard. */
export function greetedInTime(day: Day, { greetedWithin }: Standards): { measured: number; inTime: number } {
  const took = [...day.visits.values()].filter(({ situation }) => situation.is !== 'undone').map(greetedAfter)
  const measured = took.filter((one) => one !== null)
  return { measured: measured.length, inTime: measured.filter((one) => one <= greetedWithin * MINUTE).length }
}
