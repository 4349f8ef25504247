/*
  A centre whose days went by elsewhere, told again in Foyer's own events: each is folded as if it had happened here. It knows no more at any
  instant than what had happened by then.
*/
import { fold } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE, dayOf } from '#domain/centre/state.ts'
import type { BookedSlot, Bodies, DeskId, EventType, LoggedEvent, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { nextForDesk, standing } from '#domain/queue/callingOrder.ts'

/** Who is called and does not answer is known after that long: then the others are being seen. */
const ANSWERS_WITHIN = MINUTE

export class PlayedCentre {
  state: CentreState = EMPTY_CENTRE
  /** Before the day, and what has happened on it. */
  before: CentreState = EMPTY_CENTRE
  events: LoggedEvent[] = []
  key: DayKey = ''
  private n = 0
  private readonly called = new Map<VisitId, { desk: DeskId; at: Instant }>()

  /** What it is called is nobody's business. `timeZone`: in which its days begin and end. */
  setUp(timeZone: string): void {
    this.say('centreSetUp', { name: 'Played', timeZone, demo: false, cardsKeptDays: 30 }, 0)
    this.say('callingRuleSet', { parts: ['due', 'priority', 'early'] }, 0)
  }

  offer(service: ServiceId): void {
    this.say('serviceSet', { service, name: service, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }, 0)
  }

  beginDay(key: DayKey, at: Instant): void {
    this.key = key
    this.say('dayBegan', { day: key }, at)
    this.before = this.state
    this.events = []
    this.called.clear()
  }

  arrive(visit: VisitId, service: ServiceId, booked: BookedSlot | null, at: Instant): void {
    this.say('arrived', { visit, greeted: true, booked }, at)
    this.say('numberGiven', { visit, ticket: visit, enquiry: enquiryOf(visit), service, needs: [], callBy: 'screen', partySize: 1 }, at)
  }

  call(visit: VisitId, desk: DeskId, at: Instant): void {
    const day = dayOf(this.state, this.key)
    const known = day.visits.get(visit)
    const inTurn = nextForDesk(this.state, day, desk, at)?.id === visit
    const because = inTurn && known ? standing(this.state, known, at) : 'outOfTurn'
    this.say('called', { visit, desk, because, reason: null, screenLive: true }, at)
    this.called.set(visit, { desk, at })
  }

  see(visit: VisitId, at: Instant): void {
    const call = this.called.get(visit)
    if (call) this.say('beingSeen', { visit, desk: call.desk }, at)
    this.called.delete(visit)
  }

  end(visit: VisitId, desk: DeskId, at: Instant): void {
    this.see(visit, at)
    this.say('completed', { visit, desk, enquiry: enquiryOf(visit), outcome: 'finishedToday', next: null, stays: false }, at)
  }

  /** Called, and not there. */
  noAnswer(visit: VisitId, desk: DeskId, at: Instant): void {
    this.called.delete(visit)
    this.say('didNotAnswer', { visit, desk }, at)
    this.leave(visit, at)
  }

  leave(visit: VisitId, at: Instant): void {
    this.say('leftBeforeBeingSeen', { visit }, at)
  }

  /** Time passes: who was called and answered is being seen. */
  until(now: Instant): void {
    for (const [visit, { at }] of this.called) if (now - at > ANSWERS_WITHIN) this.see(visit, at + ANSWERS_WITHIN)
  }

  say<T extends EventType>(type: T, body: Bodies[T], at: Instant): void {
    const n = ++this.n
    const event = { type, v: 1, day: this.key, at, body, id: `e${n}`, n, device: 'played', inc: 'played', outcome: 'applied' } as LoggedEvent
    this.events.push(event)
    this.state = fold(this.state, [event])
  }
}

function enquiryOf(visit: VisitId): string {
  return `${visit}-1`
}
