/*
  How long a hub that was set back waits for its devices before it numbers anything new: until everybody who may hold some of the
  tail has said hello and has no more of it, or nothing more comes. Whoever comes later is no danger: see orphans.ts.
*/
import type { DayKey } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import type { Store, Tx } from '#hub/store/store.ts'
import { LAST_TICKET } from './tickets.ts'

/** From the first hello, and after each page again. */
const QUIET = 30_000
/** A device that was not seen for so long before the end of the log is not waited for. */
const RECENT = 7 * 24 * HOUR
const HOLDS_A_LOG: ReadonlySet<Role> = new Set(['welcome', 'adviser', 'lead'])

export interface Recovery {
  /** A device said hello. `hasMore`: it holds pages that this hub once gave out and has not any more. */
  heard(centre: string, device: string, hasMore: boolean): Promise<void>
  /** A page was taken. */
  cameOn(centre: string): void
  /** Goes back to work now, whoever is still missing. */
  end(centre: string): Promise<void>
  close(): void
}

export function makeRecovery(store: Store, failed: (error: unknown) => void): Recovery {
  const nothingMore = new Map<string, Set<string>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const stop = (centre: string) => {
    clearTimeout(timers.get(centre))
    timers.delete(centre)
  }
  const end = async (centre: string) => {
    stop(centre)
    await store.write(async ({ log }) => {
      if ((await log.centre(centre))?.mode === 'recovering') await log.setMode(centre, 'normal')
    })
  }
  const wait = (centre: string) => {
    stop(centre)
    const timer = setTimeout(() => void end(centre).catch(failed), QUIET)
    timer.unref()
    timers.set(centre, timer)
  }
  return {
    async heard(centre, device, hasMore) {
      const level = nothingMore.get(centre) ?? new Set()
      nothingMore.set(centre, level)
      if (hasMore) level.delete(device)
      else level.add(device)
      const { recovers, awaited } = await store.read((tx) => whoMayHaveMore(tx, centre))
      if (!recovers) return stop(centre)
      if (awaited.every((one) => level.has(one))) return end(centre)
      if (!timers.has(centre)) wait(centre)
    },
    cameOn: wait,
    end,
    close: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}

async function whoMayHaveMore({ log, devices }: Tx, centre: string): Promise<{ recovers: boolean; awaited: string[] }> {
  const row = await log.centre(centre)
  if (row?.mode !== 'recovering') return { recovers: false, awaited: [] }
  const [last] = await log.after(centre, row.head - 1, 1)
  const since = (last?.recvAt ?? 0) - RECENT
  const list = await devices.list(centre)
  const awaited = list.filter(({ role, revokedAt, seenAt }) => HOLDS_A_LOG.has(role) && revokedAt === null && seenAt !== null && seenAt >= since)
  return { recovers: true, awaited: awaited.map(({ device }) => device) }
}

/**
 * From now on the hub numbers nothing of this centre, and waits. Nobody knows which tickets it gave in the time that is lost and who
 * holds them by now: for the rest of this day devices give numbers of their own letter.
 */
export async function beginRecovery({ log, tickets }: Tx, centre: string, today: DayKey): Promise<void> {
  // So that nobody numbers something in the same moment.
  await log.lock(centre)
  await log.setMode(centre, 'recovering')
  await tickets.raise(centre, today, LAST_TICKET)
}
