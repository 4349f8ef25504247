/*
  An event as it crosses and as it is hashed: `raw` is the exact text that the device wrote, and nobody rewrites it.
*/
import { z } from 'zod'
import type { Learned } from '#domain/estimate/learned.ts'
import type { Bodies, EventType, Outcome } from '#domain/events.ts'
import { dayKey, deskLabel, id, initials, instant, label, paperTicket, staffName, ticket } from './code.ts'

const visit = id
const told = z.strictObject({ from: instant, by: instant, expected: instant })
const desk = id
const service = id
const needs = z.array(z.enum(['hearingLoop', 'sightLoss', 'wheelchair', 'interpreter', 'privateRoom', 'other'])).max(6)
const callBy = z.enum(['screen', 'comeAndGet'])
const next = z.strictObject({ byWhen: dayKey, tellBy: z.enum(['letter', 'email', 'phone', 'text', 'inPerson']) })
const booked = z.strictObject({ id, at: instant, service, desk: desk.nullable() })

const outcomeCode = z.enum(['finishedToday', 'weDoSomething', 'theySendSomething', 'appointmentMade', 'someoneElseHelps'])
const staff = id
const partySize = z.int().min(1).max(20)
const minuteOfDay = z.int().min(0).max(1440)
const hours = z.strictObject({ from: minuteOfDay, to: minuteOfDay })
const nothing = z.strictObject({})
const change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('service'), enquiry: id, service }),
  z.strictObject({ what: z.literal('desk'), enquiry: id, desk }),
  z.strictObject({ what: z.enum(['arrivedAt', 'greetedAt']), at: instant }),
  z.strictObject({ what: z.enum(['calledAt', 'seenAt', 'endedAt']), enquiry: id, at: instant }),
  z.strictObject({ what: z.literal('outcome'), enquiry: id, outcome: outcomeCode, next: next.nullable() }),
  z.strictObject({ what: z.literal('reopened') }),
])

const minutes = z.int().min(0).max(600)
const rulePart = z.enum([
  'seeNow',
  'due',
  'longWait',
  'priority',
  'early',
  'namedDesk',
  'placeLapses',
  'callTwice',
  'askBeforeLate',
  'askBeforeClosing',
  'askWhyOutOfTurn',
])

const whose = z.enum(['ours', 'customers'])
const whyMoved = z.enum(['asked', 'staffAway', 'slotTakenTwice', 'closure', 'overrun', 'other'])
const delayScope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('centre') }),
  z.strictObject({ of: z.literal('service'), service }),
  z.strictObject({ of: z.literal('desk'), desk }),
  z.strictObject({ of: z.literal('visit'), visit }),
])
const lateCause = z.enum(['customerLate', 'oneBeforeOverran', 'startedLate', 'absence', 'system', 'alarm', 'chosen'])

/**
 * Numbers and nothing else, in lists and under ids, so deep at most: what was learned grows by a number without a new schema, and no words
 * fit into it. What each of them means is the domain's (estimate/learned.ts).
 */
function numbers(deep: number): z.ZodType {
  if (deep === 0) return z.union([z.number(), z.boolean()])
  const within = numbers(deep - 1)
  return z.union([z.number(), z.boolean(), z.array(within).max(2000), z.record(id, within)])
}

