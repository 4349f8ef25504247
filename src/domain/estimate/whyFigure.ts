/* Why an estimate is what it is: the facts behind it, for whoever is asked. The words are the screens'. */
import type { CentreState, Day, Desk } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import type { DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { isAwayToday } from '#domain/people/awayToday.ts'
import { callingOrder, deskBooked, onlyDesk, serves, servedBy, standing } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { endsTheDay, hoursIn } from './deskHours.ts'
import { serviceOf } from './learned.ts'
import type { SceneDesk } from './scene.ts'
import { closesIn, desksAt, isToCome } from './scene.ts'

/**
 * One desk that could see them. `until`: when that ends: that it is there, before they are called; a break, a lunch, or that it is shut; null: it is
 * not known, or not today. `seeing`: who is there. It goes to lunch, or shuts, once it has seen whom it has: its hours are over.
 */
export type WhyDesk = {
  desk: DeskId
  label: string
  is: 'open' | 'finishingNotes' | 'onBreak' | 'goesToLunch' | 'atLunch' | 'goes' | 'shut' | 'notToday'
  until: Instant | null
  seeing: Visit | null
}

export type WhyFigure = {
  /** Who is called before them as it stands, in calling order. */
  ahead: Visit[]
  /** Appointments of these desks whose time comes before theirs, here or not. */
  appointments: number
  desks: WhyDesk[]
  /** Usual minutes of this service here; `days`: of how many days that was learned, 0: it is as planned. */
  service: { minutes: number; days: number }
}

/** A gap in a desk's hours that is no longer is a lunch. Minutes. */
const LUNCH = 120

/** Of a visit that waits, or of somebody who would come now for `service`. `expected`: by when they are called, the end of the range. null: nothing is known of what they came for. */
export function whyFigure(
  state: CentreState,
  key: DayKey,
  now: Instant,
  about: { visit: VisitId } | { service: ServiceId },
  expected: Instant,
): WhyFigure | null {
  const day = dayOf(state, key)
  const visit = 'visit' in about ? day.visits.get(about.visit) : undefined
  const service = 'service' in about ? about.service : visit && (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  if (service === undefined) return null
  const only = visit ? onlyDesk(state, visit) : null
  const able = [...state.desks.values()].filter(({ id, inUse }) => inUse && (only === null || only === id) && serves(state, id, service))
  const shares = (other: Visit) => able.some(({ id }) => servedBy(state, id, other))
  const order = callingOrder(state, day, now)
  const place = order.findIndex(({ id }) => id === visit?.id)
  const before = (place < 0 ? order : order.slice(0, place)).filter(shares)
  return {
    ahead: before.filter((one) => standing(state, one, now) !== 'early'),
    appointments:
      order.filter((one) => one !== visit && standing(state, one, now) === 'early' && (one.appointmentAt ?? 0) < expected && shares(one)).length +
      toCome(state, day, now, able, expected),
    desks: desksOf(state, key, day, now, able, expected),
    service: minutesOf(state, service),
  }
}

/** Appointments whose customers do not stand in the queue yet. */
function toCome(state: CentreState, day: Day, now: Instant, able: readonly Desk[], expected: Instant): number {
  return [...day.appointments.values()].filter(
    (one) =>
      isToCome(state, day, one, now) &&
      one.at < expected &&
      able.some(({ id }) => serves(state, id, one.service) && (deskBooked(state, day, one) ?? id) === id),
  ).length
}

function desksOf(state: CentreState, key: DayKey, day: Day, now: Instant, able: readonly Desk[], expected: Instant): WhyDesk[] {
  const hours = new Map(desksAt(state, key, now).map((one) => [one.id, one]))
  const closes = closesIn(state, key, now)
  const at = (minutes: number | undefined) => (minutes === undefined ? null : now + Math.round(minutes * MINUTE))
  return able.map((desk): WhyDesk => {
    const { id, label, pause } = desk
    const there = hours.get(id)!
    const common = { desk: id, label, seeing: visitAtDesk(day, id) }
    if (isAwayToday(day, id)) return { ...common, is: 'notToday', until: null }
    // One that should be over goes on until somebody opens the desk.
    if (there.isOpen && pause?.is === 'onBreak') return { ...common, is: 'onBreak', until: pause.until > now ? pause.until : null }
    if (!there.isOpen) {
      const { is, until } = shutDesk(there)
      return { ...common, is, until: at(until) }
    }
    const { is, until } = openDesk(there, closes, (expected - now) / MINUTE)
    return { ...common, is: is === 'open' ? (pause?.is ?? is) : is, until: at(until) }
  })
}

/** In minutes from now. */
type Is = { is: WhyDesk['is']; until?: number | undefined }

function openDesk(desk: SceneDesk, closes: number, expected: number): Is {
  const hours = hoursIn(desk)
  if (hours === null) return { is: 'open' }
  const { to } = desk.times![hours]!
  // It goes, for lunch or home, before these people can be called.
  if (to > 0) return { is: 'open', until: to <= expected ? to : undefined }
  if (endsTheDay(desk, hours, closes)) return { is: 'open' }
  const next = desk.times![hours + 1]?.from
  return { is: isLunch(to, next) ? 'goesToLunch' : 'goes', until: next }
}

function shutDesk({ times }: SceneDesk): Is {
  // Its hours have begun, and nobody has opened it; or nobody said when it is there.
  if (times === null || times.some(({ from, to }) => from <= 0 && 0 < to)) return { is: 'shut' }
  const next = times.find(({ from }) => from > 0)?.from
  if (next === undefined) return { is: 'notToday' }
  return { is: isLunch(times.findLast(({ to }) => to <= 0)?.to, next) ? 'atLunch' : 'shut', until: next }
}

function isLunch(over: number | undefined, next: number | undefined): boolean {
  return over !== undefined && next !== undefined && next - over <= LUNCH
}

function minutesOf(state: CentreState, service: ServiceId): WhyFigure['service'] {
  const planned = state.services.get(service)?.minutes ?? 10
  const known = state.learned.services[service]
  const { is, spread } = serviceOf(state.learned, service, planned)
  return known ? { minutes: Math.max(1, Math.round(Math.exp(is + spread / 2))), days: state.learned.days } : { minutes: planned, days: 0 }
}
