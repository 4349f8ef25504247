/* Day files, short to tell. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDayFile } from '#scripts/replay/dayFile.ts'
import type { DayFile } from '#scripts/replay/dayFile.ts'
import { ownFolder } from '#test/hub/folders.ts'

/** A time on the day. */
export const at = (time: string) => `2027-01-12T${time}:00+00:00`

export function aDay(visits: Record<string, unknown>[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    schema: 1,
    site: 'Town hall',
    date: '2027-01-12',
    timezone: 'Europe/London',
    counters: [{ name: 'Counter 1', open: [[at('09:00'), at('12:00')]] }],
    ...more,
    visits: visits.map((visit) => ({ kind: 'walk-in', serviceId: 's-1', service: 'Service', arrivedAt: at('09:00'), ...visit })),
  }
}

/** The same, through the file. */
export function aDayFile(visits: Record<string, unknown>[], more: Record<string, unknown> = {}): DayFile {
  const path = join(ownFolder(), 'day.json')
  writeFileSync(path, JSON.stringify(aDay(visits, more)))
  return readDayFile(path)
}
