/* Who did something, as far as the log tells: by initials, and at which desk. */
import type { CentreState, Day } from '#domain/centre/state.ts'
import type { DeviceId, EventType, StaffId } from '#domain/events.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import type { ThisDevice } from '#renderer/centre/api.ts'
import { deskLabel } from './says.ts'

export type Who = { device: DeviceId; by: StaffId | null }

const AT_THE_DOOR: ReadonlySet<EventType> = new Set(['arrived', 'greeted', 'numberGiven', 'numberGivenFirst', 'answeredAtWelcomeDesk'])
const AT_A_DESK: ReadonlySet<EventType> = new Set(['called', 'calledAgain', 'beingSeen', 'completed'])

/** Where each device of the day stands, by what it did: who greets is the welcome desk, also where it calls for another desk. */
export function placesOf(state: CentreState, day: Day, own: ThisDevice): ReadonlyMap<DeviceId, string> {
  const places = new Map<DeviceId, string>()
  for (const { history } of day.visits.values()) {
    for (const { type, device, body } of history) {
      if (AT_THE_DOOR.has(type)) places.set(device, 'welcome desk')
      else if (AT_A_DESK.has(type) && 'desk' in body && !places.has(device)) places.set(device, inSentence(deskLabel(state, body.desk)))
    }
  }
  return places.set(own.id, own.role === 'welcome' ? 'welcome desk' : inSentence(own.label))
}

export function initialsOf(state: CentreState, by: StaffId | null | undefined): string | null {
  return (by && state.staff.get(by)?.initials) || null
}

/** Inside a sentence: "JM", else "the welcome desk", "desk 2", "a colleague". */
export function sayWho(state: CentreState, places: ReadonlyMap<DeviceId, string>, { device, by }: Who): string {
  const place = places.get(device)
  return initialsOf(state, by) ?? (place === 'welcome desk' ? 'the welcome desk' : place) ?? 'a colleague'
}
