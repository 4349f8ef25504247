import type { Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** Who came in and was not greeted yet, first come first. */
export function line(day: Day): Visit[] {
  return [...day.visits.values()].filter((visit) => visit.situation.is === 'arrived').sort((a, b) => a.arrivedAt - b.arrivedAt)
}

/** Who was greeted and has no number yet, first greeted first. */
export function greetedWithoutNumber(day: Day): Visit[] {
  return [...day.visits.values()].filter((visit) => visit.situation.is === 'greeted').sort((a, b) => greeted(a) - greeted(b))
}

function greeted(visit: Visit): number {
  return visit.greetedAt ?? visit.arrivedAt
}
