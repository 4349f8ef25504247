import { tz } from '@date-fns/tz'
import { format } from 'date-fns/format'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'

/** A time as GOV.UK writes it: "11:20am", "3pm", "midday", "midnight". */
export function sayTime(at: Instant, timeZone: string): string {
  const [hour, minute, half] = format(at, 'h mm aaa', { in: tz(timeZone) }).split(' ') as [string, string, string]
  if (hour === '12' && minute === '00') return half === 'pm' ? 'midday' : 'midnight'
  return minute === '00' ? `${hour}${half}` : `${hour}:${minute}${half}`
}

/** The time of a clock on the wall, always with minutes: "11:16am", "3:00pm". */
export function sayClock(at: Instant, timeZone: string): string {
  return format(at, 'h:mmaaa', { in: tz(timeZone) })
}

/** A time to the second, for proofs: "11:17:07". */
export function saySecond(at: Instant, timeZone: string): string {
  return format(at, 'H:mm:ss', { in: tz(timeZone) })
}

/** "Tuesday 12 January". */
export function sayDate(at: Instant, timeZone: string): string {
  return format(at, 'EEEE d MMMM', { in: tz(timeZone) })
}

/** A span in the largest whole unit: "2 seconds", "1 minute", "3 hours". Never below 0. */
export function saySpan(span: number): string {
  const units = [
    [60 * MINUTE, 'hour'],
    [MINUTE, 'minute'],
    [SECOND, 'second'],
  ] as const
  const safe = Math.max(0, span)
  const [size, word] = units.find(([unit]) => safe >= unit) ?? units[2]
  const count = Math.floor(safe / size)
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
