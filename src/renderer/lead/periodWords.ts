/* What the report of a period says. Counts first, percentages beside them. */
import type { Instant } from '#domain/instant.ts'
import type { Report } from '#domain/lead/period.ts'
import type { Period, Preset } from '#domain/lead/presets.ts'
import { monthsOf } from '#domain/lead/presets.ts'
import type { VisitOutcome } from '#domain/lead/record.ts'
import type { Tally } from '#domain/lead/tally.ts'
import { figuresOf } from '#domain/lead/tally.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayDate, sayTime } from '#domain/time/sayTime.ts'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { OUTCOME } from '#renderer/ui/words/outcomes.ts'
import { sayErrors, sayOrLess } from './words.ts'

export const PRESETS: Record<Preset, string> = { lastWeek: 'Last week', lastMonth: 'Last month', lastQuarter: 'Last quarter' }
export const OUTCOMES: Record<VisitOutcome, string> = {
  ...OUTCOME,
  answered: 'Answered at the welcome desk',
  left: 'Left',
  seen: 'Seen, and no more was said',
  toldToComeBack: 'Told to come back',
  notRecorded: 'Not recorded',
  open: 'Not finished',
}

/** "January 2027", "October to December 2026", "28 December 2026 to 3 January 2027", "12 January 2027". */
export function sayPeriod(period: Period): string {
  const [first, last] = [sayDay(period.from), sayDay(period.to)]
  const months = monthsOf(period)
  if (months === null) return first === last ? first : `${first} to ${last}`
  const [from = '', to = ''] = [first, last].map((words) => words.replace(/^\d+ /, ''))
  if (months === 1) return to
  return from.slice(-4) === to.slice(-4) ? `${from.slice(0, -5)} to ${to}` : `${from} to ${to}`
}

/** In a sentence: "In January 2027", "On 12 January 2027", "From 4 January 2027 to 10 January 2027". */
export function sayInPeriod(period: Period): string {
  return `${monthsOf(period) !== null ? 'In' : period.from === period.to ? 'On' : 'From'} ${sayPeriod(period)}`
}

/** "5 minutes"; "3 or 5 minutes" where it was not the same on every day and at every centre. */
export function sayStandard(reports: readonly Pick<Report, 'standards'>[], which: 'onTimeWithin' | 'grace' | 'greetedWithin'): string {
  const all = [...new Set(reports.flatMap(({ standards }) => standards.map((one) => one[which])))].toSorted((a, b) => a - b)
  return [...all.slice(0, -1), sayMinutes(all.at(-1) ?? 0)].join(' or ')
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

/** How long it took until somebody spoke to them at the door. */
export function sayGreeting(tally: Tally): string {
  const { greetingMedian, greeting90 } = figuresOf(tally)
  if (greetingMedian === null || greeting90 === null) return 'not measured'
  return `half within ${sayMinutes(Math.ceil(greetingMedian) + 1)}, 9 in 10 within ${sayMinutes(greeting90 + 1)}`
}

export function sayWaits(tally: Tally): string {
  const { waitMedian, wait90 } = figuresOf(tally)
  if (waitMedian === null || wait90 === null) return 'not measured, none was called'
  return `half waited ${sayOrLess(Math.floor(waitMedian))}, 9 in 10 waited ${sayOrLess(wait90)}`
}

/** What the figures are complete up to. */
export function sayUpTo({ completeUpTo: { n, at } }: Report, zone: string): string {
  return at === null
    ? `Complete up to number ${n} of the log`
    : `Complete up to number ${n} of the log, ${sayDate(at, zone)} at ${sayTime(at as Instant, zone)}`
}
