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
export function believe(learned: Learned, planned: Planned, served: readonly Served[], serving: readonly Serving[], now: Instant, told?: (heard: Heard) => void): Beliefs {
  const services = new Map<ServiceId, Belief & { spread: number; seen: number }>()
  const desks = new Map<DeskId, Belief>()
  const service = (id: ServiceId) => services.get(id) ?? serviceOf(learned, id, planned(id))
  const desk = (id: DeskId) => desks.get(id) ?? deskOf(learned, id)
  let pace: Pace = usualPace(learned.pace)
  let last = served[0]?.from ?? now
  for (const one of served) {
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
  pace = later(pace, (now - last) / MINUTE)
  for (const one of serving) {
    if (one.called || one.from > now) continue
    const [s, d] = [service(one.service), desk(one.desk)]
    pace = stillHeard(pace, logMinutes(one.from, now) - s.is - d.is, s.spread + s.variance + d.variance)
  }
  return { service, desk, pace }
}
