/*
  At what hours slow spells begin. In many centres at some rather than at others: a system hangs on busy mornings, the team is short over lunch.
  Learned from where they probably began; a centre without any takes every hour for like the next.
*/

/** Of one hour after midnight, over the days: how many spells began in it, and how many hours it was not slow before. */
export type Hour = readonly [began: number, calm: number]

const HOURS = 24
/** What a day said counts half after eleven days. */
const FADES = 0.94
/** So many spells are taken to have begun in each hour as often as in any other, beside those that did. */
const ASSUMED = 0.5
const EVEN: readonly number[] = Array.from({ length: HOURS }, () => 1)

export function hoursAfter(hours: readonly Hour[] | undefined, day: readonly Hour[]): Hour[] {
  const round = (x: number) => Math.round(x * 1000) / 1000
  return day.map(([began, calm], h) => [round((hours?.[h]?.[0] ?? 0) * FADES + began), round((hours?.[h]?.[1] ?? 0) * FADES + calm)])
}

const known = new WeakMap<readonly Hour[], number[]>()

/** How much likelier than on the whole a spell begins in each hour: 1 is as likely. */
export function likelierIn(hours: readonly Hour[] | undefined): readonly number[] {
  if (hours === undefined) return EVEN
  const before = known.get(hours)
  if (before) return before
  const all = (i: 0 | 1) => hours.reduce((sum, hour) => sum + hour[i], 0)
  const usual = all(0) / Math.max(1, all(1))
  // Where an hour ends is chance: those beside it count as much as it does.
  const around = (h: number, i: 0 | 1) => ((hours[h - 1]?.[i] ?? 0) + 2 * hours[h]![i] + (hours[h + 1]?.[i] ?? 0)) / 4
  const likelier = hours.map((_, h) => (around(h, 0) + ASSUMED) / (around(h, 1) * usual + ASSUMED))
  known.set(hours, likelier)
  return likelier
}

export function hourOf(minute: number): number {
  return Math.min(HOURS - 1, Math.max(0, Math.floor(minute / 60)))
}

/** How many begin between two minutes after midnight; `begins`: in a minute of each hour. */
export function beginsIn(begins: readonly number[], from: number, until: number): number {
  let sum = 0
  for (let at = from; at < until; at = endOfHour(at)) sum += begins[hourOf(at)]! * (Math.min(until, endOfHour(at)) - at)
  return sum
}

/** How many minutes it is until one begins, at the share u; infinitely many: not today. */
export function untilOneBegins(begins: readonly number[], minute: number, u: number): number {
  let left = -Math.log(1 - u)
  for (let at = minute; at < HOURS * 60; at = endOfHour(at)) {
    const begun = beginsIn(begins, at, endOfHour(at))
    if (begun >= left) return at - minute + left / begins[hourOf(at)]!
    left -= begun
  }
  return Number.POSITIVE_INFINITY
}

function endOfHour(minute: number): number {
  return 60 * (Math.floor(minute / 60) + 1)
}
