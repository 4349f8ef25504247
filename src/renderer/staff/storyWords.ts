/* Each event of a visit in words, for its story. */
import type { CentreState, DelayNotice } from '#domain/centre/state.ts'
import type { InStory, NotReached } from '#domain/delays/inStory.ts'
import type {
  Bodies,
  CalledBecause,
  Change,
  DeskId,
  EnquiryOutcome,
  HowTold,
  ServiceId,
  TellBy,
  VisitEvent,
  VisitEventType,
  WaitRange,
  WhatNext,
  LateCause,
} from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { sayTimes } from '#domain/estimate/say.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { inSentence, listed } from '#renderer/ui/words/desks.ts'
import { CALL_BY, NEEDS, PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { OUT_OF_TURN, SEE_NOW } from '#renderer/ui/words/outOfTurn.tsx'
import { OUTCOME } from '#renderer/ui/words/outcomes.ts'
import { deskLabel } from './says.ts'

/** `reasons`: also why somebody was to be seen now, which others must not read over a shoulder. */
export type Telling = { state: CentreState; visit: Visit; zone: string; reasons: boolean }

type Tell<K extends VisitEventType> = (body: Bodies[K], telling: Telling, event: VisitEvent) => string

export function sayEvent(event: VisitEvent, telling: Telling): string {
  const tell = STORY[event.type] as Tell<VisitEventType>
  return tell(event.body, telling, event)
}

const BECAUSE: Record<CalledBecause, string> = {
  seeNow: 'See now',
  due: 'Appointment due',
  longWait: 'Long wait',
  priority: 'Priority',
  arrival: 'In turn',
  early: 'Before their time, nobody else waited',
  outOfTurn: 'Out of turn',
}

const WHY_CORRECTED: Record<Bodies['corrected']['why'], string> = {
  wrongKey: 'wrong key',
  wrongPerson: 'wrong person',
  forgotten: 'forgotten at the time',
  toldLater: 'told later',
  other: 'another reason',
}

const AT_CLOSING: Record<Bodies['endedAtClosing']['as'], string> = {
  seen: 'seen',
  appointmentMade: 'appointment made',
  toldToComeBack: 'told to come back',
  left: 'left',
  notRecorded: 'not recorded',
}

const KEPT_OPEN: Record<Bodies['keptOpen']['why'], string> = { stillHere: 'still here', handedOver: 'handed over', other: 'another reason' }

export const LATE_CAUSES: Record<LateCause, string> = {
  customerLate: 'the customer came late',
  oneBeforeOverran: 'the one before took longer',
  startedLate: 'the desk started late',
  absence: 'somebody was away',
  system: 'a system was down',
  alarm: 'everybody had to leave',
  chosen: 'somebody else went first',
}

const TOLD_BY: Record<TellBy, string> = { letter: 'by letter', email: 'by email', phone: 'by phone', text: 'by text message', inPerson: 'in person' }

const HOW_TOLD: Record<HowTold, string> = { inPerson: 'in person', screen: 'on the screen', message: 'by message' }

const NOT_REACHED: Record<NotReached, string> = {
  afterTheCall: 'after the call',
  noScreen: 'no screen was live',
  fetched: 'they are fetched in person',
  notToThem: 'not said to them',
}

const service = ({ state }: Telling, id: ServiceId) => state.services.get(id)?.name ?? 'a service that is not in the list'
const desk = ({ state }: Telling, id: DeskId | null) => deskLabel(state, id)
const time = ({ zone }: Telling, at: Instant) => sayTime(at, zone)
const screen = (live: boolean | null) => (live === false ? '. No screen showed it' : '')

const toldRange = ({ zone }: Telling, range: WaitRange, { at }: VisitEvent) => `Told to expect the call ${sayTimes(range, at, zone)}`

const STORY: { [K in VisitEventType]: Tell<K> } = {
  arrived: ({ greeted, booked }, telling) =>
    booked ? `Came for the appointment at ${time(telling, booked.at)}` : greeted ? 'Came in and was greeted' : 'Came in',
  greeted: () => 'Greeted',
  appointmentAttached: ({ booked }, telling) => `Came for the appointment at ${time(telling, booked.at)}`,
  numberGiven: ({ ticket, service: id, told }, telling, event) =>
    `Number ${ticket} for ${service(telling, id)}${told ? `. ${toldRange(telling, told, event)}` : ''}`,
  waitTold: (range, telling, event) => toldRange(telling, range, event),
  numberGivenFirst: ({ ticket }) => `Number ${ticket}`,
  partySizeNoted: ({ partySize }) => `${partySize} ${partySize === 1 ? 'person' : 'people'} with this number`,
  needsNoted: ({ needs, callBy }) => `Noted: ${[CALL_BY[callBy].label, ...needs.map((need) => NEEDS[need].label)].join(', ').toLowerCase()}`,
  enquiryAdded: ({ service: id }, telling) => `Also came for ${service(telling, id)}`,
  prioritised: ({ reason }) => `Priority: ${PRIORITIES[reason].toLowerCase()}`,
  priorityRemoved: () => 'Back in their turn',
  seeNow: ({ reason }, { reasons }) => (reasons ? `See now: ${SEE_NOW[reason].toLowerCase()}` : 'See now'),
  called: (body, telling) =>
    `Called to ${desk(telling, body.desk)}. ${BECAUSE[body.because]}${body.reason ? `: ${OUT_OF_TURN[body.reason]}` : ''}${screen(body.screenLive)}`,
  calledAgain: (body, telling) => `Called to ${desk(telling, body.desk)} again${screen(body.screenLive)}`,
  didNotAnswer: (body, telling) => `Did not answer ${desk(telling, body.desk)}`,
  steppedOut: () => 'Stepped out',
  cameBack: () => 'Here again',
  beingSeen: (body, telling) => `Being seen at ${desk(telling, body.desk)}`,
  putOnHold: () => 'Put on hold',
  takenOffHold: () => 'Taken off hold',
  referred: (body, telling) => `Referred to ${service(telling, body.service)}`,
  completed: (body, telling) => `Finished ${ofEnquiry(telling, body.enquiry)}at ${desk(telling, body.desk)}: ${sayOutcome(body.outcome, body.next)}`,
  answeredAtWelcomeDesk: () => 'Answered at the welcome desk',
  leftBeforeBeingSeen: () => 'Left before being seen',
  practised: () => 'A practice visit, counted nowhere',
  corrected: ({ change, why }, telling, { id }) => {
    const was = telling.visit.corrections.find((one) => one.event === id)?.was
    return `Put right: ${sayChange(change, telling)}${was ? `. It was: ${sayChange(was, telling)}` : ''}. Why: ${WHY_CORRECTED[why]}`
  },
  enteredFromPaper: (body, telling) => sayPaper(body, telling),
  endedAtClosing: ({ as }) => `When the day was closed: ${AT_CLOSING[as]}`,
  keptOpen: ({ why }) => `Kept open overnight: ${KEPT_OPEN[why]}`,
  lateCauseSet: ({ cause }) => `Seen late: ${LATE_CAUSES[cause]}`,
  taskDone: () => 'Two records did not agree. Looked at and settled',
  undone: () => 'Undone',
}

/** "Told of a delay in person: The one before took longer. About 10:20am". What did not come to them says so. */
export function sayDelay({ notice, counts }: InStory, telling: Telling): string {
  const { state, zone } = telling
  const words = state.delayReasons.find(({ reason }) => reason === notice.reason)?.words.replace(/[.]$/, '') ?? 'no reason given'
  const when = notice.expectedAt === null ? 'No time given' : `About ${sayTime(notice.expectedAt, zone)}`
  const how = listed(notice.how.map((way) => HOW_TOLD[way]))
  const told = `Told of a delay${saidToAll(notice, telling)} ${how}: ${words}. ${when}`
  if (counts === 'told') return told
  return counts === 'inOutage' ? `${told}. Written down afterwards, of an outage` : `${told}. Counts as not told: ${NOT_REACHED[counts]}`
}

function saidToAll({ scope }: DelayNotice, telling: Telling): string {
  switch (scope.of) {
    case 'visit':
      return ''
    case 'centre':
      return ', with everybody,'
    case 'desk':
      return `, with everybody for ${inSentence(desk(telling, scope.desk))},`
    case 'service':
      return `, with everybody for ${service(telling, scope.service)},`
  }
}

/** Of several matters, which one. */
function ofEnquiry({ state, visit }: Telling, id: string): string {
  const enquiry = visit.enquiries.find((one) => one.id === id)
  return visit.enquiries.length > 1 && enquiry ? `${state.services.get(enquiry.service)?.name ?? ''} ` : ''
}

function sayOutcome(outcome: EnquiryOutcome, next: WhatNext | null): string {
  const words = OUTCOME[outcome].toLowerCase()
  return next ? `${words}, told ${TOLD_BY[next.tellBy]} by ${sayDate(Date.parse(`${next.byWhen}T12:00:00Z`), 'UTC')}` : words
}

function sayChange(change: Change, telling: Telling): string {
  switch (change.what) {
    case 'service':
      return `came for ${service(telling, change.service)}`
    case 'desk':
      return `seen at ${desk(telling, change.desk)}`
    case 'arrivedAt':
      return `came at ${time(telling, change.at)}`
    case 'greetedAt':
      return `greeted at ${time(telling, change.at)}`
    case 'calledAt':
      return `called at ${time(telling, change.at)}`
    case 'seenAt':
      return `being seen from ${time(telling, change.at)}`
    case 'endedAt':
      return `ended at ${time(telling, change.at)}`
    case 'outcome':
      return sayOutcome(change.outcome, change.next)
    case 'reopened':
      return 'back in the queue'
  }
}

function sayPaper({ ticket, service: id, arrivedAt, calledAt, desk: at, endedAt, outcome, next }: Bodies['enteredFromPaper'], telling: Telling): string {
  const parts = [
    `number ${ticket} for ${service(telling, id)}`,
    `came at ${time(telling, arrivedAt)}`,
    calledAt !== null && `called to ${desk(telling, at)} at ${time(telling, calledAt)}`,
    outcome === null ? 'left before being seen' : sayOutcome(outcome, next),
    endedAt !== null && `ended at ${time(telling, endedAt)}`,
  ]
  return `Entered from paper: ${parts.filter(Boolean).join(', ')}`
}
