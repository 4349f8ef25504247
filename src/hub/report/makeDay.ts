import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { LoggedEvent, UnknownEvent } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { DayRecord } from '#domain/lead/record.ts'
import { endOfDay, recordOf } from '#domain/lead/record.ts'
import { letOthers } from '#hub/letOthers.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import type { EventRow, ReportedTo, Store, Tx } from '#hub/store/store.ts'
import { followLog } from './followLog.ts'
import { topicOf } from './topics.ts'

/** Makes the rows of all due days of a period anew. Answers up to which number of the log they are complete. */
export async function makeDays(store: Store, centre: string, now: Instant, from: DayKey, to: DayKey): Promise<ReportedTo> {
  const upTo = await followLog(store, centre)
  const days = await store.read(({ reports }) => reports.days(centre, from, to))
  for (const { day, due } of days) {
    if (!due) continue
    await store.write(async (tx) => {
      // Nobody can put more of this day into the log before its rows are there.
      await tx.log.lock(centre)
      const { record, isOver } = await recordFromLog(tx, centre, day, now)
      // What is not over is made again with the next report: time goes on there.
      await tx.reports.put(centre, { day, due: !isOver }, record)
    })
    await letOthers()
  }
  return upTo
}

/**
 * The rows of one day as the log gives them, however long it is gone from the state: from what was said of that day, whenever it was said, under the
 * settings of the days up to it. The outcomes are those that the log bears.
 */
async function recordFromLog(tx: Tx, centre: string, day: DayKey, now: Instant): Promise<{ record: DayRecord; isOver: boolean }> {
  const state = fold(EMPTY_CENTRE, await eventsOfDay(tx, centre, day))
  return { record: recordOf(state, day, now), isOver: now >= endOfDay(day, state.centre?.timeZone ?? 'Europe/London') }
}

/** All that a day came of, in the log's order: what was said of it, and before it the settings under which it went. Needs followLog first. */
export async function eventsOfDay({ reports }: Tx, centre: string, day: DayKey): Promise<(LoggedEvent | UnknownEvent)[]> {
  const ofDay = await reports.events(centre, topicOf('day', day), topicOf('day', day))
  const settings = await reports.events(centre, topicOf('set', ''), topicOf('set', day))
  const moved: EventRow[] = []
  // An appointment that was moved here began on another day.
  for (const id of movedTo(ofDay, day)) moved.push(...(await reports.events(centre, topicOf('app', id), topicOf('app', id))))
  const all = new Map([...settings, ...moved, ...ofDay].map((row) => [row.n, row]))
  return [...all.values()].sort((a, b) => a.n - b.n).map(rowToEvent)
}

function movedTo(rows: readonly EventRow[], day: DayKey): Set<string> {
  const moves = rows.filter(({ type }) => type === 'appointmentMoved').map(rowToEvent)
  return new Set(moves.filter((move) => move.day !== day).map((move) => String((move.body as { appointment?: unknown }).appointment)))
}
