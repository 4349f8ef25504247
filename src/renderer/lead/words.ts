import type { Apart, Kept } from '#domain/delays/punctuality.ts'
import type { LateCause } from '#domain/events.ts'
import type { LateBand } from '#domain/lead/bands.ts'
import type { Told } from '#domain/lead/told.ts'
import type { Role } from '#domain/roles.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import { LATE_CAUSES } from '#renderer/staff/storyWords.ts'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { capital } from '#renderer/ui/words/capital.ts'

export const ROLES: Record<Role, string> = {
  welcome: 'Welcome desk',
  adviser: 'Adviser',
  lead: 'Team lead',
  display: 'Waiting-room screen',
  hub: 'Hub of a centre',
}

/** What is counted neither as kept nor as missed. */
export const APART: Record<Apart, string> = {
  toCome: 'To come',
  waiting: 'Waiting',
  didNotAttend: 'Did not attend',
  cancelled: 'Cancelled by the customer',
  cancelledEarlier: 'Cancelled by us before the day',
  moved: 'Moved by the customer',
  movedEarlier: 'Moved by us before the day',
  left: 'Left, not counted',
  toldInOutage: 'Told in an outage',
  answered: 'Answered at the welcome desk',
  notRecorded: 'Not recorded',
}

/** In the order of their digits, 1 to 7. */
export const CAUSES: readonly LateCause[] = ['oneBeforeOverran', 'startedLate', 'chosen', 'absence', 'customerLate', 'system', 'alarm']

/** Short, for a column; in full where one is chosen. */
export const CAUSE_IN_SHORT: Record<LateCause, string> = {
  customerLate: 'Customer late',
  oneBeforeOverran: 'One before ran over',
  startedLate: 'Desk started late',
  absence: 'Somebody away',
  system: 'System down',
  alarm: 'Everybody out',
  chosen: 'Another went first',
}

export function sayCause(cause: LateCause): string {
  return capital(LATE_CAUSES[cause])
}

/** "2:56pm: about 3:10pm", "2:15pm: reason, no time", "Nothing". */
export function sayTold(told: Told | null, zone: string): string {
  if (told === null) return 'Nothing'
  const { reason, expectedAt } = told.notice
  const at = sayTime(told.at, zone)
  if (expectedAt === null) return reason === null ? `${at}: no reason, no time` : `${at}: reason, no time`
  const often = told.times > 1 ? `, told ${told.times} times` : ''
  return `${at}${told.afterwards ? ', afterwards' : ''}: about ${sayTime(expectedAt, zone)}${reason === null ? ', no reason' : ''}${often}`
}

/** "0 min", "1 to 5", "Over 20". */
export function sayBand({ from, to }: Pick<LateBand, 'from' | 'to'>): string {
  return to === null ? `Over ${from - 1}` : from === to ? `${from} min` : `${from} to ${to}`
}

/** "7 minutes or less"; nobody waits under a minute or less. */
export function sayOrLess(minutes: number): string {
  return minutes === 0 ? sayMinutes(0) : `${sayMinutes(minutes)} or less`
}

/** The error of the told times: always beside promise kept. `of`: how many. */
export function sayErrors(median: number | null, of: number): string {
  return median === null ? 'Nobody was told a time' : `Times we told were out by ${sayMinutes(Math.round(median))} (median of ${of})`
}

/** "1 person", "2 people". */
export function people(count: number): string {
  return `${count} ${count === 1 ? 'person' : 'people'}`
}

/** A row's number, on screens and in a table. */
export function numberOf({ ticket, visit }: Kept): string {
  return ticket ?? (visit === null ? '–' : 'No number')
}
