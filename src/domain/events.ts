/*
  Every event of the centre, in the past tense. An event says what happened; nobody edits one, a correction is a new event.
  No event holds a name, a phone number or free words about a customer: those live on the customer card (docs/house.md).
  How to add one: docs/adding-an-event.md.
*/
import type { Learned } from '#domain/estimate/learned.ts'
import type { DayKey, Instant } from './instant.ts'

export type DeviceId = string
export type VisitId = string
export type EnquiryId = string
export type ServiceId = string
export type DeskId = string
export type AppointmentId = string
export type EventId = string
export type StaffId = string
export type DelayReasonId = string
export type NoticeId = string

/** What a customer asked us to know. Told for this visit only. */
export type Need = 'hearingLoop' | 'sightLoss' | 'wheelchair' | 'interpreter' | 'privateRoom' | 'other'
export type CallBy = 'screen' | 'comeAndGet'
export type PriorityReason = 'unwell' | 'distressed' | 'youngChild' | 'cannotWait' | 'sameDay' | 'other'
/** Not in their turn but at once. Told to staff only: no screen for the public and no report names it. */
export type SeeNowReason = 'emergency' | 'safeguarding'
/** Why an adviser called somebody who was not next. */
export type OutOfTurnReason = 'knowsTheCase' | 'quickMatter' | 'needsThisDesk' | 'cameBack' | 'other'
/** What put somebody first when they were called: a part of the calling rule, or the adviser's own choice. */
export type CalledBecause = 'seeNow' | 'due' | 'longWait' | 'priority' | 'arrival' | 'early' | 'outOfTurn'
/** A part of the calling rule (src/domain/queue/callingRule.ts says what each does). */
export type RulePart =
  | 'seeNow'
  | 'due'
  | 'longWait'
  | 'priority'
  | 'early'
  | 'namedDesk'
  | 'placeLapses'
  | 'callTwice'
  | 'askBeforeLate'
  | 'askBeforeClosing'
  | 'askWhyOutOfTurn'
/** What happens next for one enquiry. `finishedToday` needs nothing more. */
export type EnquiryOutcome = 'finishedToday' | 'weDoSomething' | 'theySendSomething' | 'appointmentMade' | 'someoneElseHelps'
export type TellBy = 'letter' | 'email' | 'phone' | 'text' | 'inPerson'
/** By when, and how they hear. The words of it are on the customer card. */
export type WhatNext = { byWhen: DayKey; tellBy: TellBy }

/** Which kind of screen it was pressed at, where that is at no desk of its own. */
export type PanicFrom = 'welcome' | 'adviser' | 'lead'

export type Opening = { from: Instant; to: Instant }
/** Whole minutes after midnight, local time: 540 is 9am. */
export type Hours = { from: number; to: number }
/** What somebody may do; the team lead's screen asks for `teamLead`, the record of a private visitor for `safeguarding`. */
export type StaffRole = 'receptionist' | 'adviser' | 'teamLead' | 'safeguarding'

/** What was put right about a visit after the undo had gone. Both versions stay. */
export type Change =
  | { what: 'service'; enquiry: EnquiryId; service: ServiceId }
  /** The desk that saw them for this enquiry. */
  | { what: 'desk'; enquiry: EnquiryId; desk: DeskId }
  | { what: 'arrivedAt'; at: Instant }
  | { what: 'greetedAt'; at: Instant }
  /** Of this enquiry: its last call, when a desk began with it, its outcome. */
  | { what: 'calledAt'; enquiry: EnquiryId; at: Instant }
  | { what: 'seenAt'; enquiry: EnquiryId; at: Instant }
  | { what: 'endedAt'; enquiry: EnquiryId; at: Instant }
  | { what: 'outcome'; enquiry: EnquiryId; outcome: EnquiryOutcome; next: WhatNext | null }
  /** Finished, answered or thought to have left, and yet still to be seen: back in the queue, with the first arrival kept. */
  | { what: 'reopened' }
