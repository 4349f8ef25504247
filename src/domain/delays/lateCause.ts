/* Why somebody was seen late, proposed from the instants of the log. A person confirms it or says another. */
import type { Day } from '#domain/centre/state.ts'
import type { DeskId, LateCause } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { calledAt } from './reached.ts'

export function proposedCause(day: Day, visit: Visit, standards: Standards): LateCause | null {
  const called = calledAt(visit)
  const desk = visit.calls[0]?.desk
  if (called === null || desk === undefined) return null
  const booked = visit.appointmentAt ?? visit.arrivedAt
  const planned = Math.max(booked, visit.arrivedAt)
  if (visit.arrivedAt > booked + standards.onTimeWithin * MINUTE) return 'customerLate'
  if (day.evacuations.some(({ from, to }) => from < called && (to ?? called) > planned)) return 'alarm'
  if (day.outages.some(({ from, to }) => from < called && to > planned)) return 'system'
  const wanted = visit.appointmentDesk ?? desk
  if (day.away.some((one) => one.desk === wanted)) return 'absence'
  const seats = seatsOf(day, desk).filter((one) => one.visit !== visit.id)
  // With somebody when their time came: that one took longer, whatever was planned.
  if (seats.some(({ from, to }) => from < planned && (to ?? called) > planned)) return 'oneBeforeOverran'
  if (seats.some(({ from }) => from >= planned && from < called)) return 'chosen'
  return 'startedLate'
}

/** From when to when a desk had somebody, from their call to the end of their enquiry; `to` null: they are still there. */
function seatsOf(day: Day, desk: DeskId): { visit: string; from: Instant; to: Instant | null }[] {
  return [...day.visits.values()].flatMap((visit) => {
    const calls = visit.calls.filter((call) => call.desk === desk && !call.unanswered)
    return calls.map((call) => {
      const enquiry = visit.enquiries.find(({ id }) => id === call.enquiry)
      const ends = [...(enquiry?.outcomes ?? []), ...(enquiry?.referrals ?? [])].filter((one) => one.desk === desk && one.at >= call.at).map(({ at }) => at)
      return { visit: visit.id, from: call.at, to: ends.length > 0 ? Math.min(...ends) : null }
    })
  })
}
