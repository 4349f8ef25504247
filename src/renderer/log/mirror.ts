import type { OutboxRow } from './database.ts'
import type { Log } from './log.ts'
import { follow } from './follow.ts'

/**
 * What this device has not shared, in memory, with its exact text: for the day on which the database cannot be read any more
 * while the window is still open.
 */
export async function mirrorUnsent(log: Log): Promise<() => OutboxRow[]> {
  const read = () => log.database.outbox.orderBy('dseq').toArray()
  let rows = new Map((await read()).map((row) => [row.id, row]))
  follow(log, (news) => {
    if ('appended' in news) for (const row of news.rows) rows.set(row.id, row)
    else if ('confirmed' in news) for (const { id } of news.confirmed) rows.delete(id)
    // Another window wrote, or something was set apart. Where it cannot be read, the last that was seen still counts.
    else void read().then((now) => (rows = new Map(now.map((row) => [row.id, row]))), console.error)
  })
  return () => [...rows.values()]
}
