/* What the report of a period says. Counts first, percentages beside them. */
import type { LateCause } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Preset } from '#domain/lead/presets.ts'
import type { VisitOutcome } from '#domain/lead/record.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { OUTCOME } from '#renderer/ui/words/outcomes.ts'
import { sayCause, sayErrors, sayHours } from './words.ts'

export const PRESETS: Record<Preset, string> = { lastWeek: 'Last week', lastMonth: 'Last month', threeMonths: 'Last three months' }
export const DIMENSION_WORDS: Record<Exclude<Dimension, 'day'>, string> = {
  service: 'Service',
  desk: 'Desk',
  hour: 'Hour',
  weekday: 'Weekday',
  cause: 'Why it was late',
}
const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const OUTCOMES: Record<VisitOutcome, string> = {
  ...OUTCOME,
  answered: 'Answered at the welcome desk',
  left: 'Left',
  seen: 'Seen, and no more was said',
  toldToComeBack: 'Told to come back',
  notRecorded: 'Not recorded',
  open: 'Not finished',
}

/** One group of a dimension: a service, a desk, "9am to 10am", "Monday", a cause, a day. */
export function sayKey({ services, desks }: Pick<Report, 'services' | 'desks'>, dimension: Dimension, key: string): string {
  switch (dimension) {
    case 'service':
      return key === '' ? 'Not chosen' : (services.find(({ id }) => id === key)?.name ?? 'A service that is not in the list')
    case 'desk':
      return key === '' ? 'No desk' : (desks.find(({ id }) => id === key)?.label ?? 'A desk that is not in the list')
    case 'hour':
      return sayHours(Number(key))
    case 'weekday':
      return WEEKDAYS[Number(key)] ?? key
    case 'cause':
      return sayCause(key as LateCause)
    case 'day':
      return sayDay(key)
  }
}

/** "81.3%", or that there is nothing to take a part of. */
export function sayPercent(percent: number | null): string {
  return percent === null ? 'none to count' : `${percent}%`
}

/** Always beside promise kept. */
export function sayToldError(tally: Tally): string {
  const of = tally.toldError.reduce((sum, [, count]) => sum + count, 0)
  const { toldErrorMedian } = figuresOf(tally)
  return sayErrors(toldErrorMedian, of)
}

export function sayWaits(tally: Tally): string {
  const { waitMedian, wait90 } = figuresOf(tally)
  if (waitMedian === null || wait90 === null) return 'not measured, none was called'
  return `half waited ${sayMinutes(Math.floor(waitMedian))} or less, 9 in 10 waited ${sayMinutes(wait90)} or less`
}

/** What the figures are complete up to. */
export function sayUpTo({ completeUpTo: { n, at } }: Report, zone: string): string {
  return at === null
    ? `Complete up to number ${n} of the log`
    : `Complete up to number ${n} of the log, ${sayDate(at, zone)} at ${sayTime(at as Instant, zone)}`
}
