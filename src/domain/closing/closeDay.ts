/* Closing the day: what became of everybody who is still open, and nothing stays open overnight unless somebody chose so. */
import type { Asked, Decision } from '#domain/centre/decision.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { AtClosing, VisitId, WhyKeptOpen } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { onVisit } from '#domain/visit/onVisit.ts'
import { endPractice, practiceNow } from '#domain/visit/endPractice.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { isOfTheDay, isOver } from '#domain/visit/visit.ts'

/** `day`: a day before today that was not closed; today where it is left out. */
export type ClosingCommand =
  | { type: 'endAtClosing'; visit: VisitId; as: AtClosing; day?: DayKey }
  | { type: 'keepOpen'; visit: VisitId; why: WhyKeptOpen; day?: DayKey }
  | { type: 'closeDay'; day?: DayKey }

type Of<T extends ClosingCommand['type']> = Extract<ClosingCommand, { type: T }>

/** Everybody of the day who is neither over nor kept open by choice, in the order in which they came. Try-outs count nowhere. */
export function stillOpen(day: Day): Visit[] {
  return open(day).filter((visit) => visit.atClosing === null)
}

/** Who was kept open by choice, and still is. */
export function keptOpen(day: Day): Visit[] {
  return open(day).filter((visit) => visit.atClosing !== null)
}

function open(day: Day): Visit[] {
  const visits = [...day.visits.values()].filter((visit) => !isOver(visit) && isOfTheDay(visit))
  return visits.sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1))
}

/** Days before today on which somebody is still open, the latest first. Further back than the state reaches, nobody asks. */
export function daysNotClosed({ days }: CentreState, today: DayKey): { day: DayKey; open: number; kept: number }[] {
  return [...days]
    .filter(([key]) => key < today)
    .map(([day, one]) => ({ day, open: stillOpen(one).length, kept: keptOpen(one).length }))
    .filter(({ open: count, kept }) => count + kept > 0)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

export function endAtClosing(state: CentreState, { visit, as, day }: Of<'endAtClosing'>, asked: Asked): Decision {
  return onVisit(state, ofDay(asked, day), visit, (known) => (isOver(known) ? { reason: 'alreadyOver' } : { type: 'endedAtClosing', body: { as } }))
}

export function keepOpen(state: CentreState, { visit, why, day }: Of<'keepOpen'>, asked: Asked): Decision {
  return onVisit(state, ofDay(asked, day), visit, (known) => {
    if (isOver(known)) return { reason: 'alreadyOver' }
    return known.atClosing?.why === why ? { reason: 'alreadySo' } : { type: 'keptOpen', body: { why } }
  })
}

/** A day that was closed is closed again where something happened since. */
export function closeDay(state: CentreState, { day: of }: Of<'closeDay'>, asked: Asked): Decision {
  const { day, now } = ofDay(asked, of)
  const known = dayOf(state, day)
  const left = stillOpen(known)
  if (left.length > 0) return { refused: { reason: 'stillOpen', count: left.length } }
  const { closed } = known
  const since = closed !== null && [...known.visits.values()].some(({ history }) => history.some(({ at }) => at > closed.at))
  if (closed !== null && !since) return { refused: { reason: 'alreadySo' } }
  // A try-out that nobody ended goes with the day: nobody asks what became of it.
  const going = practiceNow(known)
  const ended = going === null ? [] : endPractice({ ...asked, day }, going)
  return { events: [...ended, { type: 'dayClosed', v: 1, day, at: now, body: {} }] }
}

/** No day is closed before it has come. */
function ofDay(asked: Asked, day: DayKey | undefined): Asked {
  return day === undefined || day > asked.day ? asked : { ...asked, day }
}
