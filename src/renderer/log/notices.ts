import type { Log } from './log.ts'

/** Which no-effects were read on this device. The notices themselves are derived from the log, so a restart cannot lose one. */
export async function readNotices(log: Log): Promise<Set<string>> {
  return new Set((await log.database.readNotices.toArray()).map((row) => row.event))
}

export async function markNoticeRead(log: Log, event: string): Promise<void> {
  await log.database.readNotices.put({ event })
}
