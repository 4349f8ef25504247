import { REDUCER } from '#domain/centre/state.ts'
import { HubFault } from '#hub/faults.ts'
import type { CentreRow } from '#hub/store/store.ts'

/** What is asked of a recovering hub is asked again after so long. */
const ASK_AGAIN = 2000

/**
 * Gives the row back when this hub may give a centre's events, tickets and card writes their numbers now. Throws `recovering`, `follows`, or
 * `hubTooOld` where a newer release has written.
 */
export function mayOrder(row: CentreRow | null): CentreRow {
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  if (row.mode === 'recovering') {
    throw new HubFault('recovering', 'The hub was set back and is putting its log together again. What you do is kept on this PC meanwhile.', {
      retryAfterMs: ASK_AGAIN,
    })
  }
  if (row.mode === 'follows') throw new HubFault('follows', 'This hub only keeps a copy of this centre. Send it to the hub that stands in the centre.')
  if (row.reducer > REDUCER) throw new HubFault('hubTooOld', 'A newer release has written to this centre. Update the hub; nothing was stored.')
  return row
}
