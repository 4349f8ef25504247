import type { DayKey, Instant } from '#domain/instant.ts'
import type {
  AppointmentId,
  AtClosing,
  CallBy,
  CalledBecause,
  Change,
  DeskId,
  DeviceId,
  EnquiryId,
  EnquiryOutcome,
  EventId,
  LateCause,
  Need,
  OutOfTurnReason,
  PriorityReason,
  SeeNowReason,
  ServiceId,
  StaffId,
  VisitEvent,
  VisitId,
  WaitRange,
  WhatNext,
  WhyCorrected,
  WhyKeptOpen,
} from '#domain/events.ts'

/** Where a visit stands. Each situation holds only what has a meaning in it. */
export type Situation =
  /** Came through the door, not yet greeted. */
  | { is: 'arrived' }
  /** At the welcome desk. */
  | { is: 'greeted' }
  /** In the queue. `since`: when the current enquiry was ready; the place in the queue is by `arrivedAt`. */
  | { is: 'waiting'; since: Instant }
  | { is: 'called'; desk: DeskId; at: Instant }
  /** Did not answer a call. Still of the day: can come back or be called. */
  | { is: 'away'; desk: DeskId; since: Instant }
  /** Told us that they go out for a moment. Not called in turn; their place is kept. */
  | { is: 'steppedOut'; since: Instant }
  | { is: 'onHold'; desk: DeskId | null; since: Instant }
  /** At a desk. More than one only where two desks saw the same person while apart; then a task says so. */
  | { is: 'beingSeen'; at: { desk: DeskId; since: Instant }[] }
  | { is: 'completed'; at: Instant }
  | { is: 'answered'; at: Instant }
  | { is: 'left'; at: Instant }
  /** Its arrival was undone: it never was. */
  | { is: 'undone' }

export type CallMade = {
  desk: DeskId
  at: Instant
  event: EventId
  /** What put them first, and why out of turn where the adviser said so. A second call keeps what the first one said. */
  because: CalledBecause
  reason: OutOfTurnReason | null
  /** Whether a live screen showed it; null where the desk did not say. */
  screenLive: boolean | null
  /** Nobody came to this call: it was called once more, or they did not answer, or they left. */
  unanswered: boolean
  /** Which wait the call is of: that of this enquiry, ready since then. */
  enquiry: EnquiryId | null
  readyAt: Instant
}

/** What they were told of their wait, when, and by which device. */
export type ToldWait = WaitRange & { at: Instant; device: DeviceId }

/** One matter in a visit. Open until it has an outcome; two outcomes only where two desks both finished it. */
export type Enquiry = {
  id: EnquiryId
  service: ServiceId
  /** When its wait began: on arrival, or at the end of the one before, or when it was referred. null: not its turn yet. */
  readyAt: Instant | null
  /** When a desk began with it, since it was ready. */
  seenAt: Instant | null
  /** Each with what its wait had been until then. */
  referrals: { from: ServiceId; desk: DeskId; at: Instant; readyAt: Instant | null; seenAt: Instant | null }[]
  /** What stood before it was opened again after the undo had gone. */
  reopened: { at: Instant; readyAt: Instant | null; seenAt: Instant | null; outcomes: Enquiry['outcomes'] }[]
  outcomes: { outcome: EnquiryOutcome; next: WhatNext | null; desk: DeskId; at: Instant }[]
}

/** A clash of two facts, for a human to look at. Both sides stay in the log. */
export type Task = {
  id: EventId
  kind:
    | 'seenWhileCalledElsewhere'
    | 'seenAtTwoDesks'
    | 'seenAfterLeft'
    | 'seenAfterFinished'
    | 'finishedTwice'
    | 'referredWhileElsewhere'
    | 'arrivalMissing'
    /** Two desks gave this person a number while apart; `ticket` is the one that will not be called. */
    | 'numberedTwice'
    /** This appointment's customer was greeted twice: two visits, one person. */
    | 'appointmentTwice'
    /** Said to have left, or answered at the welcome desk, while a desk had called them. */
    | 'leftWhileCalled'
    | 'answeredWhileCalled'
  at: Instant
  desks: DeskId[]
  /** The other number, where there are two. */
  ticket?: string
  done: boolean
}

/** What was put right, and what it was: both versions stay. `was` null: it was not there. */
export type Correction = { event: EventId; at: Instant; device: DeviceId; by: StaffId | null; change: Change; was: Change | null; why: WhyCorrected }

/** One stay, from the door to leaving. A pure fold of `history`, its effective events. */
export type Visit = {
  id: VisitId
  day: DayKey
  kind: 'walkIn' | 'appointment'
  appointment: AppointmentId | null
  appointmentAt: Instant | null
  appointmentDesk: DeskId | null
  arrivedAt: Instant
  /** null: not measured. */
  greetedAt: Instant | null
  ticket: string | null
  needs: Need[]
  callBy: CallBy
  partySize: number
  /** How long it takes, each time that they were told, oldest first. */
  told: ToldWait[]
  priority: PriorityReason | null
  seeNow: SeeNowReason | null
  enquiries: Enquiry[]
  calls: CallMade[]
  /** When they were not here, though we thought they were. `to`: null while it lasts. */
  absences: { from: Instant; to: Instant | null }[]
  /** When somebody first began to see them. */
  seenAt: Instant | null
  situation: Situation
  /** A try-out: counted nowhere. */
  practice: boolean
  /** When it was entered from paper; null: told as it happened. */
  enteredAt: Instant | null
  /** What became of them when the day was closed, or why they were kept open. */
  atClosing: { as: AtClosing | 'keptOpen'; why: WhyKeptOpen | null; at: Instant } | null
  corrections: Correction[]
  /** Why they were seen late, as somebody confirmed it. */
  lateCause: LateCause | null
  tasks: Task[]
  history: VisitEvent[]
}

/** The enquiry in hand: the first that is still open. */
export function currentEnquiry(visit: Visit): Enquiry | null {
  return visit.enquiries.find((enquiry) => enquiry.outcomes.length === 0) ?? null
}

export function openEnquiries(visit: Visit): Enquiry[] {
  return visit.enquiries.filter((enquiry) => enquiry.outcomes.length === 0)
}

/** The desk that called them or sees them now. */
export function isAtDesk(visit: Visit, desk: DeskId): boolean {
  const now = visit.situation
  if (now.is === 'called') return now.desk === desk
  return now.is === 'beingSeen' && now.at.some((seat) => seat.desk === desk)
}

/** In the queue in the wide sense: the visit is of today and not over. */
export function isOver(visit: Visit): boolean {
  return visit.situation.is === 'completed' || visit.situation.is === 'answered' || visit.situation.is === 'left' || visit.situation.is === 'undone'
}

/** Whether the visit is of the day at all: in figures, reports and lists of who is still here. A try-out never is, nor one whose arrival was undone. */
export function isOfTheDay(visit: Visit): boolean {
  return !visit.practice && visit.situation.is !== 'undone'
}
