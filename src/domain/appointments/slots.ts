/* Free times for an appointment: worked out from hours, rota, desks, lunches and what is booked, whenever somebody asks. */
import type { CentreState } from '#domain/centre/state.ts'
import type { AppointmentId, DeskId, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { dayAfter } from '#domain/time/dayAfter.ts'
import type { DeskTimes } from './deskTimes.ts'
import { deskTimes, isThere } from './deskTimes.ts'
import type { Placed } from './placing.ts'
import { lengthOf, place, placeAll } from './placing.ts'

export type Slot = { day: DayKey; at: Instant }
/** `from`: none before this. `desk`: only at this one. `without`: as if this appointment, which is to be moved, were not there. */
type Wanted = { from?: Instant; desk?: DeskId | null; without?: AppointmentId | null }

/** Slots begin on the quarter hour: a time that people can keep in their heads. */
const STEP = 15 * MINUTE
/** So far ahead is looked for the nearest slots. */
const DAYS_AHEAD = 60

/** When a service can be booked on a day, earliest first. None where nobody set hours or a rota. */
export function freeSlots(state: CentreState, service: ServiceId, day: DayKey, wanted: Wanted = {}): Slot[] {
  const at = whatIsLeft(state, service, day, wanted)
  const known = at.able.flatMap(({ times }) => times ?? [])
  if (known.length === 0) return []
  const from = Math.max(wanted.from ?? 0, Math.min(...known.map((one) => one.from)))
  const to = Math.max(...known.map((one) => one.to))
  const slots: Slot[] = []
  for (let time = Math.ceil(from / STEP) * STEP; time < to; time += STEP) if (roomAt(at, time) === 'free') slots.push({ day, at: time })
  return slots
}

/** The first `count` free slots of a service from an instant on, beginning on this day; fewer where the next 60 days have no more. */
export function nearestSlots(state: CentreState, service: ServiceId, day: DayKey, from: Instant, count: number, wanted: Omit<Wanted, 'from'> = {}): Slot[] {
  const slots: Slot[] = []
  for (let ahead = 0; ahead < DAYS_AHEAD && slots.length < count; ahead++)
    slots.push(...freeSlots(state, service, dayAfter(day, ahead), { ...wanted, from }).slice(0, count - slots.length))
  return slots
}

/** Whether a service can be booked at that time. `kept`: only desks that stay free for walk-ins are left. `nobody`: no desk that does it is there. */
export function roomOf(state: CentreState, service: ServiceId, { day, at }: Slot, wanted: Omit<Wanted, 'from'> = {}): Room {
  return roomAt(whatIsLeft(state, service, day, wanted), at)
}

/** Whether a desk that does it is there when it begins, by rota, hours and lunches, whoever has that time already. Where nobody set any, one is. */
export function isSomebodyThere(state: CentreState, service: ServiceId, { day, at }: Slot, desk: DeskId | null): boolean {
  const able = deskTimes(state, day).filter((one) => (desk === null || one.desk === desk) && one.does(service))
  return able.some((one) => isThere(one, at, at + 1))
}

export type Room = 'free' | 'taken' | 'kept' | 'nobody'
type Left = { able: DeskTimes[]; placed: Placed; length: number; desk: DeskId | null; kept: number }

function whatIsLeft(state: CentreState, service: ServiceId, day: DayKey, { desk = null, without = null }: Wanted): Left {
  const desks = deskTimes(state, day)
  const able = desks.filter((one) => one.does(service))
  // One desk can always be booked: what only a single desk does could not be booked at all.
  const kept = Math.min(state.keptForWalkIns, Math.max(0, able.length - 1))
  return { able, placed: placeAll(state, day, desks, without).placed, length: lengthOf(state, service), desk, kept }
}

/** One more must find a desk, and after it so many walk-ins as desks are kept for. */
function roomAt({ able, placed, length, desk, kept }: Left, from: Instant): Room {
  const to = from + length
  const there = able.filter((one) => isThere(one, from, to)).map((one) => one.desk)
  const own = desk === null ? there : there.filter((one) => one === desk)
  if (own.length === 0) return 'nobody'
  let so = place(placed, { from, to, able: own })
  if (!so) return 'taken'
  for (let walkIn = 0; walkIn < kept; walkIn++) {
    so = place(so, { from, to, able: there })
    if (!so) return 'kept'
  }
  return 'free'
}
