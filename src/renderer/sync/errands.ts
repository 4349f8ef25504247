import type { Log } from '#renderer/log/log.ts'
import { keepTicket, takeOwnTicket, ticketOf } from '#renderer/log/tickets.ts'
import type { Road } from '#renderer/port/road.ts'

/** How long a receptionist waits for the centre's next number before the device uses its own letter. */
const TICKET_PATIENCE = 800

/**
 * A ticket number for a visit. The hub's, if it answers within 800 ms; else the next of this device's letter.
 * Asked again for the same visit, the same number: also after a restart, and also when the hub's answer comes late.
 */
export async function takeTicket(log: Log, road: Road, visit: string, day: string, letter: string, used: number): Promise<string> {
  const known = await ticketOf(log, visit)
  if (known) return known
  const late = new Promise<null>((resolve) => setTimeout(resolve, TICKET_PATIENCE, null))
  const answer = await Promise.race([road.ticket(visit, day, TICKET_PATIENCE), late])
  if (answer && 'ok' in answer) return keepTicket(log, visit, day, answer.ok.ticket)
  return takeOwnTicket(log, visit, day, letter, used)
}
