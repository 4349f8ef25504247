import { saySpan } from './time.ts'

/** How well a device is in touch, as far as the line in the head needs it. Instants and spans in milliseconds. */
export type SyncFacts = {
  unsent: number
  oldestUnsentAt: number | null
  lastHeardAt: number | null
  reachable: boolean
  trouble: string | null
  stuck: string | null
  mending: boolean
  clockOff: number
}

/** `calm`: nothing for anybody to do. `strong` comes first and bold. */
export type SyncWords = { calm: boolean; strong: string; rest: string }

/** A thing that is not confirmed for so long means that nobody listens, whatever the line says. */
const SLOW = 15_000
const CLOCK_OFF = 120_000

/** The state of the sync as the age of the oldest unconfirmed thing. A failing disk comes first, then what stops the sync. */
export function saySync(sync: SyncFacts, storeFault: string | null, now: number): SyncWords {
  // What happened and what to do stands in full above the screen.
  if (storeFault) return { calm: false, strong: 'This PC cannot save.', rest: things(sync.unsent) }
  if (sync.trouble) return { calm: false, strong: sync.trouble, rest: things(sync.unsent) }
  if (sync.stuck && sync.unsent > 0) return { calm: false, strong: sync.stuck, rest: things(sync.unsent) }
  const waitsFor = sync.oldestUnsentAt === null ? null : now - sync.oldestUnsentAt
  if (sync.mending && sync.reachable) return { calm: true, strong: '', rest: 'Putting the log back together with the hub. Nothing is lost.' }
  const alone = !sync.reachable || (waitsFor !== null && waitsFor > SLOW)
  if (alone) return { calm: false, strong: aloneFor(sync, now), rest: things(sync.unsent) }
  if (Math.abs(sync.clockOff) > CLOCK_OFF) {
    return {
      calm: false,
      strong: `This PC’s clock is ${saySpan(Math.abs(sync.clockOff))} ${sync.clockOff > 0 ? 'fast' : 'slow'}.`,
      rest: 'Times here are put right. Ask IT to set it',
    }
  }
  if (sync.unsent > 0) return { calm: true, strong: '', rest: `Everything saved. ${things(sync.unsent)}` }
  const heard = sync.lastHeardAt === null ? 'Not shared yet' : `Last shared ${saySpan(now - sync.lastHeardAt)} ago`
  return { calm: true, strong: '', rest: `Everything saved. ${heard}` }
}

/** The age of the oldest unconfirmed thing, or since all that the hub had was here, whichever is longer ago. */
function aloneFor({ oldestUnsentAt, lastHeardAt }: SyncFacts, now: number): string {
  const since = oldestUnsentAt !== null && lastHeardAt !== null ? Math.min(oldestUnsentAt, lastHeardAt) : (oldestUnsentAt ?? lastHeardAt)
  return since === null ? 'Working on its own.' : `Working on its own for ${saySpan(now - since)}.`
}

function things(count: number): string {
  return count === 0 ? 'Nothing to share' : `${count} ${count === 1 ? 'thing' : 'things'} to share`
}
