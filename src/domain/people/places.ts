/* People and their desks: who works where, what they do today, who is not here. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { visitAtDesk } from '#domain/desk/deskNow.ts'
import { stranding } from '#domain/desk/onlyHere.ts'
import type { DeskId, ServiceId, StaffId } from '#domain/events.ts'
import { isAwayToday } from './awayToday.ts'
import { deskOf, hasPlace } from './evolvePlaces.ts'

export type PeopleCommand =
  /** "This is me, at this desk", or at none. */
  | { type: 'takePlace'; staff: StaffId; desk: DeskId | null }
  | { type: 'leavePlace'; staff: StaffId }
  | { type: 'setCannotToday'; staff: StaffId; services: ServiceId[] }
  /** Nobody is there today: the desk closes, and its appointments need somebody. */
  | { type: 'markAwayToday'; desk: DeskId; staff: StaffId | null; anyway?: true }

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { type: T }>

export function takePlace(state: CentreState, { staff, desk }: Of<'takePlace'>, asked: Asked): Decision {
  if (!state.staff.get(staff)?.here) return { refused: { reason: 'unknownStaff' } }
  const there = desk === null ? null : state.desks.get(desk)
  if (desk !== null && !there?.inUse) return { refused: { reason: 'unknownDesk' } }
  if (hasPlace(state, asked.device, asked.day, { staff, desk })) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'placeTaken', v: 1, day: asked.day, at: asked.now, body: { staff, desk } }] }
}

export function leavePlace(state: CentreState, { staff }: Of<'leavePlace'>, { now, day }: Asked): Decision {
  const somewhere = [...state.places.values()].some((one) => one.staff === staff) || deskOf(state, staff) !== null
  if (!somewhere) return { refused: { reason: 'alreadySo' } }
  return { events: [{ type: 'placeLeft', v: 1, day, at: now, body: { staff } }] }
}

export function setCannotToday(state: CentreState, { staff, services }: Of<'setCannotToday'>, { now, day }: Asked): Decision {
  if (!state.staff.get(staff)?.here) return { refused: { reason: 'unknownStaff' } }
  if (services.some((service) => !state.services.has(service))) return { refused: { reason: 'unknownService' } }
  return { events: [{ type: 'cannotToday', v: 1, day, at: now, body: { staff, services } }] }
}

/** Asks as closing does: an open desk may be the only one for somebody who waits. */
export function markAwayToday(state: CentreState, { desk, staff, anyway }: Of<'markAwayToday'>, { now, day }: Asked): Decision {
  const known = state.desks.get(desk)
  if (!known?.inUse) return { refused: { reason: 'unknownDesk' } }
  const today = dayOf(state, day)
  if (isAwayToday(today, desk)) return { refused: { reason: 'alreadySo' } }
  const visit = visitAtDesk(today, desk)
  if (visit) return { refused: { reason: 'deskBusy', desk, ticket: visit.ticket } }
  const stranded = anyway || !known.isOpen ? null : stranding(state, desk, { now, day })
  return stranded ? { refused: stranded } : { events: [{ type: 'deskAwayToday', v: 1, day, at: now, body: { desk, staff } }] }
}
