/* Which desk sees which appointment: one of its own sees it there, any other is seen by a desk that can, whichever leaves room for the rest. */
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { isOver } from '#domain/visit/visit.ts'
import type { DeskTimes } from './deskTimes.ts'
import { isThere } from './deskTimes.ts'
import { stands } from './stands.ts'

/** A stretch of time at one of the `able` desks. */
export type Taking = { from: Instant; to: Instant; able: readonly DeskId[] }
export type Placed = ReadonlyMap<DeskId, readonly Taking[]>

/** As long as a service takes by plan; where it is not known, a quarter of an hour. */
export function lengthOf({ services }: Pick<CentreState, 'services'>, service: ServiceId): number {
  return (services.get(service)?.minutes ?? 15) * MINUTE
}

/**
 * Every appointment of the day that still needs its time, in the order in which they took it. `left`: those for whom no desk is
 * left, because the ones before them have all; the ones before keep what they have. `without`: as if this one were not there.
 */
export function placeAll(
  state: CentreState,
  key: DayKey,
  desks: readonly DeskTimes[],
  without: AppointmentId | null = null,
): { placed: Placed; left: Appointment[] } {
  const day = dayOf(state, key)
  const left: Appointment[] = []
  let placed: Placed = new Map()
  for (const one of day.appointments.values()) {
    const visit = one.visit === null ? undefined : day.visits.get(one.visit)
    if (one.id === without || !stands(one) || (visit && isOver(visit))) continue
    const next = place(placed, takingOf(state, desks, one))
    if (next) placed = next
    else left.push(one)
  }
  return { placed, left }
}

/** What an appointment takes. One that begins while a desk is there is seen, also if it ends a little later. */
export function takingOf(state: CentreState, desks: readonly DeskTimes[], { at, service, desk }: Pick<Appointment, 'at' | 'service' | 'desk'>): Taking {
  const able = desk === null ? desks.filter((one) => one.does(service) && isThere(one, at, at + 1)).map((one) => one.desk) : [desk]
  return { from: at, to: at + lengthOf(state, service), able }
}

/** The same with one more; null: there is no room. Who has no desk of their own may go to another one to make room. */
export function place(placed: Placed, one: Taking, tried: Set<DeskId> = new Set()): Placed | null {
  const free = one.able.find((desk) => inTheWay(placed, desk, one).length === 0)
  if (free !== undefined) return withAt(placed, free, [...(placed.get(free) ?? []), one])
  for (const desk of one.able) {
    if (tried.has(desk)) continue
    tried.add(desk)
    const others = inTheWay(placed, desk, one)
    const stay = (placed.get(desk) ?? []).filter((other) => !others.includes(other))
    const moved = others.reduce<Placed | null>((so, other) => so && place(so, other, tried), withAt(placed, desk, [...stay, one]))
    if (moved) return moved
  }
  return null
}

export function overlaps(one: Pick<Taking, 'from' | 'to'>, other: Pick<Taking, 'from' | 'to'>): boolean {
  return one.from < other.to && other.from < one.to
}

function inTheWay(placed: Placed, desk: DeskId, one: Taking): Taking[] {
  return (placed.get(desk) ?? []).filter((other) => overlaps(one, other))
}

function withAt(placed: Placed, desk: DeskId, takings: readonly Taking[]): Placed {
  return new Map(placed).set(desk, takings)
}
