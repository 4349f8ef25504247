/*
  A day that is over, learned: what was believed before it and the day's events make what is believed after it. Pure, so a log that is read
  again teaches the same.
*/
import { stands } from '#domain/appointments/stands.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf, isOffered } from '#domain/centre/state.ts'
import { fold } from '#domain/centre/fold.ts'
import type { AppointmentId, DeskId, LoggedEvent, ServiceId, UnknownEvent, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { calledAt } from '#domain/delays/reached.ts'
import { endOfDay } from '#domain/lead/record.ts'
import { queueForDesk, standing } from '#domain/queue/callingOrder.ts'
import { evacuationNow } from '#domain/safety/evolveSafety.ts'
import type { Planned } from './beliefs.ts'
import { dayShown } from './beliefs.ts'
import type { Learned } from './learned.ts'
import { guessesOf, played } from './forecast.ts'
import { learnHours } from './learnHours.ts'
import { foundAfter } from './leaving.ts'
import { FADES, kept, weightOf } from './remember.ts'
import { localClock } from './localClock.ts'
import { paceAfter } from './pace.ts'
import type { Warning, Estimated } from './record.ts'
import { recorded } from './record.ts'
import { isToCome, walkInsOf } from './scene.ts'
import type { Served } from './services.ts'
import { broughtUpToday, logMinutes, servedToday } from './services.ts'
import { HORIZON, LOOKS_AHEAD } from './simulate.ts'

/** A service and a desk shift a little from day to day: the variance that a night adds. That one changed at once is in overnight.ts. */
const NIGHT = { service: 0.0002, desk: 0.00003 }
const MOST = { service: 0.12, desk: 0.03 }
export function learnDay(learned: Learned, before: CentreState, key: DayKey, events: readonly (LoggedEvent | UnknownEvent)[]): Learned {
  const steps = learningDay(learned, before, key, events)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same, one estimate that the day would have had at each step: a busy day has hundreds, and a hub answers others meanwhile. */
export function* learningDay(
  learned: Learned,
  before: CentreState,
  key: DayKey,
  events: readonly (LoggedEvent | UnknownEvent)[],
): Generator<undefined, Learned> {
  const asked: Asked[] = []
  const seen = yield* watch(before, key, events, (state, at, visit) => asked.push(...ask(state, key, at, learned, visit)))
  const { state } = seen
  const day = dayOf(state, key)
  const served = servedToday(day)
  const [first] = served
  if (first === undefined) return learned
  const planned: Planned = (service) => state.services.get(service)?.minutes ?? 10
  const { services, desks, pace } = lengths(learned, planned, served, first.from - localClock(first.from, state.centre?.timeZone ?? 'Europe/London') * MINUTE)
  const { walkIns, shares, priority } = arrivals(learned, state, day)
  return {
    ...learned,
    days: learned.days + 1,
    // What was taken away would make each day's event longer than the one before.
    services: only(services, (service) => isOffered(state, service)),
    desks: only(desks, (desk) => state.desks.get(desk)?.inUse === true),
    pace,
    gaps: kept(learned, 'gaps', seen.gaps),
    noAnswers: kept(learned, 'noAnswers', seen.noAnswers),
    broughtUp: kept(learned, 'broughtUp', broughtUpToday(day)),
    found: foundAfter(learned.found, seen.calls, FADES),
    ...learnHours(learned, state, key, events),
    ...appointments(learned, day),
    walkIns,
    shares: only(shares, (service) => isOffered(state, service)),
    priority,
    outOfTurn: learned.outOfTurn.map(
      (share, i) => share + ((seen.ranks[i + 1] ?? 0) / Math.max(1, sum(seen.ranks)) - share) * weightOf(learned, sum(seen.ranks) / 120),
    ),
    record: recorded(learned.record, ...cameTrue(state, day, asked)),
  }
}

function lengths(learned: Learned, planned: Planned, served: readonly Served[], midnight: Instant): Pick<Learned, 'services' | 'desks' | 'pace'> {
  const shown = dayShown(learned, planned, served, midnight)
  const services = { ...learned.services }
  const desks = { ...learned.desks }
  const pace = paceAfter(learned.pace, shown.sightings, shown.back, 1 / Math.min(learned.days + 5, 10))
  const spreads = new Map<ServiceId, { spread: number; seen: number }>()
  for (const [i, one] of shown.served.entries()) {
    const believed = shown.services.get(one.service)!
    const was = spreads.get(one.service) ?? { spread: believed.spread, seen: learned.services[one.service]?.seen ?? 0 }
    const own = logMinutes(one.from, one.to) - believed.is - shown.desks.get(one.desk)!.is - shown.back.paces[i]!.is
    const weight = Math.min(was.seen, 200) + 8
    spreads.set(one.service, { spread: (was.spread * weight + Math.min(own * own, 9 * was.spread)) / (weight + 1), seen: was.seen + 1 })
  }
  for (const [id, { spread, seen }] of spreads) {
    const { is, variance } = shown.services.get(id)!
    services[id] = { is, variance: Math.min(MOST.service, variance + NIGHT.service), spread, seen }
  }
  for (const [id, { is, variance }] of shown.desks) desks[id] = { is, variance: Math.min(MOST.desk, variance + NIGHT.desk) }
  return { services, desks, pace }
}

type Watched = { state: CentreState; gaps: number[]; noAnswers: number[]; calls: { visit: VisitId; waited: number; gone: boolean }[]; ranks: number[] }

/** The day from its events, each on what the ones before it left. */
function* watch(
  before: CentreState,
  key: DayKey,
  events: readonly (LoggedEvent | UnknownEvent)[],
  moment: (state: CentreState, at: Instant, visit: VisitId | null) => void,
): Generator<undefined, Watched> {
  const seen: Watched = { state: before, gaps: [], noAnswers: [], calls: [], ranks: [0, 0, 0, 0] }
  /** Since when a desk has nobody, though somebody waited for it at once. */
  const wanted = new Map<DeskId, Instant>()
  const undone = new Set(events.flatMap((one) => (one.type === 'undone' && one.outcome === 'applied' ? [(one as LoggedEvent<'undone'>).body.event] : [])))
  let next = 0
  // A day is corrected for weeks.
  const ends = endOfDay(key, before.centre?.timeZone ?? 'Europe/London')
  for (const event of events) {
    const known = event as LoggedEvent
    if (known.day === key && known.at > 0) {
      if (next === 0 && isVisitEvent(known)) next = known.at + EVERY
      for (; next > 0 && next <= known.at && next < ends; next += EVERY) {
        moment(seen.state, next, null)
        yield
      }
    }
    if (known.outcome === 'applied' && known.day === key && !undone.has(known.id)) notice(seen, key, known, wanted)
    seen.state = fold(seen.state, [event])
    if (known.outcome !== 'applied') continue
    if (known.type === 'numberGiven' && known.day === key) {
      moment(seen.state, known.at, known.body.visit)
      yield
    }
    if (known.type === 'completed') {
      const { desk } = known.body
      const [first] = queueForDesk(seen.state, dayOf(seen.state, key), desk, known.at)
      // Nobody hurries to call somebody whose time has not come.
      if (first && standing(seen.state, first, known.at) !== 'early' && evacuationNow(dayOf(seen.state, key)) === null) wanted.set(desk, known.at)
    }
    if (known.type === 'evacuated') wanted.clear()
    if (known.type === 'deskClosed' || known.type === 'deskOnBreak' || known.type === 'deskOpened') wanted.delete(known.body.desk)
  }
  return seen
}

function notice(seen: Watched, key: DayKey, event: LoggedEvent, wanted: Map<DeskId, Instant>): void {
  const day = dayOf(seen.state, key)
  if ((event.type === 'called' || event.type === 'didNotAnswer') && day.visits.get(event.body.visit)?.practice) return
  if (event.type === 'called') {
    const { desk, visit } = event.body
    const waiting = queueForDesk(seen.state, day, desk, event.at)
    const rank = waiting.findIndex(({ id }) => id === visit)
    if (rank >= 0 && waiting.length > 1) seen.ranks[Math.min(rank, 3)]!++
    const since = wanted.get(desk)
    if (since !== undefined && event.at >= since && event.at - since < 25 * MINUTE) seen.gaps.push((event.at - since) / MINUTE)
    wanted.delete(desk)
    const known = day.visits.get(visit)
    // Who was called before is known to stay: only a first wait says who goes.
    if (known && known.appointmentAt === null && calledAt(known) === null)
      seen.calls.push({ visit, waited: (event.at - known.arrivedAt) / MINUTE, gone: false })
  }
  if (event.type === 'didNotAnswer') {
    const known = day.visits.get(event.body.visit)
    // Since the first call: the desk waited from then, however often it called again.
    if (known?.situation.is !== 'called' || event.at < known.situation.at) return
    seen.noAnswers.push((event.at - known.situation.at) / MINUTE)
    const found = seen.calls.findLast(({ visit }) => visit === event.body.visit)
    if (found && known.seenAt === null) found.gone = true
  }
}

/** How often a day that is learned is looked at while it goes on. */
const EVERY = 5 * MINUTE

function isVisitEvent({ type }: LoggedEvent): boolean {
  return type === 'arrived' || type === 'called'
}

/** What would have been estimated, for whom and when. */
type Asked = { at: Instant } & ({ visit: VisitId; row: Omit<Estimated, 'waited'> } | { appointment: AppointmentId | VisitId; chance: number })

/** Everybody's estimate; of somebody who has just come, `visit`, theirs alone. */
function ask(state: CentreState, key: DayKey, at: Instant, learned: Learned, visit: VisitId | null): Asked[] {
  const day = dayOf(state, key)
  // While everybody is out of the building nobody is told anything.
  if (evacuationNow(day) !== null || !anybodyToAskFor(state, day, at, visit)) return []
  const { scene, spreads, late } = played(state, key, at, learned)
  const guesses = guessesOf(scene, spreads)
  const asked: Asked[] = []
  for (const [i, spread] of spreads) {
    const { id, booked } = scene.people[i]!
    // Where no desk would see them nothing is said.
    if (booked !== null || spread.middle >= HORIZON || (visit !== null && id !== visit)) continue
    const { x, ...rest } = guesses.get(i)!
    asked.push({ at, visit: id, row: { kind: visit === null ? 'waiting' : 'arrival', spread, guesses: rest, x } })
  }
  if (visit === null) for (const [i, chance] of late) asked.push({ at, appointment: scene.people[i]!.id, chance })
  return asked
}

/** Whether `visit` waits without an appointment; null: whether anybody waits, or has an appointment soon. */
function anybodyToAskFor(state: CentreState, day: Day, at: Instant, visit: VisitId | null): boolean {
  const own = visit === null ? undefined : day.visits.get(visit)
  if (own) return own.situation.is === 'waiting' && own.appointmentAt === null
  if ([...day.visits.values()].some(({ situation }) => situation.is === 'waiting')) return true
  return [...day.appointments.values()].some((one) => one.at <= at + LOOKS_AHEAD * MINUTE && isToCome(state, day, one, at))
}

/** What became of it. Who was never called, or whose appointment somebody moved, says nothing. */
function cameTrue(state: CentreState, day: Day, asked: readonly Asked[]): [Estimated[], Warning[]] {
  const estimated: Estimated[] = []
  const highest = new Map<AppointmentId | VisitId, Warning>()
  for (const one of asked) {
    if ('row' in one) {
      const first = day.visits.get(one.visit)?.calls[0]
      if (first && first.at >= one.at) estimated.push({ ...one.row, waited: (first.at - one.at) / MINUTE })
      continue
    }
    const booked = day.appointments.get(day.visits.get(one.appointment)?.appointment ?? one.appointment)
    const visit = booked?.visit === null || booked === undefined ? undefined : day.visits.get(booked.visit)
    const first = visit?.calls[0]
    if (!booked || !visit || !first || visit.arrivedAt > booked.at + state.standards.grace * MINUTE || first.at < one.at) continue
    const due = Math.max(booked.at, visit.arrivedAt) + state.standards.onTimeWithin * MINUTE
    if (one.at >= due) continue
    highest.set(booked.id, { chance: Math.max(highest.get(booked.id)?.chance ?? 0, one.chance), late: first.at > due })
  }
  return [estimated, [...highest.values()]]
}

function appointments(learned: Learned, day: Day): Pick<Learned, 'came' | 'didNotCome' | 'cameAfter'> {
  const booked = [...day.appointments.values()].filter(stands)
  const after = booked.flatMap(({ at, visit }) => {
    const came = visit === null ? undefined : day.visits.get(visit)
    return came && !came.practice ? [(came.arrivedAt - at) / MINUTE] : []
  })
  return {
    came: learned.came * FADES + after.length,
    didNotCome: learned.didNotCome * FADES + booked.length - after.length,
    cameAfter: kept(learned, 'cameAfter', after),
  }
}

function only<T>(all: Readonly<Record<string, T>>, stays: (id: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => stays(id)))
}

function arrivals(learned: Learned, state: CentreState, day: Day): Pick<Learned, 'walkIns' | 'shares' | 'priority'> {
  const came = walkInsOf(day)
  const zone = state.centre?.timeZone ?? 'Europe/London'
  const today = Array.from({ length: 48 }, () => 0)
  const services: Record<ServiceId, number> = {}
  for (const { arrivedAt, enquiries } of came) {
    today[Math.floor(localClock(arrivedAt, zone) / 30)]!++
    const service = enquiries[0]?.referrals[0]?.from ?? enquiries[0]?.service
    if (service !== undefined) services[service] = (services[service] ?? 0) + 1
  }
  const weight = 1 / Math.min(learned.days + 1, 15)
  const size = sum(Object.values(services))
  const shares: Record<ServiceId, number> = {}
  for (const id of new Set([...Object.keys(learned.shares), ...Object.keys(services)])) {
    const was = learned.shares[id] ?? 0
    shares[id] = was + ((services[id] ?? 0) / Math.max(1, size) - was) * (size === 0 ? 0 : weight)
  }
  const prior = came.filter(({ priority }) => priority !== null).length
  return {
    walkIns: today.map((n, i) => (learned.walkIns[i] ?? 0) + (n - (learned.walkIns[i] ?? 0)) * weight),
    shares,
    priority: learned.priority + (prior / Math.max(1, came.length) - learned.priority) * weightOf(learned, came.length / 30),
  }
}

function sum(all: readonly number[]): number {
  return all.reduce((a, b) => a + b, 0)
}
