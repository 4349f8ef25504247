/*
  What is believed today of how long services take: what was learned, and what the services of this day have shown since. Each of them says
  something of its service, its desk and the pace. The day is gone through twice: which pace it had at each service, looking back over all of them; then
  what that leaves for services and desks.
*/
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Belief } from './belief.ts'
import type { Learned } from './learned.ts'
import { deskOf, serviceOf } from './learned.ts'
import type { Overnight } from './overnight.ts'
import { believed, overnight, taught } from './overnight.ts'
import type { LookedBack, Pace, Sighting } from './pace.ts'
import { heard, later, lookBack, stillHeard, usualPace } from './pace.ts'
import type { Served, Serving } from './services.ts'
import { logMinutes } from './services.ts'

/** How long one takes (a logarithm of minutes), and the variance of one about that. */
type Length = Belief & { spread: number }
export type Beliefs = { service: (service: ServiceId) => Length; desk: (desk: DeskId) => Belief; pace: Pace }

/** Of the services that were seen today, and of the desks that saw them. */
type Lengths = { services: ReadonlyMap<ServiceId, Length>; desks: ReadonlyMap<DeskId, Belief> }
/** A day's services by the middle of each, which is when the pace was what it shows; and what they say of it. */
export type DayShown = Lengths & { served: readonly Served[]; sightings: Sighting[]; back: LookedBack }

export type Planned = (service: ServiceId) => number

/** How likely a service takes another time since yesterday, or a desk; and by how much. */
const CHANGES = { service: { chance: 0.015, by: 0.06 }, desk: { chance: 0.01, by: 0.02 } }
/** While a day goes on the latest so many services say what it is like; more would cost more than they tell. A whole day is learned from all. */
const LATEST = 200

/** Beliefs at an instant, after what was served so far and while these are being served. */
export function believe(learned: Learned, planned: Planned, served: readonly Served[], serving: readonly Serving[], now: Instant, midnight: Instant): Beliefs {
  const shown = shownSoFar(learned, planned, served.filter(({ to }) => to <= now).slice(-LATEST), midnight)
  const { service, desk } = lengthsOf(learned, planned, shown)
  const goesOn = serving.filter(({ called, from }) => !called && from <= now).map((one) => ({ ...one, to: now, over: false }))
  const all = [...shown.served.map((one) => ({ ...one, over: true })), ...goesOn].sort((a, b) => middle(a) - middle(b))
  const minute = (at: Instant) => (at - midnight) / MINUTE
  let pace = usualPace(learned.pace, minute(all[0] === undefined ? now : middle(all[0])))
  for (const one of all) {
    pace = later(pace, minute(middle(one)))
    const { excess, variance } = excessOf(one, service(one.service), desk(one.desk))
    pace = one.over ? heard(pace, excess, variance) : stillHeard(pace, excess, variance)
  }
  return { service, desk, pace: later(pace, minute(now)) }
}

/** What the services of a day show. */
export function dayShown(learned: Learned, planned: Planned, served: readonly Served[], midnight: Instant): DayShown {
  const sorted = [...served].sort((a, b) => middle(a) - middle(b) || (a.desk < b.desk ? -1 : 1))
  const first = goneThrough(learned, planned, sorted, { services: new Map(), desks: new Map() }, midnight)
  // Now it is known what the day taught of services and desks, and the pace is told apart from that.
  return goneThrough(learned, planned, sorted, first, midnight)
}

function goneThrough(learned: Learned, planned: Planned, served: readonly Served[], known: Lengths, midnight: Instant): DayShown {
  const { service, desk } = lengthsOf(learned, planned, known)
  const sightings = served.map((one) => ({ minute: (middle(one) - midnight) / MINUTE, ...excessOf(one, service(one.service), desk(one.desk)) }))
  const back = lookBack(learned.pace, sightings)
  return { ...lengthsAfter(learned, planned, served, back.paces), served, sightings, back }
}

/** Services and desks as they were learned, and then taught by each service, at the pace that it had. */
function lengthsAfter(learned: Learned, planned: Planned, served: readonly Served[], paces: readonly Belief[]): Lengths {
  const services = new Map<ServiceId, Overnight & { spread: number }>()
  const desks = new Map<DeskId, Overnight>()
  const morning = (id: ServiceId) => {
    const known = serviceOf(learned, id, planned(id))
    return { ...overnight(known, CHANGES.service), spread: known.spread }
  }
  for (const [i, one] of served.entries()) {
    const service = services.get(one.service) ?? morning(one.service)
    const desk = desks.get(one.desk) ?? overnight(deskOf(learned, one.desk), CHANGES.desk)
    const [s, d] = [believed(service), believed(desk)]
    const length = logMinutes(one.from, one.to) - paces[i]!.is
    const unsure = service.spread + paces[i]!.variance
    services.set(one.service, { ...taught(service, length - d.is, unsure + d.variance), spread: service.spread })
    desks.set(one.desk, taught(desk, length - s.is, unsure + s.variance))
  }
  return {
    services: new Map([...services].map(([id, own]) => [id, { ...believed(own), spread: own.spread }])),
    desks: new Map([...desks].map(([id, own]) => [id, believed(own)])),
  }
}

/** Of every service and desk: of those that the day says nothing of, what was learned, or is planned now. */
function lengthsOf(learned: Learned, planned: Planned, { services, desks }: Lengths): Pick<Beliefs, 'service' | 'desk'> {
  return { service: (id) => services.get(id) ?? serviceOf(learned, id, planned(id)), desk: (id) => desks.get(id) ?? deskOf(learned, id) }
}

/** How much longer one took than is believed of its service and its desk, and how unsure that is. */
function excessOf({ from, to }: Served, service: Length, desk: Belief): { excess: number; variance: number } {
  return { excess: logMinutes(from, to) - service.is - desk.is, variance: service.spread + service.variance + desk.variance }
}

function middle({ from, to }: Served): Instant {
  return (from + to) / 2
}

type Before = { shown: DayShown; served: readonly Served[]; minutes: readonly number[] }
/** What the last question found: until another service is over, or one was corrected or planned anew, it need not be gone through again. */
const before = new WeakMap<Learned, Before>()

function shownSoFar(learned: Learned, planned: Planned, served: readonly Served[], midnight: Instant): DayShown {
  const known = before.get(learned)
  const isSo = (one: Served, i: number) => same(one, known!.served[i]!) && known!.minutes[i] === planned(one.service)
  if (known?.served.length === served.length && served.every(isSo)) return known.shown
  const shown = dayShown(learned, planned, served, midnight)
  before.set(learned, { shown, served, minutes: served.map((one) => planned(one.service)) })
  return shown
}

function same(a: Served, b: Served): boolean {
  return a.to === b.to && a.from === b.from && a.desk === b.desk && a.service === b.service
}
