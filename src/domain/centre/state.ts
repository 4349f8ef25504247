import type { AppointmentId, Bodies, BookedSlot, DeskId, DeviceId, EventId, NoEffectReason, Opening, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { CallingRule, Standards } from '#domain/queue/callingRule.ts'
import { PLAIN_RULE, STANDARDS } from '#domain/queue/callingRule.ts'

export type Service = Omit<Bodies['serviceSet'], 'service'> & { id: ServiceId }
export type Desk = {
  id: DeskId
  label: string
  services: ServiceId[]
  isOpen: boolean
  /** When it last opened or closed; null before the first. */
  changedAt: Instant | null
  /** Open, but not for the next person just now. */
  pause: { is: 'finishingNotes' } | { is: 'onBreak'; until: Instant } | null
}
export type Appointment = BookedSlot & { day: DayKey; visit: VisitId | null }

/** A claim that came to nothing: told once to the device that made it. */
export type NoEffect = {
  event: EventId
  type: 'called' | 'undone'
  device: DeviceId
  inc: string
  visit: VisitId
  desk: DeskId | null
  reason: NoEffectReason
  at: Instant
  /** The desk that has them, where one does. */
  by: DeskId | null
}

/** One business day. */
export type Day = {
  visits: ReadonlyMap<VisitId, Visit>
  appointments: ReadonlyMap<AppointmentId, Appointment>
  rota: ReadonlyMap<DeskId, Opening[]>
  noEffects: readonly NoEffect[]
}

/** What is believed of a centre: the fold of its log. Immutable; `fold` makes the next one. */
export type CentreState = {
  centre: Bodies['centreSetUp'] | null
  services: ReadonlyMap<ServiceId, Service>
  desks: ReadonlyMap<DeskId, Desk>
  days: ReadonlyMap<DayKey, Day>
  rule: CallingRule
  standards: Standards
}

/** Raised with every change to what a fold means: a hub with an older one does not append. */
export const REDUCER = 1

export const EMPTY_DAY: Day = { visits: new Map(), appointments: new Map(), rota: new Map(), noEffects: [] }
export const EMPTY_CENTRE: CentreState = {
  centre: null,
  services: new Map(),
  desks: new Map(),
  days: new Map(),
  rule: PLAIN_RULE,
  standards: STANDARDS,
}

export function dayOf(state: CentreState, day: DayKey): Day {
  return state.days.get(day) ?? EMPTY_DAY
}

export function visitOf(state: CentreState, day: DayKey, visit: VisitId): Visit | null {
  return dayOf(state, day).visits.get(visit) ?? null
}
