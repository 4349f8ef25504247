import type { CentreState, Day } from '#domain/centre/state.ts'
import type { Estimated } from '#renderer/centre/estimates.ts'
import type { ServiceId, VisitId, WaitRange } from '#domain/events.ts'
import { toldRange } from '#domain/estimate/say.ts'
import { MINUTE } from '#domain/instant.ts'
import { deskBooked, serves } from '#domain/queue/callingOrder.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { line } from './atTheDoor.ts'
import type { Draft } from './draft.ts'
import { heard } from './heard.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import { toSay } from './words.ts'

/** A number that is being saved, as it was on the screen: null, where it is still to come. */
export type Saving = { ticket: string | null; service: ServiceId; say: string | null }

/**
 * What the middle of the screen is about, besides the person in hand. `saving`: counts while they are `going`.
 * `named`: their name was searched for, or asked to be shown.
 */
export type Shown = { is: 'nobody' } | { is: 'given'; visit: VisitId; saving: Saving } | { is: 'opened'; visit: VisitId; named: boolean } | { is: 'finding' }

/**
 * All that decides what Enter does. `hand`: who stands at the desk and has no number yet. `going`: who is let go, while that is saved.
 * `estimated`: null, where nobody can tell.
 */
export type InHand = {
  state: CentreState
  day: Day
  zone: string
  estimated: Estimated | null
  hand: Visit | null
  going: VisitId | null
  draft: Draft
  shown: Shown
}

export type Primary = { words: string; say?: string } & (
  | { does: 'greet' | 'give' | 'close' }
  | { does: 'choose' | 'answeredHere'; service: string }
  | { does: 'arrives'; appointment: string; service: string }
  | { does: 'bringBack'; visit: VisitId }
  | { does: 'takeOffHold'; visit: VisitId }
  | { does: 'pickUp'; visit: VisitId }
)

/** The one primary action, in words and deeds. */
export function primaryOf(inHand: InHand, search: ServiceSearch): Primary {
  const { state, day, hand, draft, shown } = inHand
  const opened = shown.is === 'opened' ? day.visits.get(shown.visit) : undefined
  const { is } = opened?.situation ?? {}
  const number = opened?.ticket ?? 'This person'
  if (opened && (is === 'away' || is === 'left' || is === 'steppedOut')) return { does: 'bringBack', words: `${number} is here`, visit: opened.id }
  if (opened && is === 'onHold') return { does: 'takeOffHold', words: `Take ${number} off hold`, visit: opened.id }
  if (opened && (is === 'greeted' || is === 'arrived')) return { does: 'pickUp', words: `Ask what ${number} came for`, visit: opened.id }
  if (opened || shown.is === 'finding') return { does: 'close', words: 'Back to the door' }
  const chosen = draft.service === null || !hand ? undefined : state.services.get(draft.service)
  if (chosen?.elsewhere) return { does: 'answeredHere', words: 'Told them who helps', service: chosen.id }
  const say = (ticket: string) => toSay(ticket, draft.callBy, toldNow(inHand), inHand.estimated?.at ?? 0, inHand.zone)
  if (chosen && hand?.ticket) return { does: 'give', words: `Put ${hand.ticket} in the queue`, say: say(hand.ticket) }
  if (chosen && draft.ticket) return { does: 'give', words: `Give number ${draft.ticket}`, say: say(draft.ticket) }
  if (chosen) return { does: 'give', words: 'Give a number' }
  const [booked] = heard(day, draft.text)
  if (booked) {
    const time = sayTime(booked.at, state.centre?.timeZone ?? 'Europe/London')
    return { does: 'arrives', words: `Here for the ${time} appointment`, appointment: booked.id, service: booked.service }
  }
  const best = draft.text.trim() ? search(draft.text)[0] : undefined
  if (best) return { does: 'choose', words: `Choose ${best.name}`, service: best.id }
  return { does: 'greet', words: line(day).length > 0 ? 'Greet the first in line' : hand ? 'Greet someone else' : 'Greet the next person' }
}

/** What the person in hand is told of their wait, and what is kept of it. null: nobody can tell, or it is the time of their appointment that they count on. */
export function toldNow({ state, day, hand, draft, estimated }: Pick<InHand, 'state' | 'day' | 'hand' | 'draft' | 'estimated'>): WaitRange | null {
  if (hand === null || draft.service === null || estimated === null) return null
  const { appointmentAt, arrivedAt } = hand
  if (appointmentAt !== null && arrivedAt <= appointmentAt + state.standards.grace * MINUTE) return null
  // Of one desk alone what the others would take says nothing.
  const only = deskBooked(state, day, { desk: hand.appointmentDesk, service: draft.service })
  if (only !== null && [...state.desks.keys()].some((desk) => desk !== only && serves(state, desk, draft.service ?? ''))) return null
  return toldRange(estimated.forecast.newcomers.get(draft.service), estimated.at)
}
