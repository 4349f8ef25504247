/* The sentences of the report, for somebody who has never seen Foyer. */
import type { Punctuality } from '#domain/delays/figures.ts'
import { people } from './words.ts'

/** The finding, and who was let down. */
export function headline({ promises, promisesKept }: Punctuality): string {
  const down = promises - promisesKept
  if (promises === 0) return 'Nobody with an appointment has been seen.'
  if (down === 0) return promises === 1 ? 'We kept our promise to the one person who had an appointment.' : `We kept our promise to all ${promises} people.`
  return `We kept our promise to ${promisesKept} of ${people(promises)}. We let down ${down}.`
}

/** What was promised, and how it went. */
export function inShort({ late, toldInFullAndInTime: told }: Punctuality): string {
  const promise = 'We promise to keep appointment times and, if there is a delay, to say so at once, with the reason and the time you will be seen.'
  if (late === 0) return `${promise} No appointment started late.`
  const started = late === 1 ? '1 appointment started late' : `${late} appointments started late`
  if (late === 1) return `${promise} ${started}. We ${told === 1 ? 'told that person in full and in time' : 'did not tell that person in full and in time'}.`
  return `${promise} ${started}. We told ${told === late ? 'all' : told === 0 ? 'none' : told} of those people in full and in time.`
}

/** What stands beside the figures, or they could be read too well. */
export function readWith(figures: Punctuality, grace: string, out: string): string {
  const { leftBeforeCalled: left, didNotAttend, overGrace, toldInOutage } = figures
  return [
    `${people(left)} with an appointment left before being seen.`,
    `${didNotAttend} did not attend.`,
    overGrace > 0 && `${people(overGrace)} came over ${grace} late.`,
    toldInOutage > 0 &&
      `${people(toldInOutage)} ${toldInOutage === 1 ? 'was' : 'were'} told while our system was out, and ${toldInOutage === 1 ? 'is' : 'are'} counted neither way.`,
    out,
  ]
    .filter(Boolean)
    .join(' ')
}
