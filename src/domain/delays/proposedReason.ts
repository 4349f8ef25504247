/* Why somebody will be called late, proposed before it does, from the reasons that every new centre has. A person says it, or another. */
import type { CentreState, Day } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { DelayReasonId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'
import { onlyDesk, serves } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'

/** null: the centre has no such reason, or says it in its own way. */
export function proposedReason(state: CentreState, day: Day, visit: Visit, now: Instant): DelayReasonId | null {
  const reason = reasonOf(state, day, visit, now)
  return state.delayReasons.some((one) => one.reason === reason) ? reason : null
}

function reasonOf(state: CentreState, day: Day, visit: Visit, now: Instant): DelayReasonId {
  if (day.evacuations.some(({ to }) => to === null || now - to < HOUR)) return 'alarm'
  // Who has no appointment had none before theirs either.
  if (visit.appointmentAt === null) return 'busy'
  const service = currentEnquiry(visit)?.service ?? ''
  const only = onlyDesk(state, visit)
  const able = [...state.desks.values()].filter(({ id, inUse }) => inUse && serves(state, id, service) && (only === null || only === id))
  const [desk] = able
  // Only one sees them, and has somebody; or one of several is with somebody for longer than it should be.
  const waitsForOne = able.length === 1 && desk !== undefined && visitAtDesk(day, desk.id) !== null
  return waitsForOne || able.some(({ id }) => takesLonger(state, day, id, now)) ? 'overran' : 'busy'
}

/** Whether a desk is with somebody for longer than their service takes by plan. */
function takesLonger(state: CentreState, day: Day, desk: string, now: Instant): boolean {
  const there = visitAtDesk(day, desk)
  const seat = there?.situation.is === 'beingSeen' ? there.situation.at.find((one) => one.desk === desk) : undefined
  const minutes = state.services.get((there && currentEnquiry(there)?.service) ?? '')?.minutes
  return seat !== undefined && minutes !== undefined && now - seat.since > minutes * MINUTE
}
