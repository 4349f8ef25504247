import type { Day } from '#domain/centre/state.ts'
import { interrupted } from '#domain/safety/interrupted.ts'
import type { Visit } from './visit.ts'

/** Corrections of a time put a remembered one in the place of a measured one, and a reopened service was cut in two. */
const REMEMBERED = new Set(['arrivedAt', 'calledAt', 'seenAt', 'endedAt', 'reopened'])

/**
 * Whether the estimates may learn from how long this visit took. Not from a try-out, from what was entered from paper or ended when the day
 * was closed, from a service that an evacuation interrupted, nor from times that somebody remembered. A corrected service, desk or
 * outcome teaches: its times were measured, and what it was is right now.
 */
export function teaches(day: Pick<Day, 'evacuations'>, visit: Visit): boolean {
  if (visit.practice || visit.enteredAt !== null) return false
  if (visit.atClosing !== null && visit.atClosing.as !== 'keptOpen') return false
  return !visit.corrections.some(({ change }) => REMEMBERED.has(change.what)) && !interrupted(day, visit)
}