/** The body of each event type, version 1. Types are the domain's; this checks them on the way in. */
export const EVENT_BODIES = {
  centreSetUp: z.strictObject({
    name: label,
    timeZone: z.string().regex(/^[A-Za-z]+(\/[A-Za-z_]+){0,2}$/),
    demo: z.boolean(),
    cardsKeptDays: z.int().min(1).max(3650),
  }),
  serviceSet: z.strictObject({
    service,
    name: label,
    keywords: z.array(label).max(40),
    minutes: z.int().min(1).max(240),
    askFor: z.array(label).max(8),
    favourite: z.int().min(0).max(9).nullable(),
    elsewhere: label.nullable(),
  }),
  deskSet: z.strictObject({ desk, label: deskLabel, services: z.array(service).max(200) }),
  serviceRemoved: z.strictObject({ service }),
  deskRemoved: z.strictObject({ desk }),
  hoursSet: z.strictObject({ week: z.array(z.array(hours).max(4)).length(7) }),
  closedDaysSet: z.strictObject({ days: z.array(dayKey).max(200) }),
  staffSet: z.strictObject({
    staff,
    name: staffName,
    initials,
    roles: z.array(z.enum(['receptionist', 'adviser', 'teamLead', 'safeguarding'])).max(4),
    cannot: z.array(service).max(200),
    lunch: hours.nullable(),
    desk: desk.nullable(),
  }),
  staffRemoved: z.strictObject({ staff }),
  delayReasonsSet: z.strictObject({ reasons: z.array(z.strictObject({ reason: id, words: label, short: label })).max(20) }),
  callingRuleSet: z.strictObject({ parts: z.array(rulePart).max(11) }),
  standardsSet: z.strictObject({
    greetedWithin: minutes,
    onTimeWithin: minutes,
    grace: minutes,
    longWait: minutes,
    keepPlace: minutes,
    from: dayKey.optional(),
  }),
  keptForWalkInsSet: z.strictObject({ keptForWalkIns: z.int().min(0).max(20) }),
  setUpFinished: nothing,
  rotaSet: z.strictObject({ desk, open: z.array(z.strictObject({ from: instant, to: instant })).max(12) }),
  dayBegan: z.strictObject({ day: dayKey }),
  estimatorLearned: z.strictObject({ upTo: dayKey, learned: z.record(id, numbers(4)) as unknown as z.ZodType<Learned> }),
  deskOpened: z.strictObject({ desk }),
  deskClosed: z.strictObject({ desk }),
  deskFinishingNotes: z.strictObject({ desk }),
  deskOnBreak: z.strictObject({ desk, until: instant }),
  appointmentBooked: z.strictObject({ appointment: id, service, at: instant, desk: desk.nullable() }),
  appointmentMoved: z.strictObject({ appointment: id, to: z.strictObject({ day: dayKey, at: instant, desk: desk.nullable() }), whose, why: whyMoved }),
  appointmentCancelled: z.strictObject({ appointment: id, whose, why: whyMoved }),
  coverNeeded: z.strictObject({ appointment: id }),
  delayTold: z.strictObject({
    notice: id,
    scope: delayScope,
    reason: id.nullable(),
    expectedAt: instant.nullable(),
    how: z
      .array(z.enum(['inPerson', 'screen', 'message']))
      .min(1)
      .max(3),
    screenLive: z.boolean().nullable(),
    lapsesAt: instant,
  }),
  delayEnded: z.strictObject({ notice: id }),
  outageRecorded: z.strictObject({ from: instant, to: instant }),
  outageTakenBack: z.strictObject({ outage: id }),
  placeTaken: z.strictObject({ staff, desk: desk.nullable() }),
  placeLeft: z.strictObject({ staff }),
  cannotToday: z.strictObject({ staff, services: z.array(service).max(200) }),
  deskAwayToday: z.strictObject({ desk, staff: staff.nullable() }),
  dayClosed: nothing,
  evacuated: z.strictObject({ drill: z.boolean() }),
  evacuationEnded: nothing,
  panicRaised: z.strictObject({ desk: desk.nullable(), from: z.enum(['welcome', 'adviser', 'lead']).nullable(), drill: z.boolean() }),
  panicAcknowledged: z.strictObject({ panic: id, going: z.boolean() }),
  panicEnded: z.strictObject({ panic: id }),
  privateCame: z.strictObject({ visit }),
  privateEnded: z.strictObject({ visit }),
  privateOpened: z.strictObject({ visit, allowed: z.boolean() }),
  arrived: z.strictObject({ visit, greeted: z.boolean(), booked: booked.nullable() }),
  greeted: z.strictObject({ visit }),
  appointmentAttached: z.strictObject({ visit, booked }),
  numberGiven: z.strictObject({ visit, ticket, enquiry: id, service, needs, callBy, partySize, told: told.optional() }),
  numberGivenFirst: z.strictObject({ visit, ticket, needs, callBy, partySize }),
  waitTold: told.extend({ visit }),
  partySizeNoted: z.strictObject({ visit, partySize }),
  needsNoted: z.strictObject({ visit, needs, callBy }),
  enquiryAdded: z.strictObject({ visit, enquiry: id, service }),
  prioritised: z.strictObject({ visit, reason: z.enum(['unwell', 'distressed', 'youngChild', 'cannotWait', 'sameDay', 'other']) }),
  priorityRemoved: z.strictObject({ visit }),
  seeNow: z.strictObject({ visit, reason: z.enum(['emergency', 'safeguarding']) }),
  called: z.strictObject({
    visit,
    desk,
    because: z.enum(['seeNow', 'due', 'longWait', 'priority', 'arrival', 'early', 'outOfTurn']),
    reason: z.enum(['knowsTheCase', 'quickMatter', 'needsThisDesk', 'cameBack', 'other']).nullable(),
    screenLive: z.boolean().nullable(),
  }),
  calledAgain: z.strictObject({ visit, desk, screenLive: z.boolean().nullable() }),
  didNotAnswer: z.strictObject({ visit, desk }),
  steppedOut: z.strictObject({ visit }),
  cameBack: z.strictObject({ visit }),
  beingSeen: z.strictObject({ visit, desk }),
  putOnHold: z.strictObject({ visit, desk: desk.nullable() }),
  takenOffHold: z.strictObject({ visit }),
  referred: z.strictObject({ visit, desk, enquiry: id, service }),
  completed: z.strictObject({
    visit,
    desk,
    enquiry: id,
    outcome: outcomeCode,
    next: next.nullable(),
    stays: z.boolean(),
  }),
  answeredAtWelcomeDesk: z.strictObject({ visit, service: service.nullable() }),
  leftBeforeBeingSeen: z.strictObject({ visit }),
  practised: z.strictObject({ visit }),
  corrected: z.strictObject({ visit, change, why: z.enum(['wrongKey', 'wrongPerson', 'forgotten', 'toldLater', 'other']) }),
  enteredFromPaper: z.strictObject({
    visit,
    ticket: paperTicket,
    enquiry: id,
    service,
    arrivedAt: instant,
    calledAt: instant.nullable(),
    desk: desk.nullable(),
    endedAt: instant.nullable(),
    outcome: outcomeCode.nullable(),
    next: next.nullable(),
  }),
  endedAtClosing: z.strictObject({ visit, as: z.enum(['seen', 'appointmentMade', 'toldToComeBack', 'left', 'notRecorded']) }),
  keptOpen: z.strictObject({ visit, why: z.enum(['stillHere', 'handedOver', 'other']) }),
  lateCauseSet: z.strictObject({ visit, cause: lateCause }),
  taskDone: z.strictObject({ visit, task: id }),
  undone: z.strictObject({ visit, event: id }),
} satisfies { [K in EventType]: z.ZodType<Bodies[K]> }

/** What an event of any kind may be called, and the newest version that it may have. */
export const TYPE = /^[a-z][A-Za-z]{1,39}$/
export const LAST_V = 999

/**
 * What `raw` parses to. `at` is corrected to the hub's clock, `clock` is what the device's own clock said; neither decides order.
 * `base`: the last number that the person's screen had folded.
 */
export const envelope = z.strictObject({
  id,
  device: id,
  inc: id,
  dseq: z.int().min(1),
  type: z.string().regex(TYPE),
  v: z.int().min(1).max(LAST_V),
  day: dayKey,
  at: instant,
  clock: instant,
  base: z.int().min(0),
  /** Who works at the device, where they said so. */
  by: id.optional(),
  body: z.record(z.string(), z.unknown()),
})
export type Envelope = z.infer<typeof envelope>

export const OUTCOME = /^(applied|unknown|noEffect:(calledByAnotherDesk|beingSeen|finished|left|onHold|notInQueue|changedSince))$/
export const outcome = z.string().regex(OUTCOME) as unknown as z.ZodType<Outcome>
