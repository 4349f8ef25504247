import type { DayKey } from '#domain/instant.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import type { EventRow, Tx } from '#hub/store/store.ts'
import { topicOf } from './topics.ts'

/**
 * All that the log says of one day, in its order, however long that is gone from the state: what was said of the day, whenever it was said, the
 * settings of the days up to it, and the whole way of an appointment that was moved to it.
 */
export async function dayEvents({ reports }: Pick<Tx, 'reports'>, centre: string, day: DayKey): Promise<EventRow[]> {
  const ofDay = await reports.events(centre, topicOf('day', day), topicOf('day', day))
  const settings = await reports.events(centre, topicOf('set', ''), topicOf('set', day))
  const moved: EventRow[] = []
  // An appointment that was moved here began on another day.
  for (const id of movedTo(ofDay, day)) moved.push(...(await reports.events(centre, topicOf('app', id), topicOf('app', id))))
  const all = new Map([...settings, ...moved, ...ofDay].map((row) => [row.n, row]))
  return [...all.values()].sort((a, b) => a.n - b.n)
}

function movedTo(rows: readonly EventRow[], day: DayKey): Set<string> {
  const moves = rows.filter(({ type }) => type === 'appointmentMoved').map(rowToEvent)
  return new Set(moves.filter((move) => move.day !== day).map((move) => String((move.body as { appointment?: unknown }).appointment)))
}
