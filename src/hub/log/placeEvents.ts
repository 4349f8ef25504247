import type { Instant } from '#domain/instant.ts'
import type { Envelope } from '#wire/event.ts'
import { HubFault } from '#hub/faults.ts'
import type { LogTable, Taken } from '#hub/store/store.ts'
import type { Checked, Pushed, Rejected, Writer } from './checkEvent.ts'

/** An event that gets the next number. */
export type Fresh = Pushed & { envelope: Envelope }
/** `at`: the place among the fresh ones. */
export type Verdict = { id: string; n: number } | { id: string; at: number } | { id: string; rejected: Rejected }

/**
 * Goes through a push by its counters, in order: what the hub has already, what is new, what goes to quarantine. A rejected
 * event uses up its counter too, or nothing after it could ever pass.
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
  let { lastDseq, lastId } = had
  const fresh: Fresh[] = []
  const verdicts: Verdict[] = []
  for (const one of checked) {
    if (one.dseq > lastDseq + 1) throw gap(lastDseq + 1, one.dseq)
    if (one.dseq <= lastDseq) {
      verdicts.push(await again(log, centre, writer, one))
      continue
    }
    const taken = await log.taken(centre, one.id)
    lastDseq = one.dseq
    lastId = one.id
    if (taken && taken.device === device && taken.inc !== inc) {
      // Stored under an earlier incarnation: it is not stored twice, and uses up its counter here.
      verdicts.push(said(one.id, taken))
      continue
    }
    const rejected = 'rejected' in one ? one.rejected : taken || fresh.some(({ id }) => id === one.id) ? DOUBLE : null
    if (rejected) {
      await log.quarantine(centre, { id: one.id, device, inc, dseq: one.dseq, raw: one.raw, ...rejected, recvAt: now })
      verdicts.push({ id: one.id, rejected })
    } else if ('envelope' in one) {
      verdicts.push({ id: one.id, at: fresh.push({ id: one.id, dseq: one.dseq, raw: one.raw, envelope: one.envelope }) - 1 })
    }
  }
  if (lastDseq !== had.lastDseq) await log.setIncarnation(centre, device, inc, { lastDseq, lastId })
  return { fresh, verdicts }
}

/** Sent before, and the answer was lost. Another id under a used counter: two installations share one identity. */
async function again(log: LogTable, centre: string, { device, inc }: Writer, { id, dseq }: Pushed): Promise<Verdict> {
  const used = (await log.atCounter(centre, device, inc, dseq)) ?? (await log.taken(centre, id))
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
