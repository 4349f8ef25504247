import type { CentreState, Day } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { line } from './atTheDoor.ts'
import type { Draft } from './draft.ts'
import { heard } from './heard.ts'
import type { ServiceSearch } from './serviceSearch.ts'
import { toSay } from './words.ts'

/** What the middle of the screen is about, besides the person in hand. `named`: their name was searched for, or asked to be shown. */
export type Shown = { is: 'nobody' } | { is: 'given'; visit: VisitId } | { is: 'opened'; visit: VisitId; named: boolean } | { is: 'finding' }

/** All that decides what Enter does. `hand`: who stands at the desk and has no number yet. */
export type InHand = { state: CentreState; day: Day; hand: Visit | null; draft: Draft; shown: Shown }

export type Primary = { words: string; say?: string } & (
  | { does: 'greet' | 'give' | 'close' }
  | { does: 'choose' | 'answeredHere'; service: string }
  | { does: 'arrives'; appointment: string; service: string }
  | { does: 'bringBack'; visit: VisitId }
  | { does: 'takeOffHold'; visit: VisitId }
  | { does: 'pickUp'; visit: VisitId }
)

/** The one primary action, in words and deeds. */
export function primaryOf({ state, day, hand, draft, shown }: InHand, search: ServiceSearch): Primary {
  const opened = shown.is === 'opened' ? day.visits.get(shown.visit) : undefined
  const { is } = opened?.situation ?? {}
  const number = opened?.ticket ?? 'This person'
  if (opened && (is === 'away' || is === 'left' || is === 'steppedOut')) return { does: 'bringBack', words: `${number} is here`, visit: opened.id }
  if (opened && is === 'onHold') return { does: 'takeOffHold', words: `Take ${number} off hold`, visit: opened.id }
  if (opened && (is === 'greeted' || is === 'arrived')) return { does: 'pickUp', words: `Ask what ${number} came for`, visit: opened.id }
  if (opened || shown.is === 'finding') return { does: 'close', words: 'Back to the door' }
  const chosen = draft.service === null || !hand ? undefined : state.services.get(draft.service)
  if (chosen?.elsewhere) return { does: 'answeredHere', words: 'Told them who helps', service: chosen.id }
  if (chosen && hand?.ticket) return { does: 'give', words: `Put ${hand.ticket} in the queue`, say: toSay(hand.ticket, draft.callBy) }
  if (chosen && draft.ticket) return { does: 'give', words: `Give number ${draft.ticket}`, say: toSay(draft.ticket, draft.callBy) }
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
