import type { DeskId } from '#domain/events.ts'
import type { Day } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isAtDesk } from '#domain/visit/visit.ts'

/** The visit that this desk called or sees now, or null. */
export function visitAtDesk(day: Day, desk: DeskId): Visit | null {
  for (const visit of day.visits.values()) if (isAtDesk(visit, desk)) return visit
  return null
}

/** How many enquiries this desk finished on the day. */
export function finishedAtDesk(day: Day, desk: DeskId): number {
  let count = 0
  for (const visit of day.visits.values()) for (const enquiry of visit.enquiries) count += enquiry.outcomes.filter((one) => one.desk === desk).length
  return count
}
