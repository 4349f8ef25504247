import type { Instant } from '#domain/instant.ts'
import { HubFault } from '#hub/faults.ts'
import type { LogTable, QuarantineRow, Taken } from '#hub/store/store.ts'
import type { Checked, Pushed, Rejected, Writer } from './checkEvent.ts'
import type { Fresh } from './numberEvents.ts'

/** `at`: the place among the fresh ones. */
export type Verdict = { id: string; n: number } | { id: string; at: number } | { id: string; rejected: Rejected }

/**
 * Goes through a push by its counters, in order: what the hub has already, what is new, what goes to quarantine. A rejected
 * event uses up its counter too, or nothing after it could ever pass. Asks the store a few times a push, not a few times an event.
 * Throws `gap` with the counter that is expected, or `forked` where that counter was used for another event.
 */
export async function placeEvents(
  log: LogTable,
  centre: string,
  writer: Writer,
  checked: readonly Checked[],
  now: Instant,
): Promise<{ fresh: Fresh[]; verdicts: Verdict[] }> {
  const { device, inc } = writer
  const had = await log.incarnation(centre, device, inc)
  const known = await whatIsKnown(log, centre, writer, checked, had.lastDseq)
  let { lastDseq, lastId } = had
  const fresh: Fresh[] = []
  const freshIds = new Set<string>()
  const apart: QuarantineRow[] = []
  const verdicts: Verdict[] = []
  for (const one of checked) {
    if (one.dseq > lastDseq + 1) throw gap(lastDseq + 1, one.dseq)
    if (one.dseq <= lastDseq) {
      verdicts.push(again(known, writer, one))
      continue
    }
    const taken = known.byId.get(one.id)
    lastDseq = one.dseq
    lastId = one.id
    if (taken && taken.device === device && taken.inc !== inc) {
      // Stored under an earlier incarnation: it is not stored twice, and uses up its counter here.
      verdicts.push(said(one.id, taken))
      continue
    }
    const rejected = 'rejected' in one ? one.rejected : taken || freshIds.has(one.id) ? DOUBLE : null
    if (rejected) {
      const row = { id: one.id, device, inc, dseq: one.dseq, raw: one.raw, ...rejected, recvAt: now }
      apart.push(row)
      if (!taken) known.byId.set(one.id, row)
      known.byCounter.set(one.dseq, row)
      verdicts.push({ id: one.id, rejected })
    } else if ('envelope' in one) {
      freshIds.add(one.id)
      verdicts.push({ id: one.id, at: fresh.push({ raw: one.raw, envelope: one.envelope, inc }) - 1 })
    }
  }
  if (apart.length > 0) await log.quarantineAll(centre, apart)
  if (lastDseq !== had.lastDseq) await log.setIncarnation(centre, device, inc, { lastDseq, lastId })
  return { fresh, verdicts }
}

type Known = { byId: Map<string, Taken>; byCounter: Map<number, Taken> }

/** What the hub has of the ids of a push, and of the counters that this device has used before. What is in the log counts first. */
async function whatIsKnown(log: LogTable, centre: string, { device, inc }: Writer, checked: readonly Checked[], lastDseq: number): Promise<Known> {
  const used = checked.filter(({ dseq }) => dseq <= lastDseq).map(({ dseq }) => dseq)
  const ids = await log.taken(
    centre,
    checked.map(({ id }) => id),
  )
  const counters = used.length > 0 ? await log.atCounters(centre, device, inc, used) : []
  const logLast = (a: Taken, b: Taken) => Number('n' in a) - Number('n' in b)
  return {
    byId: new Map(ids.sort(logLast).map((one) => [one.id, one])),
    byCounter: new Map(counters.sort(logLast).map((one) => [one.dseq, one])),
  }
}

/** Sent before, and the answer was lost. Another id under a used counter: two installations share one identity. */
function again({ byId, byCounter }: Known, { device }: Writer, { id, dseq }: Pushed): Verdict {
  const used = byCounter.get(dseq) ?? byId.get(id)
  if (used?.id !== id || used.device !== device) throw forked(dseq)
  return said(id, used)
}

const DOUBLE: Rejected = { code: 'badEnvelope', sentence: 'The id of this event belongs to another event.' }

function said(id: string, taken: Taken): Verdict {
  return 'n' in taken ? { id, n: taken.n } : { id, rejected: { code: taken.code, sentence: taken.sentence } }
}

function gap(expected: number, got: number): HubFault {
  return new HubFault('gap', `The hub has this device's events up to ${expected - 1}; event ${got} is too early. Send ${expected} first.`, { expected })
}

function forked(dseq: number): HubFault {
  return new HubFault('forked', `The hub has another event as number ${dseq} of this device. Start a new incarnation and send the unsent events again.`, {
    where: String(dseq),
  })
}
