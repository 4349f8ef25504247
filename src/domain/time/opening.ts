/* When a centre is open on a day, from its hours and the days on which it is closed. */
import { format } from 'date-fns/format'
import { TZDate } from '@date-fns/tz'
import type { CentreState } from '#domain/centre/state.ts'
import type { Opening } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { localInstant } from './localInstant.ts'

type Hours = Pick<CentreState, 'centre' | 'hours' | 'closedDays'>

/** When the centre is open on that day, first opening first: none on a closed day, nor where nobody set the hours. */
export function openingOf(state: Hours, day: DayKey): Opening[] {
  if (state.hours === null || state.closedDays.includes(day)) return []
  const zone = state.centre?.timeZone ?? 'Europe/London'
  return (
    (state.hours[weekday(day)] ?? [])
      .map(({ from, to }) => ({ from: minuteOf(day, from, zone), to: minuteOf(day, to, zone) }))
      // An opening that lies in the hour that the clocks leave out is none.
      .filter(({ from, to }) => from < to)
      .toSorted((a, b) => a.from - b.from)
  )
}

/** When the centre closes for the day; null: it does not open, or nobody set the hours. */
export function closesAt(state: Hours, day: DayKey): Instant | null {
  return openingOf(state, day).reduce<Instant | null>((last, { to }) => Math.max(last ?? to, to), null)
}

/** 0 is Monday, as in the event. A date has the same weekday in every time zone. */
function weekday(day: DayKey): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Number(format(new TZDate(year, month - 1, date, 12, 0, 'UTC'), 'i')) - 1
}

/** The instant of a minute after midnight by the clock on the wall: 540 is 9am, also on a day of 23 or 25 hours. 1440 is the next midnight. */
function minuteOf(day: DayKey, minute: number, zone: string): Instant {
  return localInstant(day, `${Math.floor(minute / 60)}:${minute % 60}`, zone)
}