export type WhyCorrected = 'wrongKey' | 'wrongPerson' | 'forgotten' | 'toldLater' | 'other'
/** What became of somebody who was still open when the day was closed. */
export type AtClosing = 'seen' | 'appointmentMade' | 'toldToComeBack' | 'left' | 'notRecorded'
export type WhyKeptOpen = 'stillHere' | 'handedOver' | 'other'
/** Whose wish it was that an appointment was moved or cancelled. */
export type Whose = 'ours' | 'customers'
export type WhyMoved = 'asked' | 'staffAway' | 'slotTakenTwice' | 'closure' | 'overrun' | 'other'
/** For whom a delay was told. */
export type DelayScope = { of: 'centre' } | { of: 'service'; service: ServiceId } | { of: 'desk'; desk: DeskId } | { of: 'visit'; visit: VisitId }
export type HowTold = 'inPerson' | 'screen' | 'message'
/** Why an appointment began late. `customerLate`: they came late themselves. `chosen`: somebody else was called first on purpose. */
export type LateCause = 'customerLate' | 'oneBeforeOverran' | 'startedLate' | 'absence' | 'system' | 'alarm' | 'chosen'
/** What somebody was told of their wait: to be called between `from` and `by`, which is the promise. `expected`: what was thought likely then. */
export type WaitRange = { from: Instant; by: Instant; expected: Instant }
export type BookedSlot = { id: AppointmentId; at: Instant; service: ServiceId; desk: DeskId | null }

/** Body of each event by its type. */
export interface Bodies {
  // how the centre is set up
  centreSetUp: { name: string; timeZone: string; demo: boolean; cardsKeptDays: number }
  serviceSet: {
    service: ServiceId
    name: string
    keywords: string[]
    minutes: number
    askFor: string[]
    /** The digit that picks it, or null. */
    favourite: number | null
    /** Who helps instead, where this is not the council's. */
    elsewhere: string | null
  }
  deskSet: { desk: DeskId; label: string; services: ServiceId[] }
  serviceRemoved: { service: ServiceId }
  deskRemoved: { desk: DeskId }
  /** When the centre is open: seven lists, Monday first, in local time. */
  hoursSet: { week: Hours[][] }
  /** Bank holidays and other days on which it is closed. */
  closedDaysSet: { days: DayKey[] }
  /** `name`: as colleagues call them, on the list from which they choose themselves. `cannot`: services that they do not do. */
  staffSet: { staff: StaffId; name: string; initials: string; roles: StaffRole[]; cannot: ServiceId[]; lunch: Hours | null; desk: DeskId | null }
  staffRemoved: { staff: StaffId }
  /** Why people wait, in the words that staff say; `short` is what a screen shows. */
  delayReasonsSet: { reasons: { reason: DelayReasonId; words: string; short: string }[] }
  /** The parts that hold from now on; what is not named does not. */
  callingRuleSet: { parts: RulePart[] }
  /** Whole minutes, of every day. */
  standardsSet: {
    greetedWithin: number
    onTimeWithin: number
    grace: number
    longWait: number
    keepPlace: number
    /** The day from which they hold; left out: from the day on which they are set. */
    from?: DayKey | undefined
  }
  /** The ten-minute path was walked to its end: the team lead's screen begins. */
  /** Desks that serve a service and stay free of appointments, so that walk-ins are seen too. */
  keptForWalkInsSet: { keptForWalkIns: number }
  setUpFinished: Record<never, never>
  rotaSet: { desk: DeskId; open: Opening[] }
  /** Written by the hub alone, once a business day: what lies back far enough leaves the state. */
  dayBegan: { day: DayKey }
  /** Written by the hub alone: what the centre's days up to this one taught the estimates. */
  estimatorLearned: { upTo: DayKey; learned: Learned }
  deskOpened: { desk: DeskId }
  deskClosed: { desk: DeskId }
  /** Open, with nobody at it: the adviser writes up the last visit. */
  deskFinishingNotes: { desk: DeskId }
  deskOnBreak: { desk: DeskId; until: Instant }
  appointmentBooked: { appointment: AppointmentId; service: ServiceId; at: Instant; desk: DeskId | null }

