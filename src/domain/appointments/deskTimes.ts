/* When each desk is there for appointments on a day, and what it does then. */
import type { CentreState, Desk, Staff } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId, Opening, ServiceId } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { openingOf } from '#domain/time/opening.ts'

/** `times`: first one first; null where nobody set hours or a rota, so that nothing is known. */
export type DeskTimes = { desk: DeskId; does: (service: ServiceId) => boolean; times: readonly Opening[] | null }

/**
 * Every desk in use: its rota of the day where it has one, else the opening hours, less the lunch of who works there. Nothing on a day on which the
 * centre is closed, whatever the rota said before, nor at a desk that is away.
 */
export function deskTimes(state: CentreState, day: DayKey): DeskTimes[] {
  const opening = openingOf(state, day)
  return [...state.desks.values()]
    .filter(({ inUse }) => inUse)
    .map((desk) => {
      const people = peopleAt(state, desk, day)
      const does = (service: ServiceId) => desk.services.includes(service) && (people.length === 0 || people.some((one) => canDo(one, service)))
      const times = openTimes(state, desk.id, day, opening)
      return { desk: desk.id, does, times: times === null ? null : withoutLunch(times, people, day, state.centre?.timeZone ?? 'Europe/London') }
    })
}

/** Whether a desk is there all that time. Where nothing is known it is. */
export function isThere({ times }: DeskTimes, from: Instant, to: Instant): boolean {
  return times === null || times.some((one) => one.from <= from && to <= one.to)
}

function openTimes(state: CentreState, desk: DeskId, key: DayKey, opening: readonly Opening[]): readonly Opening[] | null {
  const day = dayOf(state, key)
  if (state.closedDays.includes(key) || day.away.some((one) => one.desk === desk)) return []
  if (state.hours === null && day.rota.size === 0) return null
  return rotaOf(state, desk, key, opening)
}

/** When a desk is there on a day, first one first: by its rota where it has one, else the opening hours. */
export function rotaOf(state: CentreState, desk: DeskId, day: DayKey, opening: readonly Opening[] = openingOf(state, day)): readonly Opening[] {
  return (
    dayOf(state, day)
      .rota.get(desk)
      ?.toSorted((a, b) => a.from - b.from) ?? opening
  )
}

type AtWork = { cannot: readonly ServiceId[]; lunch: Staff['lunch'] }

/** Who sits there on that day as they said; else those whose usual desk it is. */
function peopleAt({ staff, places }: CentreState, { id, staff: sits }: Desk, day: DayKey): AtWork[] {
  const now = sits === null || ![...places.values()].some((one) => one.staff === sits && one.day === day) ? undefined : staff.get(sits)
  if (now) return [{ cannot: now.cannotNow ?? now.cannot, lunch: now.lunch }]
  return [...staff.values()].filter(({ here, desk }) => here && desk === id)
}

function canDo({ cannot }: AtWork, service: ServiceId): boolean {
  return !cannot.includes(service)
}

/** Where several share a desk it is empty only while all of them are at lunch. */
function withoutLunch(times: readonly Opening[], people: readonly AtWork[], day: DayKey, zone: string): Opening[] {
  const lunches = people.map(({ lunch }) => lunch)
  if (lunches.length === 0) return [...times]
  // Who has no fixed lunch is always there.
  const from = minuteOf(day, Math.max(...lunches.map((lunch) => lunch?.from ?? 0)), zone)
  const to = minuteOf(day, Math.min(...lunches.map((lunch) => lunch?.to ?? 0)), zone)
  if (from >= to) return [...times]
  return times
    .flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) },
      { from: Math.max(one.from, to), to: one.to },
    ])
    .filter((one) => one.from < one.to)
}

function minuteOf(day: DayKey, minute: number, zone: string): Instant {
  return localInstant(day, `${Math.floor(minute / 60)}:${minute % 60}`, zone)
}
