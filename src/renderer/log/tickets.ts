import type { DayKey } from '#domain/instant.ts'
import { ownTicket } from '#domain/tickets.ts'
import type { Log } from './log.ts'
import { readMeta } from './log.ts'

/** The number that this visit was shown here before, or null. */
export async function ticketOf(log: Log, visit: string): Promise<string | null> {
  return (await log.database.tickets.get(visit))?.ticket ?? null
}

/** Keeps the hub's number for a visit, unless another was already shown: a number once shown never changes. */
export async function keepTicket(log: Log, visit: string, day: DayKey, ticket: string): Promise<string> {
  const { tickets } = log.database
  return log.database.transaction('rw', tickets, async () => {
    const known = await tickets.get(visit)
    if (known) return known.ticket
    await tickets.put({ visit, day, ticket })
    return ticket
  })
}

/** The next number of this device's own series, strictly saved before it is shown. `used`: own numbers that the log already holds. */
export async function takeOwnTicket(log: Log, visit: string, day: DayKey, letter: string, used: number): Promise<string> {
  const { tickets, meta } = log.database
  return log.database.transaction('rw', tickets, meta, async () => {
    const known = await tickets.get(visit)
    if (known) return known.ticket
    const count = Math.max((await readMeta<number>(log.database, `own:${day}`)) ?? 0, used) + 1
    const ticket = ownTicket(letter, count)
    await meta.put({ k: `own:${day}`, value: count })
    await tickets.put({ visit, day, ticket })
    return ticket
  })
}
