/* What the team lead looks at, and what every part of it is given. */
import type { Kept } from '#domain/delays/punctuality.ts'
import type { Punctuality } from '#domain/delays/figures.ts'
import type { VisitId } from '#domain/events.ts'
import { startedLate, wasOnTime } from '#domain/lead/lateness.ts'
import type { Standards } from '#domain/queue/callingRule.ts'
import type { Names } from './groupWords.ts'
import type { AtLead, Show } from './groups.ts'

/** The day with its appointments. `standards`: those that hold on this day. */
export type AtDay = AtLead & { kept: Kept[]; figures: Punctuality; standards: Standards; names: Names; zone: string }

/** `name` tells figures apart; `title` goes after the count: "21 on time". */
export type Pick = { name: string; title: string; holds: (one: Kept) => boolean }

export type View =
  | { is: 'late' }
  | { is: 'visits'; show: Show; opened?: VisitId; from?: View; first?: boolean }
  | ({ is: 'appointments' } & Pick)
  | { is: 'parts' | 'counts' | 'devices' | 'report' | 'told' }

const apart = (why: string) => (one: Kept) => one.promise.is === 'apart' && one.promise.why === why

/** The figures of appointments, each with those whom it counts. */
export const PICKS = {
  onTime: { name: 'onTime', title: 'on time', holds: wasOnTime },
  told: { name: 'told', title: 'late, and told in full and in time', holds: ({ promise }) => promise.is === 'kept' && promise.how === 'told' },
  kept: { name: 'kept', title: 'with the promise kept', holds: ({ promise }) => promise.is === 'kept' },
  late: { name: 'late', title: 'started late', holds: startedLate },
  left: { name: 'left', title: 'left before being seen', holds: (one) => one.left },
  toCome: { name: 'toCome', title: 'to come', holds: apart('toCome') },
  didNotAttend: { name: 'didNotAttend', title: 'did not attend', holds: apart('didNotAttend') },
  overGrace: { name: 'overGrace', title: 'came late themselves', holds: (one) => one.overGrace },
  toldInOutage: { name: 'toldInOutage', title: 'told in an outage', holds: apart('toldInOutage') },
} as const satisfies Record<string, Pick>
