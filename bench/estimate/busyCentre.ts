/* A made-up centre of eight desks, its days played through Foyer's own events: what is measured is what a hub would have folded. */
import { dayOf } from '#domain/centre/state.ts'
import type { LoggedEvent, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { nextForDesk } from '#domain/queue/callingOrder.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { PlayedCentre } from '#hub/backtest/playedCentre.ts'

const ZONE = 'Europe/London'
/** Minutes that each service takes in the mean. */
const SERVICES = [6, 8, 5, 12, 15, 9, 7, 20, 4, 10, 11, 6]
const DESKS = 8
/** One of so many who come in has an appointment. */
const APPOINTMENTS = 50
const WALK_INS = 150

export class BusyCentre {
  readonly played = new PlayedCentre()
  readonly events: LoggedEvent[] = []
  now: Instant = 0
  private seed = 42
  private came = 0
  private readonly busy = new Map<string, { visit: VisitId; until: Instant }>()

  constructor() {
    const { played } = this
    played.setUp(ZONE)
    SERVICES.forEach((_, i) => played.offer(service(i)))
    for (let d = 0; d < DESKS; d++) {
      // Two desks do everything, the others all but four services each.
      const services = SERVICES.map((_, i) => service(i)).filter((_, i) => d < 2 || (i + 3 * d) % SERVICES.length >= 4)
      played.say('deskSet', { desk: desk(d), label: desk(d), services }, 0)
    }
    this.events.push(...played.events)
  }

  /** Begins a day: rota with lunch, and its appointments. */
  begin(key: DayKey, appointments: readonly string[]): void {
    const { played } = this
    const at = (clock: string) => localInstant(key, clock, ZONE)
    played.beginDay(key, at('08:50'))
    for (let d = 0; d < DESKS; d++) {
      const lunch = 12 + Math.floor(d / 3)
      played.say(
        'rotaSet',
        {
          desk: desk(d),
          open: [
            { from: at('09:00'), to: at(`${lunch}:00`) },
            { from: at(`${lunch}:45`), to: at('17:00') },
          ],
        },
        at('08:50'),
      )
      played.say('deskOpened', { desk: desk(d) }, at('08:58'))
    }
    appointments.forEach((clock, i) =>
      played.say('appointmentBooked', { appointment: `${key}/a${i}`, service: this.someService(), at: at(clock), desk: null }, at('08:55')),
    )
    this.now = at('09:00')
  }

  /** A whole ordinary day. */
  day(key: DayKey): void {
    this.begin(key, clocks(APPOINTMENTS, 9 * 60 + 5, 16 * 60 + 30))
    const closes = localInstant(key, '17:00', ZONE)
    const booked = [...dayOf(this.played.state, key).appointments.values()].map((one) => ({ ...one, comes: one.at + (this.random() * 12 - 9) * MINUTE }))
    const walkIns = Array.from({ length: WALK_INS }, () => this.now + this.random() * (closes - this.now - 20 * MINUTE)).sort((a, b) => a - b)
    for (; this.now < closes || this.waiting() > 0 || this.busy.size > 0; this.now += MINUTE / 4) {
      while ((walkIns[0] ?? Number.POSITIVE_INFINITY) <= this.now) this.walkIn(walkIns.shift()!)
      for (const one of booked.splice(0).toSorted((a, b) => a.comes - b.comes)) {
        if (one.comes > this.now) booked.push(one)
        // One in twelve does not come.
        else if (this.random() > 1 / 12)
          this.played.arrive(`${key}/v${++this.came}`, one.service, { id: one.id, at: one.at, service: one.service, desk: null }, this.now)
      }
      this.work()
    }
    for (let d = 0; d < DESKS; d++) this.played.say('deskClosed', { desk: desk(d) }, this.now)
    this.events.push(...this.played.events)
  }

  /** A day up to half past ten, when so many wait and all its appointments are still to come: they are in the afternoon. */
  morning(key: DayKey, appointments: number, waiting: number): void {
    this.begin(key, clocks(appointments, 12 * 60 + 15, 16 * 60 + 30))
    for (; this.now < localInstant(key, '10:30', ZONE); this.now += MINUTE / 2) {
      if (this.waiting() < 10) this.walkIn()
      this.work()
    }
    while (this.waiting() < waiting) this.walkIn()
  }

  walkIn(at: Instant = this.now): void {
    this.played.arrive(`${this.played.key}/v${++this.came}`, this.someService(), null, at)
  }

  /** Desks end what is over, and call their next. How many were called. */
  work(): number {
    const { played, busy, now } = this
    let called = 0
    played.until(now)
    for (let d = 0; d < DESKS; d++) {
      const id = desk(d)
      const has = busy.get(id)
      if (has && has.until > now) continue
      if (has) {
        played.end(has.visit, id, now)
        busy.delete(id)
      }
      const next = nextForDesk(played.state, dayOf(played.state, played.key), id, now)
      if (!next) continue
      played.call(next.id, id, now)
      const i = Number(next.enquiries[0]!.service.slice(1))
      busy.set(id, { visit: next.id, until: now + SERVICES[i]! * MINUTE * Math.exp(this.random() + this.random() - 1.1) })
      called++
    }
    return called
  }

  waiting(): number {
    return [...dayOf(this.played.state, this.played.key).visits.values()].filter(({ situation }) => situation.is === 'waiting').length
  }

  private someService(): string {
    return service(Math.floor(this.random() * SERVICES.length))
  }

  /** The same on every run. */
  private random(): number {
    this.seed = (this.seed * 16_807) % 2_147_483_647
    return this.seed / 2_147_483_647
  }
}

/** So many times between two minutes after midnight, evenly, on whole five minutes. */
function clocks(n: number, from: number, to: number): string[] {
  return Array.from({ length: n }, (_, i) => {
    const minute = Math.round((from + (i * (to - from)) / n) / 5) * 5
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  })
}

function service(i: number): string {
  return `s${i}`
}

function desk(d: number): string {
  return `desk-${d + 1}`
}
