/* Turns the lines of the waiting-time bench into Foyer's own events, and knows nothing else. Times on the lines are minutes after opening. */
import { fold } from '#domain/centre/fold.ts'
import { nextForDesk, standing } from '#domain/queue/callingOrder.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE, dayOf } from '#domain/centre/state.ts'
import type { Bodies, EventType, LoggedEvent, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { HOUR, MINUTE } from '#domain/instant.ts'

export type DayLine = {
  type: 'day'
  n: number
  role: 'learn' | 'calibrate' | 'test'
  horizon: number
  services: string[]
  desks: { desk: number; services: number[]; rota: [number, number][] }[]
  appointments: { id: string; service: number; at: number }[]
}
export type EventLine = { type: 'event'; t: number } & (
  | { ev: 'arrive'; id: string; service: number; priority: number; appointment: number | null }
  | { ev: 'call' | 'end' | 'no-answer'; id: string; desk: number }
  | { ev: 'open'; desk: number }
  | { ev: 'close'; desk: number }
)

const FIRST_DAY = Date.UTC(2027, 0, 4)
/** Who is called and does not answer is known after that long. */
const ANSWERS_WITHIN = MINUTE

/** One centre, day after day. */
export class BenchCentre {
  state: CentreState = EMPTY_CENTRE
  /** Before the day, and what has happened on it. */
  before: CentreState = EMPTY_CENTRE
  events: LoggedEvent[] = []
  key: DayKey = ''
  private services: string[] = []
  private opens: Instant = 0
  private n = 0
  private day = 0
  private readonly called = new Map<VisitId, { desk: string; at: Instant }>()

  at(t: number): Instant {
    return this.opens + Math.round(t * MINUTE)
  }

  begin({ n, services, desks, appointments }: DayLine): void {
    this.opens = FIRST_DAY + n * 24 * HOUR + 8 * HOUR
    this.key = new Date(this.opens).toISOString().slice(0, 10)
    this.day = n
    if (this.services.length === 0) this.setUp(services, desks)
    this.say('dayBegan', { day: this.key }, 0)
    this.before = this.state
    this.events = []
    this.called.clear()
    for (const { desk, rota } of desks) this.say('rotaSet', { desk: name(desk), open: rota.map(([from, to]) => ({ from: this.at(from), to: this.at(to) })) }, 0)
    for (const { id, service, at } of appointments)
      this.say('appointmentBooked', { appointment: this.id(id), service: this.services[service] ?? '', at: this.at(at), desk: null }, 0)
  }

  take(line: EventLine): void {
    const { t } = line
    this.until(t)
    if (line.ev === 'open' || line.ev === 'close') return this.say(line.ev === 'open' ? 'deskOpened' : 'deskClosed', { desk: name(line.desk) }, t)
    const visit = this.id(line.id)
    if (line.ev === 'arrive') {
      const service = this.services[line.service] ?? ''
      const booked = line.appointment === null ? null : { id: visit, at: this.at(line.appointment), service, desk: null }
      this.say('arrived', { visit, greeted: true, booked }, t)
      this.say('numberGiven', { visit, ticket: line.id, enquiry: `${visit}-1`, service, needs: [], callBy: 'screen', partySize: 1 }, t)
      if (line.priority > 0) this.say('prioritised', { visit, reason: 'other' }, t)
      return
    }
    const desk = name(line.desk)
    if (line.ev === 'call') {
      const day = dayOf(this.state, this.key)
      const known = day.visits.get(visit)
      const inTurn = nextForDesk(this.state, day, desk, this.at(t))?.id === visit
      this.say('called', { visit, desk, because: inTurn && known ? standing(this.state, known, this.at(t)) : 'outOfTurn', reason: null, screenLive: true }, t)
      this.called.set(visit, { desk, at: this.at(t) })
    }
    if (line.ev === 'no-answer') {
      this.called.delete(visit)
      this.say('didNotAnswer', { visit, desk }, t)
      this.say('leftBeforeBeingSeen', { visit }, t)
    }
    if (line.ev === 'end') {
      if (this.called.delete(visit)) this.say('beingSeen', { visit, desk }, t)
      this.say('completed', { visit, desk, enquiry: `${visit}-1`, outcome: 'finishedToday', next: null, stays: false }, t)
    }
  }

  /** Time passes: who was called and answered is being seen. */
  until(t: number): void {
    const now = this.at(t)
    for (const [visit, { desk, at }] of this.called)
      if (now - at > ANSWERS_WITHIN) {
        this.called.delete(visit)
        this.say('beingSeen', { visit, desk }, (at + ANSWERS_WITHIN - this.opens) / MINUTE)
      }
  }

  /** As on the line: without the day. */
  lineId(id: string): string {
    return id.slice(id.indexOf('/') + 1)
  }

  say<T extends EventType>(type: T, body: Bodies[T], t: number): void {
    const n = ++this.n
    const event = { type, v: 1, day: this.key, at: this.at(t), body, id: `e${n}`, n, device: 'bench', inc: 'bench', outcome: 'applied' } as LoggedEvent
    this.events.push(event)
    this.state = fold(this.state, [event])
  }

  private setUp(services: string[], desks: DayLine['desks']): void {
    this.services = services
    this.say('centreSetUp', { name: 'Bench', timeZone: 'Europe/London', demo: false, cardsKeptDays: 30 }, 0)
    for (const service of services)
      this.say('serviceSet', { service, name: service, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }, 0)
    for (const { desk, services: does } of desks) this.say('deskSet', { desk: name(desk), label: name(desk), services: does.map((i) => services[i] ?? '') }, 0)
    this.say('callingRuleSet', { parts: ['due', 'priority', 'early'] }, 0)
  }

  private id(id: string): VisitId {
    return `${this.day}/${id}`
  }
}

function name(desk: number): string {
  return `D${desk}`
}
