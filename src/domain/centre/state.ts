import type {
  AppointmentId,
  Bodies,
  BookedSlot,
  DeskId,
  DeviceId,
  EventId,
  EventType,
  Hours,
  NoEffectReason,
  Opening,
  PanicFrom,
  ServiceId,
  StaffId,
  VisitId,
  Whose,
  WhyMoved,
} from '#domain/events.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { CallingRule, Standards } from '#domain/queue/callingRule.ts'
import { PLAIN_RULE, STANDARDS } from '#domain/queue/callingRule.ts'

/** `offered`: false once it was taken from the list; its visits keep its name. */
export type Service = Omit<Bodies['serviceSet'], 'service'> & { id: ServiceId; offered: boolean }
export type Desk = {
  id: DeskId
  label: string
  services: ServiceId[]
  isOpen: boolean
  /** When it last opened or closed; null before the first. */
  changedAt: Instant | null
  /** Open, but not for the next person just now. */
  pause: { is: 'finishingNotes' } | { is: 'onBreak'; until: Instant } | null
  /** Who works there now; null where nobody said so. */
  staff: StaffId | null
  /** False once it was taken away; its visits keep its label. */
  inUse: boolean
}
/** `cannotNow`: what they do not do today, where that differs from `cannot`; it lapses with the day. `here`: false once they left the council. */
export type Staff = Omit<Bodies['staffSet'], 'staff'> & { id: StaffId; cannotNow: ServiceId[] | null; here: boolean }
/** Who, when, and what it was before: a setting that was changed. `before` is null where there was none, or it had been taken away. */
export type SettingChange = { event: EventId; at: Instant; device: DeviceId; by: StaffId | null; type: EventType; before: unknown; after: unknown }
/** Times and people of one call for help. */
export type Panic = {
  event: EventId
  at: Instant
  device: DeviceId
  by: StaffId | null
  desk: DeskId | null
  from: PanicFrom | null
  drill: boolean
  /** Once for each device, as it said last. */
  acknowledged: { device: DeviceId; by: StaffId | null; at: Instant; going: boolean }[]
  endedAt: Instant | null
}
/** Somebody who is here in private, and every look at the record. `by`: who met them. */
export type PrivateVisit = {
  visit: VisitId
  at: Instant
  device: DeviceId
  by: StaffId | null
  endedAt: Instant | null
  looks: { at: Instant; device: DeviceId; by: StaffId | null; allowed: boolean }[]
}
/** Everybody out: while `to` is null nobody is called. */
export type Evacuation = { event: EventId; from: Instant; to: Instant | null; drill: boolean }
/** What became of an appointment before its customer came. */
export type Appointment = BookedSlot & {
  day: DayKey
  visit: VisitId | null
  /** Null: its booking is not of the days that are still here. */
  booked: { event: EventId; at: Instant; device: DeviceId } | null
  /** Oldest first: where it stood before, when it was moved, by whose wish and why. */
  moves: readonly { event: EventId; day: DayKey; from: Instant; at: Instant; whose: Whose; why: WhyMoved }[]
  /** The day to which it went; null: it is still of this day. */
  movedTo: DayKey | null
  cancelled: { at: Instant; whose: Whose; why: WhyMoved } | null
  /** Two have its slot and neither could be reached. */
  coverNeeded: boolean
}
/** A delay that people were told of. `endedAt`: it was taken back before it lapsed. */
export type DelayNotice = Bodies['delayTold'] & { event: EventId; at: Instant; device: DeviceId; by: StaffId | null; endedAt: Instant | null }
/** Nobody could write down meanwhile what they told people. `recordedAt`: when somebody said so. */
export type Outage = { event: EventId; from: Instant; to: Instant; recordedAt: Instant }

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
  /** In the order in which they took their time: by the log, not by any clock. */
  appointments: ReadonlyMap<AppointmentId, Appointment>
  rota: ReadonlyMap<DeskId, Opening[]>
  noEffects: readonly NoEffect[]
  evacuations: readonly Evacuation[]
  panics: readonly Panic[]
  privates: readonly PrivateVisit[]
  /** Desks with nobody at them today. */
  away: readonly { desk: DeskId; staff: StaffId | null; at: Instant }[]
  /** In the order in which they were told. */
  delays: readonly DelayNotice[]
  outages: readonly Outage[]
  /** When the day was closed last, and by whom. */
  closed: { at: Instant; by: StaffId | null } | null
}

/** What is believed of a centre: the fold of its log. Immutable; `fold` makes the next one. */
export type CentreState = {
  centre: Bodies['centreSetUp'] | null
  services: ReadonlyMap<ServiceId, Service>
  desks: ReadonlyMap<DeskId, Desk>
  days: ReadonlyMap<DayKey, Day>
  rule: CallingRule
  /** Those that hold now. Of a day that is over: `standardsOn`. */
  standards: Standards
  /** Each with the day from which it holds, in the order in which they were set. */
  standardsSince: readonly { from: DayKey; is: Standards }[]
  /** Desks that stay free of appointments for each service. */
  keptForWalkIns: number
  staff: ReadonlyMap<StaffId, Staff>
  /** Who works at which device, and of which day that was said: the next morning asks anew. */
  places: ReadonlyMap<DeviceId, { staff: StaffId; day: DayKey }>
  /** When setting up was walked to its end; null: not yet. */
  setUpAt: Instant | null
  /** Seven lists, Monday first; null: never set. */
  hours: Hours[][] | null
  closedDays: readonly DayKey[]
  delayReasons: Bodies['delayReasonsSet']['reasons']
  /** The last changes of settings, oldest first. */
  changes: readonly SettingChange[]
  /** What the centre's own days taught the estimates, and up to which day; null: none did yet. */
  learned: Learned
  learnedUpTo: DayKey | null
}

/** Raised with every change to what a fold means: a hub with an older one does not append. */
export const REDUCER = 1

export const EMPTY_DAY: Day = {
  visits: new Map(),
  appointments: new Map(),
  rota: new Map(),
  noEffects: [],
  evacuations: [],
  panics: [],
  privates: [],
  away: [],
  delays: [],
  outages: [],
  closed: null,
}
export const EMPTY_CENTRE: CentreState = {
  centre: null,
  services: new Map(),
  desks: new Map(),
  days: new Map(),
  rule: PLAIN_RULE,
  standards: STANDARDS,
  standardsSince: [],
  keptForWalkIns: 0,
  staff: new Map(),
  places: new Map(),
  setUpAt: null,
  hours: null,
  closedDays: [],
  delayReasons: [],
  changes: [],
  learned: PLANNED,
  learnedUpTo: null,
}

export function dayOf(state: CentreState, day: DayKey): Day {
  return state.days.get(day) ?? EMPTY_DAY
}

export function visitOf(state: CentreState, day: DayKey, visit: VisitId): Visit | null {
  return dayOf(state, day).visits.get(visit) ?? null
}

/** Whether a service can be chosen now. One that was taken away is still known by its name. */
export function isOffered(state: Pick<CentreState, 'services'>, service: ServiceId): boolean {
  return state.services.get(service)?.offered === true
}
