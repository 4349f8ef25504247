/* Who works where, as the fold of who sat down and got up. One person is at one place, one place has one person. */
import { withDesk } from '#domain/centre/evolveSettings.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, DeviceId, LoggedEvent, StaffId } from '#domain/events.ts'

/** This person works at this device now, and at this desk; wherever they were before they are not any more. */
export function takePlace(state: CentreState, { device, body: { staff, desk } }: LoggedEvent<'placeTaken'>): CentreState {
  const free = withoutPlace(state, staff)
  const placed = { ...free, places: new Map(free.places).set(device, staff) }
  return desk === null ? placed : withDesk(placed, desk, { staff })
}

/** They got up: nobody is at their device nor at their desk. */
export function leavePlace(state: CentreState, { body: { staff } }: LoggedEvent<'placeLeft'>): CentreState {
  return withoutPlace(state, staff)
}

function withoutPlace(state: CentreState, staff: StaffId): CentreState {
  const places = new Map([...state.places].filter(([, who]) => who !== staff))
  const desks = [...state.desks.values()].filter((desk) => desk.staff === staff)
  return desks.reduce<CentreState>((next, { id }) => withDesk(next, id, { staff: null }), { ...state, places })
}

/** Who works at this device, or null. */
export function whoIsAt(state: CentreState, device: DeviceId): StaffId | null {
  return state.places.get(device) ?? null
}

/** The desk at which somebody works, or null. */
export function deskOf(state: CentreState, staff: StaffId): DeskId | null {
  return [...state.desks.values()].find((desk) => desk.staff === staff)?.id ?? null
}