  /** To another time, perhaps on another day. The event's own day is the one on which the appointment was. */
  appointmentMoved: { appointment: AppointmentId; to: { day: DayKey; at: Instant; desk: DeskId | null }; whose: Whose; why: WhyMoved }
  appointmentCancelled: { appointment: AppointmentId; whose: Whose; why: WhyMoved }
  /** Two have one slot and neither can be reached: both are expected, and somebody has to cover. */
  coverNeeded: { appointment: AppointmentId }

  // delays, and what was said of them
  /** Who waits was told. `reason` or `expectedAt` null: that was not said. `screenLive`: whether a live screen showed it; null where the device did not say. */
  delayTold: {
    notice: NoticeId
    scope: DelayScope
    reason: DelayReasonId | null
    expectedAt: Instant | null
    how: HowTold[]
    screenLive: boolean | null
    lapsesAt: Instant
  }
  /** It holds no longer, before it lapses by itself. */
  delayEnded: { notice: NoticeId }
  /** For so long nobody could write down what they told people: the network, the power or the PCs were out. */
  outageRecorded: { from: Instant; to: Instant }
  /** There was none, or it was at another time: what was recorded holds no longer. */
  outageTakenBack: { outage: EventId }

  // people and their desks
  /** This person works at this device now, and at this desk, where they have one. */
  placeTaken: { staff: StaffId; desk: DeskId | null }
  placeLeft: { staff: StaffId }
  /** What this person does not do today; it lapses with the day. */
  cannotToday: { staff: StaffId; services: ServiceId[] }
  /** Nobody is at this desk today: it is closed, and its appointments need somebody. */
  deskAwayToday: { desk: DeskId; staff: StaffId | null }

  // the whole centre
  dayClosed: Record<never, never>
  evacuated: { drill: boolean }
  evacuationEnded: Record<never, never>
  /** Somebody needs help at once. */
  panicRaised: { desk: DeskId | null; from: PanicFrom | null; drill: boolean }
  /** A colleague has seen it. `going`: and goes there. */
  panicAcknowledged: { panic: EventId; going: boolean }
  panicEnded: { panic: EventId }
  /** Somebody asked for help in private. No number, no queue, no screen: only that one more is in the building. */
  privateCame: { visit: VisitId }
  privateEnded: { visit: VisitId }
  /** Somebody opened the record, or wanted to and may not. */
  privateOpened: { visit: VisitId; allowed: boolean }

