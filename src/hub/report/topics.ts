/* Which days' rows an event can change, and under which topics it is found again when one of them is made. */
import type { DayKey } from '#domain/instant.ts'
import { SETTING_TYPES } from '#domain/settingTypes.ts'
import type { Envelope } from '#wire/event.ts'

/** `day:2027-01-12`: what was said of that day. `set:…`: a setting, by the first day for which it holds. `app:…`: one appointment, on all days. */
export const topicOf = (kind: 'day' | 'set' | 'app', of: string) => `${kind}:${of}`

/** `days`: those whose rows it changes; `from`: every known day from this one on, because it is a setting. */
export type Touched = { topics: string[]; days: DayKey[]; from: DayKey | null }

const SETTINGS: ReadonlySet<string> = new Set(SETTING_TYPES)

export function touchedBy({ type, day, body }: Pick<Envelope, 'type' | 'day' | 'body'>): Touched {
  // Days leave the state with the one, and the other is of no day: no row is made of either.
  if (type === 'dayBegan' || type === 'estimatorLearned') return { topics: [], days: [], from: null }
  if (SETTINGS.has(type)) {
    // Standards can be set for days that are over.
    const said = type === 'standardsSet' ? body['from'] : undefined
    const from = typeof said === 'string' && said < day ? said : day
    return { topics: [topicOf('set', from)], days: [], from }
  }
  // What is moved to another day is of both.
  const to = type === 'appointmentMoved' ? (body['to'] as { day?: unknown } | undefined)?.day : undefined
  const days = typeof to === 'string' && to !== day ? [day, to] : [day]
  const appointment = body['appointment'] ?? (body['booked'] as { id?: unknown } | null | undefined)?.id
  const topics = days.map((one) => topicOf('day', one))
  if (typeof appointment === 'string') topics.push(topicOf('app', appointment))
  return { topics, days, from: null }
}
