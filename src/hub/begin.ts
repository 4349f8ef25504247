import type { CentreState } from '#domain/centre/state.ts'
import type { Instant } from '#domain/instant.ts'
import type { Begun } from '#wire/begin.ts'
import { HubFault } from './faults.ts'
import { demoEvents } from './demo.ts'
import { writeAsHubIn } from '#hub/log/hubWrites.ts'
import { mayOrder } from '#hub/log/orders.ts'
import type { Parts } from './parts.ts'
import type { BegunAs, CentreRow } from '#hub/store/store.ts'

/**
 * Decides what a centre of which nothing is written yet becomes: the demo, set up at once, or one's own, which the team lead's screen sets
 * up through the log. The two never mix. The same again is no error. Throws `badRequest` where it is something else already.
 */
export async function begin(parts: Pick<Parts, 'store' | 'folded' | 'feed'>, centre: string, as: BegunAs, now: Instant): Promise<void> {
  const at = await parts.store.write(async (tx) => {
    const row = mayOrder(await tx.log.lock(centre))
    if (isSo(row, as)) return null
    if (row.begunAs === 'ours' || row.head > 0) throw cannot(row)
    await tx.log.setBegun(centre, as, row.name)
    if (as === 'ours') return null
    const { day, events } = demoEvents(now)
    return writeAsHubIn(tx, parts, centre, day, now, events)
  })
  if (at === null) return
  parts.folded.publish(centre, at)
  parts.feed.announce(centre, 'log')
}

/** Where a centre stands before it is at work, for its devices. A hub that does not order it now has nothing to ask. */
export function begunOf({ mode, begunAs, head }: CentreRow, { centre }: CentreState): Begun {
  if (centre !== null || mode !== 'normal') return 'done'
  if (begunAs === 'ours') return 'settingUp'
  return head === 0 ? 'undecided' : 'done'
}

/** A demo without a log is one whose set-up was cut short. */
function isSo({ begunAs, head }: CentreRow, as: BegunAs): boolean {
  return begunAs === as && (as === 'ours' || head > 0)
}

function cannot({ begunAs }: CentreRow): HubFault {
  const sentence =
    begunAs === 'demo'
      ? 'This is the demo already, and it cannot become your own centre. Ask your IT team to start the hub with an empty data folder for that.'
      : 'This centre is your own already. The demo is never put into it.'
  return new HubFault('badRequest', sentence, { status: 409, where: 'as' })
}
