/* Whether a call reached the waiting room, in words: for the adviser who called, and for a welcome desk that calls for any desk. */
import type { CentreState, Day } from '#domain/centre/state.ts'
import { board } from '#domain/display/board.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { saySecond, sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import type { Screens } from '#renderer/centre/api.ts'
import { deskLabel, inSentence } from './says.ts'

/** `callOut`: the person will not learn of it unless somebody says it. `short`: for the end of a row. */
export type Proof = { is: 'shown' | 'notYet' | 'callOut' | 'comeAndGet'; words: string; short: string }

type Asked = { state: CentreState; day: Day; screens: Screens; now: Instant; rate: number; zone: string }

/** A screen that is to show a call has so long to say that it did. */
const PROVES_WITHIN = 5 * SECOND
/** Calls wait for each other on the wall, but not for ever. */
const SURELY_BY_NOW = 3 * MINUTE

/** Of the last call of a visit; null where there is none. `rate`: how fast the clock of a replayed day runs. */
export function proofOf(visit: Visit, { state, day, screens, now, rate, zone }: Asked): Proof | null {
  const call = visit.calls.at(-1)
  const { ticket } = visit
  if (!call || ticket === null) return null
  if (visit.callBy === 'comeAndGet') return { is: 'comeAndGet', words: 'Not on the screen: go and get them', short: 'Come and get me' }
  const shown = screens.shown.find((one) => one.ticket === ticket && one.at === call.at)
  if (shown) {
    const on = sayScreens(shown.screens, shown.silent)
    return { is: 'shown', words: `Shown ${saySecond(shown.shownAt, zone)} on ${on}`, short: on }
  }
  const patient = now - PROVES_WITHIN * Math.max(1, rate)
  const due = board(state, day, patient)
  const wasDue = [due.current, ...due.before].some((one) => one?.ticket === ticket && one.at === call.at) || call.at < now - SURELY_BY_NOW
  if (screens.live === 0 || wasDue) {
    const desk = inSentence(deskLabel(state, call.desk))
    return { is: 'callOut', words: `Screen not reached: call out ${ticket}, ${desk}`, short: 'Call out' }
  }
  return { is: 'notYet', words: `Called ${sayTime(call.at, zone)}, not on the screen yet`, short: 'Not shown yet' }
}

/** "2 screens", "1 screen, no sound", "2 screens, 1 without sound". */
export function sayScreens(count: number, silent: number): string {
  const screens = `${count} screen${count === 1 ? '' : 's'}`
  if (silent === 0) return screens
  return silent === count ? `${screens}, no sound` : `${screens}, ${silent} without sound`
}
