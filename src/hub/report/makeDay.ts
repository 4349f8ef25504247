import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import type { DayRecord } from '#domain/lead/record.ts'
import { endOfDay, recordOf } from '#domain/lead/record.ts'
import { letOthers } from '#hub/letOthers.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import type { ReportedTo, Store, Tx } from '#hub/store/store.ts'
import { dayEvents } from './dayEvents.ts'
import { followLog } from './followLog.ts'

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

/** The rows of one day as the log gives them. The outcomes are those that the log bears. */
async function recordFromLog(tx: Tx, centre: string, day: DayKey, now: Instant): Promise<{ record: DayRecord; isOver: boolean }> {
  const state = fold(EMPTY_CENTRE, (await dayEvents(tx, centre, day)).map(rowToEvent))
  return { record: recordOf(state, day, now), isOver: now >= endOfDay(day, state.centre?.timeZone ?? 'Europe/London') }
}
