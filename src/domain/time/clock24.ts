import { tz } from '@date-fns/tz'
import { format } from 'date-fns/format'
import type { Instant } from '#domain/instant.ts'

/** A time for a box of times, or for a table that a program reads: "09:05", "15:20". */
export function clock24(at: Instant, timeZone: string): string {
  return format(at, 'HH:mm', { in: tz(timeZone) })
}
