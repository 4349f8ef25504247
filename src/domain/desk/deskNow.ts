import type { DeskId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { Day, Desk } from '#domain/centre/state.ts'
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

/** What a desk is doing, with nobody at it. A break that is over goes on until the adviser opens the desk. */
export function deskStands({ isOpen, pause }: Desk): 'open' | 'finishingNotes' | 'onBreak' | 'closed' {
  return isOpen ? (pause?.is ?? 'open') : 'closed'
}

/** Whether a desk that is open, or on a break, is there for the next person at that time. */
export function deskBackBy(desk: Desk, at: Instant): boolean {
  return desk.isOpen && (desk.pause?.is !== 'onBreak' || desk.pause.until <= at)
}
