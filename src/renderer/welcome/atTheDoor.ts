import type { Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'

/** Who came in and was not greeted yet, first come first. */
export function line(day: Day): Visit[] {
  return [...day.visits.values()].filter((visit) => visit.situation.is === 'arrived').sort((a, b) => a.arrivedAt - b.arrivedAt)
}

/** Who was greeted and is in no queue yet: without a number, or with the number first. First greeted first. */
export function greetedOnly(day: Day): Visit[] {
  return [...day.visits.values()].filter((visit) => visit.situation.is === 'greeted').sort((a, b) => greeted(a) - greeted(b))
}

/** Of those at the welcome desk: who has the number already, and still has to say what they came for. */
export function numbersWithoutService(visits: readonly Visit[]): string[] {
  return visits.flatMap(({ ticket }) => ticket ?? [])
}

function greeted(visit: Visit): number {
  return visit.greetedAt ?? visit.arrivedAt
}
