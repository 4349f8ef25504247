import type { Envelope } from '#wire/event.ts'
import type { IncarnationRow, LogTable } from '#hub/store/store.ts'

type Named = Pick<Envelope, 'id' | 'inc'>

/**
 * Says under which incarnation each event is counted that comes back into the log, in the log's order, and notes the last counters. It is its
 * own; but an event whose counter was passed while it was away (the hub went on without it, or its PC was set back as well) stands under one
 * that is its alone. So it is numbered like any other, its text keeps the counter that its writer gave it, and no counter is in the log twice.
 * What was in quarantine only is sent again by its device.
 */
export async function countBack<Back extends { envelope: Envelope }>(
  log: LogTable,
  centre: string,
  events: readonly Back[],
): Promise<(Back & { inc: string })[]> {
  const last = new Map<string, { device: string; inc: string; row: IncarnationRow }>()
  const counted: (Back & { inc: string })[] = []
  for (const event of events) {
    const { id, device, inc: own, dseq } = event.envelope
    const { lastDseq } = last.get(`${device} ${own}`)?.row ?? (await log.incarnation(centre, device, own))
    const inc = dseq > lastDseq ? own : incApart(event.envelope)
    last.set(`${device} ${inc}`, { device, inc, row: { lastDseq: dseq, lastId: id } })
    counted.push({ ...event, inc })
  }
  for (const { device, inc, row } of last.values()) await log.setIncarnation(centre, device, inc, row)
  return counted
}

/** Whether an event with this text may stand under an incarnation. */
export function mayStandUnder(said: Partial<Named>, inc: string): boolean {
  return inc === said.inc || (said.id !== undefined && said.inc !== undefined && inc === incApart({ id: said.id, inc: said.inc }))
}

/** No id holds it, so no device can send anything under such an incarnation. */
const MARK = '~'

function incApart({ id, inc }: Named): string {
  return `${inc}${MARK}${id}`
}

/** Whether an event stands under an incarnation that is not the one in its text. */
export function isApart(inc: string): boolean {
  return inc.includes(MARK)
}
