import type { DayKey, Instant } from '#domain/instant.ts'

/** How a visit of a centre's history ended. */
export type PastEnd = 'seen' | 'left' | 'didNotAnswer' | 'didNotAttend'

/** One line of a centre's history: somebody who came, or who did not come to their appointment. Services and desks by the names in the file. */
export type PastVisit = {
  line: number
  day: DayKey
  service: string
  /** null: they did not come. */
  arrived: Instant | null
  booked: Instant | null
  called: Instant | null
  /** When a desk began with them, where the file says it beside the call. */
  seen: Instant | null
  /** When the desk was done with them, gave up calling, or they left; null: nobody knows when they left. */
  ended: Instant | null
  desk: string | null
  end: PastEnd
}
