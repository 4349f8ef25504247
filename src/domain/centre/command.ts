/* What a person asks for, in the imperative. decide answers with events or a refusal. */
import type {
  AppointmentId,
  Bodies,
  CallBy,
  DeskId,
  EnquiryId,
  EnquiryOutcome,
  EventId,
  Need,
  OutOfTurnReason,
  PriorityReason,
  SeeNowReason,
  ServiceId,
  VisitId,
  WaitRange,
  WhatNext,
} from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { AppointmentCommand } from '#domain/appointments/book.ts'
import type { ClosingCommand } from '#domain/closing/closeDay.ts'
import type { DelayCommand } from '#domain/delays/tellDelay.ts'
import type { PeopleCommand } from '#domain/people/places.ts'
import type { PrivateCommand } from '#domain/safety/privately.ts'
import type { SafetyCommand } from '#domain/safety/safety.ts'
import type { PuttingRightCommand } from '#domain/visit/puttingRight.ts'
import type { SettingEventType } from '#domain/settingTypes.ts'

type SetUpEvent = SettingEventType | 'rotaSet'
/** `day`: of a rota, the day for which it is; left out: today. */
type OfDay<K> = K extends 'rotaSet' ? { day?: DayKey } : unknown
type SetUp = { [K in SetUpEvent]: { type: 'setUp'; event: K; body: Bodies[K] } & Asking & OfDay<K> }[SetUpEvent]
/** `screenLive`: whether a screen is live. A desk that cannot know says that none is. */
type OnScreen = { screenLive?: boolean }
/** `anyway`: the person was asked, and says so. */
type Asking = { anyway?: true }

export type Command =
  | { type: 'greet'; visit: VisitId; appointment: AppointmentId | null }
  /** The door: somebody came in and nobody greeted them yet. */
  | { type: 'noteArrival'; visit: VisitId; appointment: AppointmentId | null }
  /** It turns out that they have an appointment. */
  | { type: 'attachAppointment'; visit: VisitId; appointment: AppointmentId }
  /** `told`: what they are told of their wait with it. */
  | {
      type: 'giveNumber'
      visit: VisitId
      ticket: string
      enquiry: EnquiryId
      service: ServiceId
      needs: Need[]
      callBy: CallBy
      partySize: number
      told?: WaitRange
    }
  /** The number first; what they came for follows with `addEnquiry`. */
  | { type: 'giveNumberFirst'; visit: VisitId; ticket: string; needs: Need[]; callBy: CallBy; partySize: number }
  /** Who waits is told anew how long it takes. */
  | ({ type: 'tellWait'; visit: VisitId } & WaitRange)
  | { type: 'notePartySize'; visit: VisitId; partySize: number }
  | { type: 'noteNeeds'; visit: VisitId; needs: Need[]; callBy: CallBy }
  | { type: 'addEnquiry'; visit: VisitId; enquiry: EnquiryId; service: ServiceId }
  | { type: 'prioritise'; visit: VisitId; reason: PriorityReason }
  | { type: 'removePriority'; visit: VisitId }
  | { type: 'seeNow'; visit: VisitId; reason: SeeNowReason }
  | { type: 'answerHere'; visit: VisitId; service: ServiceId | null }
  | { type: 'leave'; visit: VisitId }
  | ({ type: 'callNext'; desk: DeskId } & OnScreen & Asking)
  | ({ type: 'call'; desk: DeskId; visit: VisitId; reason?: OutOfTurnReason } & OnScreen & Asking)
  | ({ type: 'callAgain'; desk: DeskId; visit: VisitId } & OnScreen)
  | { type: 'noAnswer'; desk: DeskId; visit: VisitId }
  | { type: 'stepOut'; visit: VisitId }
  | { type: 'bringBack'; visit: VisitId }
  | { type: 'start'; desk: DeskId; visit: VisitId }
  | { type: 'hold'; desk: DeskId | null; visit: VisitId }
  | { type: 'takeOffHold'; visit: VisitId }
  | { type: 'refer'; desk: DeskId; visit: VisitId; service: ServiceId }
  | { type: 'complete'; desk: DeskId; visit: VisitId; outcome: EnquiryOutcome; next: WhatNext | null }
  | { type: 'finishTask'; visit: VisitId; task: EventId }
  | { type: 'openDesk'; desk: DeskId }
  | ({ type: 'closeDesk'; desk: DeskId } & Asking)
  | { type: 'finishNotes'; desk: DeskId }
  | { type: 'takeBreak'; desk: DeskId; until: Instant }
  | { type: 'undo'; visit: VisitId; event: EventId }
  /** A try-out of the whole way, when the centre is set up. */
  | { type: 'practise'; visit: VisitId }
  /** The try-out goes as if it had never been, wherever it stands. */
  | { type: 'stopPractising'; visit: VisitId }
  | SetUp
  /** A whole form of settings at once: all of it or nothing. */
  | { type: 'setUpAll'; all: SetUp[] }
  | AppointmentCommand
  | PeopleCommand
  | SafetyCommand
  | PrivateCommand
  | ClosingCommand
  | DelayCommand
  | PuttingRightCommand

export type CommandType = Command['type']
