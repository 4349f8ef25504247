import type { DayKey } from '#domain/instant.ts'
import type { CentreState, Day } from './state.ts'
import { withoutPlacesBefore } from '#domain/people/evolvePlaces.ts'
import { standardsOn } from './standardsOn.ts'
import { EMPTY_DAY } from './state.ts'

/** So many days before the one that began stay whole, for what devices that were away still have to say of them. */
export const DAYS_KEPT = 3
/** For so many days claims that came to nothing are kept to be told. */
export const NO_EFFECTS_KEPT = 35

/**
 * The state once a business day has begun: what lies further back leaves it, and is in the log for whoever asks. Days are counted as they
 * are here and not by the calendar: neither a long closure nor a hub whose clock ran ahead takes the last days from the screens.
 * A late fact of a day that left makes that day anew, from what is said of it from then on.
 */
export function beginDay(state: CentreState, day: DayKey): CentreState {
  const whole = newestBefore(state, day, DAYS_KEPT, hasMoreThanNoEffects)
  const told = newestBefore(state, day, NO_EFFECTS_KEPT, ({ noEffects }) => noEffects.length > 0)
  const days = new Map<DayKey, Day>()
  for (const [key, one] of state.days) {
    if (key >= day || whole.has(key)) days.set(key, one)
    else if (told.has(key)) days.set(key, { ...EMPTY_DAY, noEffects: one.noEffects })
  }
  return withoutPlacesBefore({ ...state, days, staff: withoutToday(state.staff), standards: standardsOn(state, day) }, day)
}

/** What somebody does not do today lapses with the day. */
function withoutToday(staff: CentreState['staff']): CentreState['staff'] {
  if ([...staff.values()].every((one) => one.cannotNow === null)) return staff
  return new Map([...staff].map(([id, one]) => [id, { ...one, cannotNow: null }]))
}

function newestBefore(state: CentreState, day: DayKey, count: number, counts: (one: Day) => boolean): Set<DayKey> {
  const keys = [...state.days].filter(([key, one]) => key < day && counts(one)).map(([key]) => key)
  return new Set(keys.sort().slice(-count))
}

function hasMoreThanNoEffects({ visits, appointments, rota, panics, privates, evacuations, delays, outages }: Day): boolean {
  return visits.size + appointments.size + rota.size + panics.length + privates.length + evacuations.length + delays.length + outages.length > 0
}
