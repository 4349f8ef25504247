import type { Appointment, Day } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'

/**
 * Where an appointment stands. `early`: here before their time, and waits for it. `here`: came in time. `late`: came late and within the
 * grace, so the place is kept. `tooLate`: came later than that and queues by arrival.
 */
export type AppointmentStanding = 'expected' | 'early' | 'here' | 'late' | 'tooLate' | 'didNotAttend' | 'cancelled' | 'moved'

/** A question of the clock and no event: who did not attend and comes after all is here. */
export function standingOf(appointment: Appointment, day: Day, now: Instant, { grace }: Pick<Standards, 'grace'>): AppointmentStanding {
  const { at, cancelled, movedTo } = appointment
  const visit = appointment.visit === null ? undefined : day.visits.get(appointment.visit)
  const until = at + grace * MINUTE
  if (visit) {
    if (visit.arrivedAt > at) return visit.arrivedAt > until ? 'tooLate' : 'late'
    return now < at && visit.calls.length === 0 ? 'early' : 'here'
  }
  if (movedTo !== null) return 'moved'
  if (cancelled !== null) return 'cancelled'
  return now < until ? 'expected' : 'didNotAttend'
}
