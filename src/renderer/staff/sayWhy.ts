/* "Why this one?" and how long a place is kept, in sentences. The facts are the domain's. */
import type { CentreState } from '#domain/centre/state.ts'
import type { DeviceId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { keptUntil } from '#domain/queue/place.ts'
import type { Explained, Said } from '#domain/queue/whyThisOne.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { inSentence } from '#renderer/ui/words/desks.ts'
import { PRIORITIES } from '#renderer/ui/words/needs.tsx'
import { sayWho } from './sayWho.ts'

/** `desk`: the label of the desk whose order it is. */
export type Telling = { state: CentreState; places: ReadonlyMap<DeviceId, string>; desk: string; zone: string }

/** What puts this person where they stand, in one plain sentence. Never the reason of "see now": others can read it. */
export function sayWhy({ why, place, visit, lapsed }: Explained, telling: Telling): string {
  const time = (at: Instant) => sayTime(at, telling.zone)
  switch (why.part) {
    case 'seeNow':
      return `See now${sayBy(why.said, telling)}.`
    case 'due':
      return `Appointment at ${time(why.bookedAt)}, here since ${time(why.arrivedAt)}${why.alternates ? ': takes turns with long waits' : ''}.`
    case 'longWait':
      return `Waiting ${why.minutes} minutes, longer than ${why.limit}${why.alternates ? ': takes turns with appointments' : ''}.`
    case 'priority':
      return `Priority: ${isSeeNow(why.reason) ? 'to be seen now' : PRIORITIES[why.reason].toLowerCase()}${sayBy(why.said, telling)}.`
    case 'early':
      return place === 1
        ? `Appointment at ${time(why.bookedAt)}. Nobody else waits, so they may be called before their time.`
        : `Appointment at ${time(why.bookedAt)}, not due yet.`
    case 'arrival': {
      const first = place === 1 ? `Longest wait of those ${inSentence(telling.desk)} can see now.` : `Here since ${time(visit.arrivedAt)}.`
      const late = why.bookedAt !== null && visit.arrivedAt > why.bookedAt ? ` Came late for ${time(why.bookedAt)}, so their place is by when they came.` : ''
      const lost = lapsed ? ` Away from ${time(lapsed.from)} to ${time(lapsed.to)}, so their place is from then.` : ''
      return `${first}${lost || late}`
    }
  }
}

function isSeeNow(reason: string): reason is 'emergency' | 'safeguarding' {
  return reason === 'emergency' || reason === 'safeguarding'
}

function sayBy(said: Said | null, { state, places, zone }: Telling): string {
  return said ? `, said by ${sayWho(state, places, said)} at ${sayTime(said.at, zone)}` : ''
}

/** What becomes of the place of somebody who is not in the queue just now; null: nothing to say. `now`: cut to the minute. */
export function sayPlace(state: CentreState, visit: Visit, now: Instant, zone: string): string | null {
  const { is } = visit.situation
  if (is === 'steppedOut') return 'Keeps their place'
  const until = is === 'away' || is === 'left' ? keptUntil(state, visit) : null
  if (until === null) return null
  return now <= until ? `Place kept until ${sayTime(until, zone)}` : 'Goes to the end when they come back'
}
