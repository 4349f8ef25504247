import type { Instant } from '#domain/instant.ts'
import type { Enquiry, Visit } from './visit.ts'

/** When a matter ended: its last outcome, else the end of the visit that left it open; null while it is open. */
export function endOf({ situation }: Visit, enquiry: Enquiry): Instant | null {
  const last = enquiry.outcomes.at(-1)
  if (last) return last.at
  return situation.is === 'completed' || situation.is === 'left' || situation.is === 'answered' ? situation.at : null
}
