/* The sentences of the report, for somebody who has never seen Foyer. */
import type { Punctuality } from '#domain/delays/figures.ts'
import { people } from './words.ts'

type Finding = Pick<Punctuality, 'promises' | 'promisesKept'>

/** The finding, and who was let down. `when`: "In January 2027"; else it is of today. */
export function headline({ promises, promisesKept }: Finding, when: string | null = null): string {
  const down = promises - promisesKept
  const [we, nobody] = when === null ? ['We', 'Nobody'] : [`${when} we`, `${when} nobody`]
  if (promises === 0) return `${nobody} with an appointment ${when === null ? 'has been' : 'was'} seen.`
  if (down === 0)
    return promises === 1 ? `${we} kept our promise to the one person who had an appointment.` : `${we} kept our promise to all ${promises} people.`
  return `${we} kept our promise to ${promisesKept} of ${people(promises)}. We let down ${down}.`
}

/** What was promised, and how it went. */
export function inShort({ late, toldInFullAndInTime: told }: Pick<Punctuality, 'late' | 'toldInFullAndInTime'>): string {
  const promise = 'We promise to keep appointment times and, if there is a delay, to say so at once, with the reason and the time you will be seen.'
  if (late === 0) return `${promise} No appointment started late.`
  const started = late === 1 ? '1 appointment started late' : `${late} appointments started late`
  if (late === 1) return `${promise} ${started}. We ${told === 1 ? 'told that person in full and in time' : 'did not tell that person in full and in time'}.`
  return `${promise} ${started}. We told ${told === late ? 'all' : told === 0 ? 'none' : told} of those people in full and in time.`
}

type Beside = Pick<Punctuality, 'leftBeforeCalled' | 'didNotAttend' | 'overGrace' | 'toldInOutage'>

/** What stands beside the figures, or they could be read too well. */
export function readWith(figures: Beside, grace: string, out: string): string {
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
