/*
  What is believed today of how long services take: what was learned, and what the services of this day have shown since. Each of them moves
  three beliefs, of its service, its desk and the pace, each by how unsure it was.
*/
import type { DeskId, ServiceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Belief, Learned } from './learned.ts'
import { deskOf, serviceOf } from './learned.ts'
import type { Pace } from './pace.ts'
import { heard, later, meanOf, stillHeard, usualPace, varianceOf } from './pace.ts'
import type { Served, Serving } from './services.ts'
import { logMinutes } from './services.ts'

export type Beliefs = {
  service: (service: ServiceId) => Belief & { spread: number; seen: number }
  desk: (desk: DeskId) => Belief
  pace: Pace
}

/** One service that was heard of: how far off it was, of which the service and the desk explain nothing; and the pace then. */
export type Heard = { served: Served; off: number; variance: number }

export type Planned = (service: ServiceId) => number

/** Beliefs at an instant, after what was served so far and while these are being served. `told` hears of each service in turn. */
export function believe(
  learned: Learned,
  planned: Planned,
  served: readonly Served[],
  serving: readonly Serving[],
  now: Instant,
  told?: (heard: Heard) => void,
): Beliefs {
  const after = afterServed(learned, planned, served, now, told)
  const { service, desk } = after
  let { pace } = after
  pace = later(pace, (now - after.last) / MINUTE)
  for (const one of serving) {
    if (one.called || one.from > now) continue
    const [s, d] = [service(one.service), desk(one.desk)]
    pace = stillHeard(pace, logMinutes(one.from, now) - s.is - d.is, s.spread + s.variance + d.variance)
  }
  return { service, desk, pace }
}

type After = {
  services: Map<ServiceId, Belief & { spread: number; seen: number }>
  desks: Map<DeskId, Belief>
  pace: Pace
  last: Instant
  served: readonly Served[]
  /** Minutes that were planned for each of them. */
  minutes: readonly number[]
}
/** Where the last question left off: a day goes on, and what was served so far need not be heard again, unless it was corrected or planned anew. */
const before = new WeakMap<Learned, After>()

function afterServed(learned: Learned, planned: Planned, served: readonly Served[], now: Instant, told?: (heard: Heard) => void) {
  const known = told ? undefined : before.get(learned)
  const isSo = (one: Served, i: number) => same(one, served[i]!) && known?.minutes[i] === planned(one.service)
  const from = known && known.served.length > 0 && known.last <= now && known.served.length <= served.length && known.served.every(isSo) ? known : null
  const services = new Map(from?.services)
  const desks = new Map(from?.desks)
  const service = (id: ServiceId) => services.get(id) ?? serviceOf(learned, id, planned(id))
  const desk = (id: DeskId) => desks.get(id) ?? deskOf(learned, id)
  let pace: Pace = from?.pace ?? usualPace(learned.pace)
  let last = from?.last ?? served[0]?.from ?? now
  let heardOf = from?.served.length ?? 0
  for (; heardOf < served.length; heardOf++) {
    const one = served[heardOf]!
    if (one.to > now) break
    pace = later(pace, (one.to - last) / MINUTE)
    last = one.to
    const [s, d] = [service(one.service), desk(one.desk)]
    const off = logMinutes(one.from, one.to) - s.is - d.is
    const variance = s.spread + s.variance + d.variance
    const [before, unsure] = [meanOf(pace), varianceOf(pace)]
    pace = heard(pace, off, variance)
    // What nobody would expect (somebody fetched a paper from the car) moves a belief no further than two deviations do.
    const all = variance + unsure
    const moved = Math.max(-2 * Math.sqrt(all), Math.min(2 * Math.sqrt(all), off - before))
    services.set(one.service, { ...s, is: s.is + (s.variance / all) * moved, variance: s.variance * (1 - s.variance / all), seen: s.seen + 1 })
    desks.set(one.desk, { is: d.is + (d.variance / all) * moved, variance: d.variance * (1 - d.variance / all) })
    told?.({ served: one, off, variance })
  }
  if (!told) {
    const soFar = served.slice(0, heardOf)
    before.set(learned, { services, desks, pace, last, served: soFar, minutes: soFar.map((one) => planned(one.service)) })
  }
  return { service, desk, pace, last }
}

function same(a: Served, b: Served): boolean {
  return a.to === b.to && a.from === b.from && a.desk === b.desk && a.service === b.service
}
