/* What a person asks for, in the imperative. decide answers with events or a refusal. */
import type {
  AppointmentId,
  Bodies,
  CallBy,
  DeskId,
  DeviceId,
  EnquiryId,
  EnquiryOutcome,
  EventId,
  Need,
  NewEvent,
  PriorityReason,
  ServiceId,
  VisitId,
  WhatNext,
} from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { Refusal } from './refusal.ts'

type SetUp = { [K in 'centreSetUp' | 'serviceSet' | 'deskSet' | 'rotaSet']: { type: 'setUp'; event: K; body: Bodies[K] } }[
  | 'centreSetUp'
  | 'serviceSet'
  | 'deskSet'
  | 'rotaSet']

export type Command =
  | { type: 'greet'; visit: VisitId; appointment: AppointmentId | null }
  /** The door: somebody came in and nobody greeted them yet. */
  | { type: 'noteArrival'; visit: VisitId; appointment: AppointmentId | null }
  | { type: 'giveNumber'; visit: VisitId; ticket: string; enquiry: EnquiryId; service: ServiceId; needs: Need[]; callBy: CallBy; partySize: number }
  | { type: 'noteNeeds'; visit: VisitId; needs: Need[]; callBy: CallBy }
  | { type: 'addEnquiry'; visit: VisitId; enquiry: EnquiryId; service: ServiceId }
  | { type: 'prioritise'; visit: VisitId; reason: PriorityReason }
  | { type: 'answerHere'; visit: VisitId; service: ServiceId | null }
  | { type: 'leave'; visit: VisitId }
  | { type: 'callNext'; desk: DeskId }
  | { type: 'call'; desk: DeskId; visit: VisitId }
  | { type: 'callAgain'; desk: DeskId; visit: VisitId }
  | { type: 'noAnswer'; desk: DeskId; visit: VisitId }
  | { type: 'bringBack'; visit: VisitId }
  | { type: 'start'; desk: DeskId; visit: VisitId }
  | { type: 'hold'; desk: DeskId | null; visit: VisitId }
  | { type: 'takeOffHold'; visit: VisitId }
  | { type: 'refer'; desk: DeskId; visit: VisitId; service: ServiceId }
  | { type: 'complete'; desk: DeskId; visit: VisitId; outcome: EnquiryOutcome; next: WhatNext | null }
  | { type: 'finishTask'; visit: VisitId; task: EventId }
  | { type: 'openDesk'; desk: DeskId }
  | { type: 'closeDesk'; desk: DeskId }
  | { type: 'book'; appointment: AppointmentId; service: ServiceId; at: Instant; desk: DeskId | null; day: DayKey }
  | { type: 'undo'; visit: VisitId; event: EventId }
  | SetUp

export type CommandType = Command['type']

/** Who asks and when. `day`: the centre's business day at `now`. */
export type Asked = { now: Instant; day: DayKey; device: DeviceId }

export type Decision = { events: NewEvent[] } | { refused: Refusal }