  // a visit, from the door to leaving
  arrived: { visit: VisitId; greeted: boolean; booked: BookedSlot | null }
  greeted: { visit: VisitId }
  /** Came for this appointment, as it turned out after they were greeted as a walk-in. */
  appointmentAttached: { visit: VisitId; booked: BookedSlot }
  /** `told`: how long they were told that it takes; left out: nothing was said. With the number it is undone. */
  numberGiven: {
    visit: VisitId
    ticket: string
    enquiry: EnquiryId
    service: ServiceId
    needs: Need[]
    callBy: CallBy
    partySize: number
    told?: WaitRange | undefined
  }
  /** The number first: they have one, and what they came for follows. */
  numberGivenFirst: { visit: VisitId; ticket: string; needs: Need[]; callBy: CallBy; partySize: number }
  /** Who waits was told anew how long it takes. */
  waitTold: { visit: VisitId } & WaitRange
  partySizeNoted: { visit: VisitId; partySize: number }
  needsNoted: { visit: VisitId; needs: Need[]; callBy: CallBy }
  enquiryAdded: { visit: VisitId; enquiry: EnquiryId; service: ServiceId }
  prioritised: { visit: VisitId; reason: PriorityReason }
  /** Back in their turn: neither priority nor "see now" any more. */
  priorityRemoved: { visit: VisitId }
  seeNow: { visit: VisitId; reason: SeeNowReason }
  /** `reason`: where it was out of turn and the adviser said why. `screenLive`: whether a live screen showed it; null where the desk did not say. */
  called: { visit: VisitId; desk: DeskId; because: CalledBecause; reason: OutOfTurnReason | null; screenLive: boolean | null }
  calledAgain: { visit: VisitId; desk: DeskId; screenLive: boolean | null }
  didNotAnswer: { visit: VisitId; desk: DeskId }
  /** Told us that they go outside for a moment. Their place is kept. */
  steppedOut: { visit: VisitId }
  cameBack: { visit: VisitId }
  beingSeen: { visit: VisitId; desk: DeskId }
  putOnHold: { visit: VisitId; desk: DeskId | null }
  takenOffHold: { visit: VisitId }
  referred: { visit: VisitId; desk: DeskId; enquiry: EnquiryId; service: ServiceId }
  completed: { visit: VisitId; desk: DeskId; enquiry: EnquiryId; outcome: EnquiryOutcome; next: WhatNext | null; stays: boolean }
  answeredAtWelcomeDesk: { visit: VisitId; service: ServiceId | null }
  leftBeforeBeingSeen: { visit: VisitId }
  /** A try-out when the centre is set up: counted nowhere, gone when it is finished. */
  practised: { visit: VisitId }
  corrected: { visit: VisitId; change: Change; why: WhyCorrected }
  /** A row of the paper list: what was written at the time it says. `ticket`: as written. `outcome` null: left before being seen. */
  enteredFromPaper: {
    visit: VisitId
    ticket: string
    enquiry: EnquiryId
    service: ServiceId
    arrivedAt: Instant
    calledAt: Instant | null
    desk: DeskId | null
    endedAt: Instant | null
    outcome: EnquiryOutcome | null
    next: WhatNext | null
  }
  endedAtClosing: { visit: VisitId; as: AtClosing }
  /** Still open when the day was closed, because somebody chose so. */
  keptOpen: { visit: VisitId; why: WhyKeptOpen }
  /** Why they were seen late, as somebody confirmed it. */
  lateCauseSet: { visit: VisitId; cause: LateCause }
  taskDone: { visit: VisitId; task: EventId }
  undone: { visit: VisitId; event: EventId }
}

export type EventType = keyof Bodies

/** What decide makes: an event before the log gave it its place. `day` is the business day that the event belongs to; `by` who works at the device, where they said so. */
export type NewEvent<T extends EventType = EventType> = { [K in T]: { type: K; v: 1; day: DayKey; at: Instant; by?: StaffId; body: Bodies[K] } }[T]

/** What settle said of an event. `unknown`: a newer kind, kept and folded later. */
export type NoEffectReason = 'calledByAnotherDesk' | 'beingSeen' | 'finished' | 'left' | 'onHold' | 'notInQueue' | 'changedSince'
export type Outcome = 'applied' | 'unknown' | `noEffect:${NoEffectReason}`

/** Where an event stands: who wrote it, and its number once the hub gave one (null while unsent). */
export type Placed = { id: EventId; n: number | null; device: DeviceId; inc: string; outcome: Outcome }

/** An event in the log, as evolve takes it. */
export type LoggedEvent<T extends EventType = EventType> = NewEvent<T> & Placed
/** An event of a kind that this release does not know. Stored and handed on, folded by a later release. */
export type UnknownEvent = Placed & { type: string; v: number; day: DayKey; at: Instant; by?: StaffId; body: unknown }

/** Of a private visitor: never among the visits. */
export type PrivateEventType = 'privateCame' | 'privateEnded' | 'privateOpened'
/** Visit events: those whose body names a visit. */
export type VisitEventType = Exclude<{ [K in EventType]: Bodies[K] extends { visit: VisitId } ? K : never }[EventType], PrivateEventType>
export type VisitEvent = LoggedEvent<VisitEventType>
