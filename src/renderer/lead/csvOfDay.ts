import { MISSED_WORDS } from '#domain/delays/punctuality.ts'
import type { Instant } from '#domain/instant.ts'
import type { Cell } from '#domain/lead/csv.ts'
import { csv } from '#domain/lead/csv.ts'
import { toldOf } from '#domain/lead/told.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { clock24 } from '#domain/time/clock24.ts'
import type { AtDay } from './view.ts'
import { sayKey } from './groupWords.ts'
import { APART, sayCause } from './words.ts'

const HEAD = [
  'Day',
  'Ticket',
  'Service',
  'Desk',
  'Booked',
  'Arrived',
  'Called',
  'Late minutes',
  'Promise',
  'Why missed',
  'Told at',
  'Told time',
  'Why late',
  'Why late is',
]

/** The appointments of a day as a table: no names, and times as a clock on the wall shows them. */
export function csvOfDay(at: Pick<AtDay, 'state' | 'day' | 'kept' | 'names' | 'zone'>): string {
  const time = (instant: Instant | null): Cell => (instant === null ? null : clock24(instant, at.zone))
  const rows = at.kept.map((one): Cell[] => {
    const { promise, cause } = one
    const told = toldOf(at.state, at.day, one)
    return [
      businessDay(one.bookedAt, at.zone),
      one.ticket,
      sayKey(at.names, 'service', one.service),
      one.desk === null ? null : sayKey(at.names, 'desk', one.desk),
      time(one.bookedAt),
      time(one.arrivedAt),
      time(one.calledAt),
      one.lateMinutes,
      promise.is === 'kept' ? 'Kept' : promise.is === 'missed' ? 'Missed' : `Not counted: ${APART[promise.why].toLowerCase()}`,
      promise.is === 'missed' ? MISSED_WORDS[promise.why] : null,
      time(told?.at ?? null),
      time(told?.notice.expectedAt ?? null),
      cause === null ? null : sayCause(cause.is),
      cause === null ? null : cause.confirmed ? 'confirmed' : 'proposed',
    ]
  })
  return csv([HEAD, ...rows])
}
