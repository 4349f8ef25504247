import type { LoggedEvent, UnknownEvent } from '#domain/events.ts'
import { isKnownEvent } from '#domain/eventClasses.ts'
import type { Envelope } from '#wire/event.ts'
import type { EventRow } from '#hub/store/store.ts'

type Place = Pick<EventRow, 'n' | 'outcome'>

/** An event as the domain folds it, from its envelope and its place. The body is what the device wrote, untouched by any schema. */
export function toEvent({ id, device, inc, type, v, day, at, by, body }: Envelope, { n, outcome }: Place): LoggedEvent | UnknownEvent {
  const event = { type, v, day, at, ...(by === undefined ? {} : { by }), body, id, n, device, inc, outcome }
  return isKnownEvent(type, v) ? (event as unknown as LoggedEvent) : event
}

/** From the log. Its envelope was checked before it was stored. */
export function rowToEvent(row: EventRow): LoggedEvent | UnknownEvent {
  return toEvent(JSON.parse(row.raw) as Envelope, row)
}
