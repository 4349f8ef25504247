/*
  An estimate as people are told it: a range, its upper end the promise. Both ends are rounded outwards to 5 minutes, on the clock where a time is told,
  in minutes where a length is. What somebody was told stands until they are told again: it never moves later in silence (docs/estimates.md).
*/
import type { CallBy, WaitRange } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, wholeMinutes } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Spread } from './forecast.ts'
import { HORIZON } from './simulate.ts'

/** Whole fives, minutes from now. */
export type Range = { from: number; to: number }

const STEP = 5
/** A promise leaves time to press a key. */
const LEAST = 2 * MINUTE
const HOURS_FROM = 90
/** A range that ends later than that, or with the day, tells nobody anything. Minutes. */
const FARTHEST = HORIZON - 60

/** null: nobody can tell. */
export function rangeOf(spread: Spread | undefined): Range | null {
  if (!isKnown(spread)) return null
  const from = Math.floor(spread.low / STEP) * STEP
  return { from, to: Math.max(from + STEP, Math.ceil(spread.high / STEP) * STEP) }
}

/** The same on the clock, to be told and kept. null: nobody can tell. */
export function toldRange(spread: Spread | undefined, now: Instant): WaitRange | null {
  if (!isKnown(spread)) return null
  const step = STEP * MINUTE
  const from = Math.max(now, Math.floor((now + spread.low * MINUTE) / step) * step)
  const by = roundedUp(now + Math.max(LEAST, spread.high * MINUTE))
  return { from, by: by <= from ? by + step : by, expected: now + Math.round(spread.middle) * MINUTE }
}

/** Until when somebody will be called, as it is promised: rounded up to 5 minutes on the clock. null: nobody can tell. */
export function byTime(spread: Spread | undefined, now: Instant): Instant | null {
  return toldRange(spread, now)?.by ?? null
}

/** At about what time somebody will be called, as a delay is told: what is likely, rounded up to 5 minutes on the clock. null: nobody can tell. */
export function aboutTime(spread: Spread | undefined, now: Instant): Instant | null {
  return spread === undefined || spread.middle >= FARTHEST ? null : roundedUp(now + Math.max(1, spread.middle) * MINUTE)
}

/** On the clock, up to whole fives. */
export function roundedUp(at: Instant): Instant {
  return Math.ceil(at / (STEP * MINUTE)) * STEP * MINUTE
}

/** Whether what was told will not hold, by more than so many whole minutes: the end of a range, or about what time. */
export function slips(told: { by: Instant } | { about: Instant }, spread: Spread | undefined, now: Instant, within: number): boolean {
  if (spread === undefined) return false
  // Also where nobody can tell by when: not by then.
  return 'about' in told ? wholeMinutes(told.about, now + spread.middle * MINUTE) > within : wholeMinutes(told.by, now + spread.high * MINUTE) > within
}

/** "soon, within 5 minutes", "up to 10 minutes", "10 to 25 minutes", "1 hour to 1 hour 35 minutes". */
export function sayRange({ from, to }: Range): string {
  if (from === 0) return to === STEP ? 'soon, within 5 minutes' : `up to ${sayLength(to)}`
  return to < HOURS_FROM ? `${from} to ${to} minutes` : `${sayLength(from)} to ${sayLength(to)}`
}

/** The same for a column: "0 to 5 min", "5 min to 2 hr 25". */
export function sayShortly({ from, to }: Range): string {
  return to < HOURS_FROM ? `${from} to ${to} min` : `${shortLength(from)} to ${shortLength(to)}`
}

function shortLength(minutes: number): string {
  if (minutes < HOURS_FROM) return `${minutes} min`
  const left = minutes % 60
  return `${Math.floor(minutes / 60)} hr${left === 0 ? '' : ` ${left}`}`
}

/** What to say with the number: "We expect to call you on the screen between 11:25am and 11:40am." `at`: when it is said. */
export function sayWhenCalled({ from, by }: WaitRange, at: Instant, callBy: CallBy, zone: string): string {
  const call = callBy === 'comeAndGet' ? 'come and get you' : 'call you on the screen'
  const isSoon = from <= minuteOf(at) && by - minuteOf(at) <= STEP * MINUTE
  return `We expect to ${call} ${isSoon ? 'soon, ' : ''}${sayTimes({ from, by }, at, zone)}.`
}

/** "between 11:25am and 11:40am"; where it begins at once, "by 11:40am". `at`: when it is said. */
export function sayTimes({ from, by }: Pick<WaitRange, 'from' | 'by'>, at: Instant, zone: string): string {
  const until = sayTime(by, zone)
  return from > minuteOf(at) ? `between ${sayTime(from, zone)} and ${until}` : `by ${until}`
}

/** The minute in which something is said: a slip has the words that were said before the key was pressed. */
function minuteOf(at: Instant): Instant {
  return Math.floor(at / MINUTE) * MINUTE
}

function isKnown(spread: Spread | undefined): spread is Spread {
  return spread !== undefined && spread.high < FARTHEST
}

function sayLength(minutes: number): string {
  if (minutes < HOURS_FROM) return `${minutes} minutes`
  const [hours, left] = [Math.floor(minutes / 60), minutes % 60]
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}${left === 0 ? '' : ` ${left} minutes`}`
}
