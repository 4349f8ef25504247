/* By what figures are grouped, in words: the same on the day, over any period, in lists and in tables to save. */
import type { LateCause } from '#domain/events.ts'
import type { Dimension } from '#domain/lead/dimensions.ts'
import type { Report } from '#domain/lead/period.ts'
import { sayDay } from '#domain/time/sayDay.ts'
import { sayCause } from './words.ts'

export const DIMENSION_WORDS: Record<Exclude<Dimension, 'day'>, string> = {
  service: 'Service',
  desk: 'Desk',
  hour: 'Hour',
  weekday: 'Weekday',
  cause: 'Why it was late',
}
const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What services and desks are called. */
export type Names = Pick<Report, 'services' | 'desks'>

/** One group of a dimension: a service, a desk, "9am to 10am", "Monday", a cause, a day. */
export function sayKey({ services, desks }: Names, dimension: Dimension, key: string): string {
  switch (dimension) {
    case 'service':
      return key === '' ? 'Not chosen' : (services.find(({ id }) => id === key)?.name ?? 'A service that is not in the list')
    case 'desk':
      return key === '' ? 'No desk' : (desks.find(({ id }) => id === key)?.label ?? 'A desk that is not in the list')
    case 'hour':
      return `${sayHour(Number(key))} to ${sayHour(Number(key) + 1)}`
    case 'weekday':
      return WEEKDAYS[Number(key)] ?? key
    case 'cause':
      return key === '' ? 'Nobody can say' : sayCause(key as LateCause)
    case 'day':
      return sayDay(key)
  }
}

/** "9am", "midday". */
export function sayHour(hour: number): string {
  if (hour % 24 === 0) return 'midnight'
  return hour === 12 ? 'midday' : `${hour % 12}${hour < 12 ? 'am' : 'pm'}`
}
