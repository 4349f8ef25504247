/*
  The centre as the estimate sees it at one instant: who waits, who will come, which desks serve whom and until when. Times are minutes from
  now: what was is below 0. Made from the folded state and the clock, so the same state and minute make the same scene on every device.
*/
import { deskTimes } from '#domain/appointments/deskTimes.ts'
import { stands } from '#domain/appointments/stands.ts'
import { closingTime } from '#domain/closing/closingTime.ts'
import type { Appointment, CentreState, Day, Desk } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { calledAt } from '#domain/delays/reached.ts'
import type { AppointmentId, DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { deskBooked, onlyDesk, serves, turn } from '#domain/queue/callingOrder.ts'
import { placeSince } from '#domain/queue/place.ts'
import { waitingFrom } from '#domain/queue/waits.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'
import { teaches } from '#domain/visit/teaches.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry, isOfTheDay, openEnquiries } from '#domain/visit/visit.ts'
import type { Beliefs } from './beliefs.ts'
import { believe } from './beliefs.ts'
import { hashOf } from './chance.ts'
import type { Learned } from './learned.ts'
import type { Serving } from './services.ts'
import { servedToday, servingNow } from './services.ts'

/** A line of people whom the same desks see: those of one service, or of one service at one desk. */
export type Line = { service: ServiceId; desks: number[] }

export type Person = {
  /** Of a visit, or of an appointment whose customer is not here. */
  id: VisitId | AppointmentId
  hash: number
  line: number
  /** Of what else they came for, in that order: a desk that does it goes on with it, or they wait again. */
  further: number[]
  /** Where they are: in the queue, expected by appointment, known to come back to it (out for a moment, on hold), or at a desk and come for more. */
  is: 'waiting' | 'expected' | 'away' | 'atDesk'
  /** How long they are out or on hold by now; null: they are not. */
  away: number | null
  /** Since when their place counts, and from when their wait does. */
  place: number
  from: number
  /** The booked time; null: none, or they came too late to keep it. */
  booked: number | null
  /** They were called already, and wait again or for something else: whether an appointment began late is known, and that they stay. */
  begun: boolean
  seeNow: boolean
  priority: boolean
}

export type SceneDesk = {
  id: DeskId
  hash: number
  lines: number[]
  /** One that nobody shut the evening before, and that nobody was at since, is not open before its hours. */
  isOpen: boolean
  /** Whose turn it is, where appointments that are due and long waits go in turns. */
  turn: 'due' | 'longWait'
  /** Whom it has, and since when. */
  has: { visit: VisitId; service: ServiceId; line: number; from: number; called: boolean; hash: number } | null
  /** When it ended its last service or call, opened or closed, whichever was last; null: nothing today. */
  since: number | null
  /** When it was opened, or shut, last; null: never. */
  changed: number | null
  /** On a break until then. */
  breakUntil: number | null
  /** When it is there today, by rota and lunch; null: nobody said. */
  times: { from: number; to: number }[] | null
}

export type Scene = {
  lines: Line[]
  people: Person[]
  /** When the last of those who wait came, if that is after the minute that has begun, of which the figures are; else 0. */
  lastCame: number
  desks: SceneDesk[]
  rule: CentreState['rule']
  grace: number
  longWait: number
  /** When the doors close: the last customer still here is seen after it. */
  closes: number
  /** Nobody is called. */
  evacuating: boolean
  /** Minutes after midnight, by the clock on the wall. */
  clock: number
  /** How many walk-ins came today so far. */
  cameToday: number
  /** Walk-ins called in the last two hours, the latest first, those with priority left out. */
  recent: { service: ServiceId; waited: number; ago: number }[]
  beliefs: Beliefs
  learned: Learned
}

export function sceneOf(state: CentreState, key: DayKey, now: Instant, learned: Learned, clock: number): Scene {
  const day = dayOf(state, key)
  const planned = (service: ServiceId) => state.services.get(service)?.minutes ?? 10
  const serving = servingNow(state, day)
  const telling = serving.filter(({ visit }) => teaches(day, day.visits.get(visit)!))
  const beliefs = believe(learned, planned, servedToday(day), telling, now, now - clock * MINUTE)
  const desks = [...state.desks.values()].filter((desk) => desk.inUse)
  const lines = new Lines(state, desks)
  const people = peopleOf(state, day, now, lines)
  const sceneDesks = desksOf(state, { key, day, now }, desks, serving, lines)
  return {
    lines: lines.all,
    people,
    lastCame: people.reduce((last, { is, place }) => (is === 'waiting' ? Math.max(last, place) : last), 0),
    desks: sceneDesks,
    rule: state.rule,
    grace: state.standards.grace,
    longWait: state.standards.longWait,
    closes: closesIn(state, key, now),
    evacuating: evacuationNow(day) !== null,
    clock,
    cameToday: walkInsOf(day).length,
    recent: recentCalls(day, now),
    beliefs,
    learned,
  }
}

/** Minutes from now until the doors close; where nobody said when, long after now. */
export function closesIn(state: CentreState, key: DayKey, now: Instant): number {
  const closes = closingTime(state, key)
  return closes === null ? 600 : (closes - now) / MINUTE
}

class Lines {
  readonly all: Line[] = []
  private readonly known = new Map<string, number>()
  private readonly state: CentreState
  private readonly desks: Desk[]

  constructor(state: CentreState, desks: Desk[]) {
    this.state = state
    this.desks = desks
    for (const service of state.services.keys()) this.to(service, null)
  }

  /** The number of the line for a service, at one desk alone or at any that serves it. */
  to(service: ServiceId, only: DeskId | null): number {
    const key = `${service} ${only ?? ''}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const desks = this.desks.flatMap(({ id }, i) => ((only === null || only === id) && serves(this.state, id, service) ? [i] : []))
    this.all.push({ service, desks })
    this.known.set(key, this.all.length - 1)
    return this.all.length - 1
  }

  of(desk: DeskId): number[] {
    const at = this.desks.findIndex(({ id }) => id === desk)
    return this.all.flatMap((line, i) => (line.desks.includes(at) ? [i] : []))
  }
}

/** Whoever is in the queue, will be back in it, or has an appointment and may still come. */
function peopleOf(state: CentreState, day: Day, now: Instant, lines: Lines): Person[] {
  const rel = (at: Instant): number => (at - now) / MINUTE
  const grace = state.standards.grace * MINUTE
  const people: Person[] = []
  for (const visit of day.visits.values()) {
    const is = visit.practice ? null : hereAs(visit)
    const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
    if (is === null || service === undefined) continue
    const further = openEnquiries(visit)
      .slice(1)
      .map((one) => lines.to(one.service, null))
    if (is === 'atDesk' && further.length === 0) continue
    const place = placeSince(state, visit)
    const inTime = visit.appointmentAt !== null && place <= visit.appointmentAt + grace
    people.push({
      id: visit.id,
      hash: hashOf(visit.id),
      line: lines.to(service, onlyDesk(state, visit)),
      further,
      is,
      away: awaySince(visit, now),
      place: rel(place),
      from: rel(waitingFrom(visit)),
      booked: inTime ? rel(visit.appointmentAt ?? now) : null,
      begun: calledAt(visit) !== null,
      seeNow: visit.seeNow !== null && state.rule.includes('seeNow'),
      priority: visit.priority !== null || visit.seeNow !== null,
    })
  }
  for (const one of day.appointments.values()) {
    if (!isToCome(state, day, one, now)) continue
    const booked = rel(one.at)
    people.push({
      id: one.id,
      hash: hashOf(one.id),
      line: lines.to(one.service, deskBooked(state, day, one)),
      further: [],
      is: 'expected',
      away: null,
      place: booked,
      from: booked,
      booked,
      begun: false,
      seeNow: false,
      priority: false,
    })
  }
  return people.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
}

/**
 * Whether an appointment's customer is expected: not here, or on the way from the door to their number. Who is not here that long after the grace
 * time comes as anybody else, if at all.
 */
export function isToCome(state: CentreState, day: Day, one: Appointment, now: Instant): boolean {
  const is = one.visit === null ? null : day.visits.get(one.visit)?.situation.is
  return (is === null || is === 'arrived' || is === 'greeted') && stands(one) && now <= one.at + state.standards.grace * MINUTE
}

/** Who came without an appointment, as it happened: no try-out, nobody whose arrival was undone, no row from paper. */
export function walkInsOf(day: Day): Visit[] {
  return [...day.visits.values()].filter((visit) => visit.kind === 'walkIn' && isOfTheDay(visit) && visit.enteredAt === null)
}

function awaySince({ situation }: Visit, now: Instant): number | null {
  return situation.is === 'steppedOut' || situation.is === 'onHold' ? Math.max(0, now - situation.since) / MINUTE : null
}

function hereAs({ situation }: Visit): 'waiting' | 'away' | 'atDesk' | null {
  if (situation.is === 'waiting') return 'waiting'
  if (situation.is === 'called' || situation.is === 'beingSeen') return 'atDesk'
  return situation.is === 'steppedOut' || situation.is === 'onHold' ? 'away' : null
}

/** The desks in use alone. */
export function desksAt(state: CentreState, key: DayKey, now: Instant): SceneDesk[] {
  const day = dayOf(state, key)
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  return desksOf(state, { key, day, now }, desks, servingNow(state, day), new Lines(state, desks))
}

function desksOf(state: CentreState, { key, day, now }: { key: DayKey; day: Day; now: Instant }, desks: Desk[], serving: Serving[], lines: Lines): SceneDesk[] {
  const rel = (at: Instant): number => (at - now) / MINUTE
  const times = new Map(deskTimes(state, key).map((one) => [one.desk, one.times]))
  const last = lastDone(day)
  const zone = state.centre?.timeZone ?? 'Europe/London'
  return desks.map((desk) => {
    const has = serving.find((one) => one.desk === desk.id)
    const since = Math.max(last.get(desk.id) ?? -1, desk.changedAt ?? -1)
    const there = times.get(desk.id) ?? null
    const stoodOpen = !has && there?.every(({ from }) => now < from) === true && businessDay(Math.max(0, since), zone) < key
    return {
      id: desk.id,
      hash: hashOf(desk.id),
      lines: lines.of(desk.id),
      isOpen: desk.isOpen && !stoodOpen,
      turn: state.rule.includes('longWait') ? turn(day, desk.id) : 'due',
      has: has
        ? {
            visit: has.visit,
            service: has.service,
            line: lines.to(has.service, null),
            from: rel(has.from),
            called: has.called,
            hash: hashOf(has.visit),
          }
        : null,
      since: since < 0 ? null : Math.min(0, rel(since)),
      changed: desk.changedAt === null ? null : rel(desk.changedAt),
      breakUntil: desk.pause?.is === 'onBreak' ? rel(desk.pause.until) : null,
      times: there?.map(({ from, to }) => ({ from: rel(from), to: rel(to) })) ?? null,
    }
  })
}

/** When each desk last ended a service, or a call that nobody answered. */
function lastDone(day: Day): Map<DeskId, Instant> {
  const last = new Map<DeskId, Instant>()
  const ended = (desk: DeskId, at: Instant) => last.set(desk, Math.max(last.get(desk) ?? 0, at))
  for (const visit of day.visits.values()) {
    for (const { outcomes } of visit.enquiries) for (const { desk, at } of outcomes) ended(desk, at)
    visit.absences.forEach(({ from }) => {
      const call = visit.calls.findLast((one) => one.at <= from)
      if (call?.unanswered) ended(call.desk, from)
    })
  }
  return last
}

function recentCalls(day: Day, now: Instant): Scene['recent'] {
  const recent: Scene['recent'] = []
  for (const { calls, appointmentAt, priority, arrivedAt, enquiries, practice } of day.visits.values()) {
    const [first] = calls
    const service = enquiries[0]?.service
    if (!first || service === undefined || practice || appointmentAt !== null || priority !== null || now - first.at > 120 * MINUTE) continue
    recent.push({ service, waited: (first.at - arrivedAt) / MINUTE, ago: (now - first.at) / MINUTE })
  }
  return recent.sort((a, b) => a.ago - b.ago)
}
