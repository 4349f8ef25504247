/* Who works where, as the fold of who sat down and got up. One person is at one place, one place has one person. */
import { withDesk } from '#domain/centre/evolveSettings.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { Bodies, DeskId, DeviceId, LoggedEvent, StaffId } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'

export function evolvePlaces(state: CentreState, event: LoggedEvent<'placeTaken' | 'placeLeft' | 'cannotToday'>): CentreState {
  if (event.type === 'placeTaken') return takePlace(state, event)
  return event.type === 'placeLeft' ? withoutPlace(state, event.body.staff) : cannotNow(state, event.body)
}

/** This person works at this device now, and at this desk; wherever they were before they are not any more. Nor is who was here. */
function takePlace(state: CentreState, { device, day, body: { staff, desk } }: LoggedEvent<'placeTaken'>): CentreState {
  const before = state.places.get(device)?.staff
  const free = [before, staff].reduce<CentreState>((next, who) => (who === undefined ? next : withoutPlace(next, who)), state)
  const placed = { ...free, places: new Map(free.places).set(device, { staff, day }) }
  return desk === null ? placed : withDesk(placed, desk, { staff })
}

/** A new day asks everybody anew. What was said of this day already stays: the hub may begin it late. */
export function withoutPlacesBefore(state: CentreState, day: DayKey): CentreState {
  const stays = new Set([...state.places.values()].filter((one) => one.day >= day).map((one) => one.staff))
  const gone = [...state.desks.values()].flatMap(({ staff }) => (staff === null || stays.has(staff) ? [] : [staff]))
  return [...[...state.places.values()].map((one) => one.staff), ...gone].filter((staff) => !stays.has(staff)).reduce(withoutPlace, state)
}

/** They got up: nobody is at their device nor at their desk. */
function withoutPlace(state: CentreState, staff: StaffId): CentreState {
  const places = new Map([...state.places].filter(([, who]) => who.staff !== staff))
  const desks = [...state.desks.values()].filter((desk) => desk.staff === staff)
  return desks.reduce<CentreState>((next, { id }) => withDesk(next, id, { staff: null }), { ...state, places })
}

/** Who works at this device on this day, or null. */
export function whoIsAt(state: CentreState, device: DeviceId, day: DayKey): StaffId | null {
  const place = state.places.get(device)
  return place?.day === day ? place.staff : null
}

/** The desk at which somebody works, or null. */
export function deskOf(state: CentreState, staff: StaffId): DeskId | null {
  return [...state.desks.values()].find((desk) => desk.staff === staff)?.id ?? null
}

/** Whether somebody works at this device on this day, and at this desk; null: at none. */
export function hasPlace(state: CentreState, device: DeviceId, day: DayKey, { staff, desk }: { staff: StaffId; desk: DeskId | null }): boolean {
  return whoIsAt(state, device, day) === staff && deskOf(state, staff) === desk
}

/** What they do not do today. Of somebody who was never set up there is nothing to say it of. */
function cannotNow(state: CentreState, { staff, services }: Bodies['cannotToday']): CentreState {
  const known = state.staff.get(staff)
  return known ? { ...state, staff: new Map(state.staff).set(known.id, { ...known, cannotNow: services }) } : state
}
