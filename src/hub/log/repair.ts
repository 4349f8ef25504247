/*
  A hub whose store was set back takes its lost tail from its devices: the same numbers, texts, times, outcomes and hashes. It
  believes no device for that, only its own seal. A council's hub is kept filled by the same pages.
*/
import { REDUCER } from '#domain/centre/state.ts'
import type { Envelope } from '#wire/event.ts'
import type { SealedPage, TakenDown } from '#wire/repair.ts'
import { HubFault } from '#hub/faults.ts'
import type { CentreRow, Store } from '#hub/store/store.ts'
import { countBack } from './countBack.ts'
import { storeEvents } from './numberEvents.ts'
import type { Placed } from './numberEvents.ts'
import { forged, provePage } from './provePage.ts'
import { isSealed } from './seal.ts'

/** `device`: of a recovering hub's own centre. `hub`: the hub that orders a centre which this one follows. */
export type Giver = 'device' | 'hub'

/**
 * Takes a page of this centre's log back, or as much of it as lies beyond the head; the same page again changes nothing. Throws
 * `diverged` where it does not follow on this log or this hub takes none now, `badRequest` where it was forged or changed.
 */
export async function takeBack(store: Store, centre: string, page: SealedPage, giver: Giver): Promise<TakenDown> {
  return store.write(async (tx) => {
    const row = mayTake(await tx.log.lock(centre), giver)
    const hashes = provePage(page)
    // Of the centre that it follows this hub has not the key: there the chain says that nothing was changed since the page before.
    if (giver === 'device') proveSeal(row, page)
    if ((await tx.log.hashAt(centre, page.from - 1)) !== page.prevHash) throw notThisLog(page.from - 1)
    const lost: Omit<Placed, 'inc'>[] = []
    for (const [i, { n, recvAt, outcome, raw }] of page.events.entries()) {
      const hash = hashes[i] ?? ''
      if (n <= row.head) {
        if ((await tx.log.hashAt(centre, n)) !== hash) throw notThisLog(n)
        continue
      }
      lost.push({ envelope: JSON.parse(raw) as Envelope, place: { n, recvAt, raw, outcome, hash } })
    }
    const added = lost.length
    if (added > 0) {
      await storeEvents(tx, centre, await countBack(tx.log, centre, lost))
      await tx.log.setHead(centre, page.to, page.toHash)
    }
    if (giver === 'hub') await tx.log.keepSeal(centre, page.to, page.seal)
    return { head: added > 0 ? { n: page.to, hash: page.toHash } : { n: row.head, hash: row.headHash }, added }
  })
}

/** Throws `badRequest` for a page whose end this hub never gave out. */
export function proveSeal({ key, centre }: CentreRow, { to, toHash, seal }: SealedPage): void {
  if (!isSealed(key, centre, { n: to, hash: toHash }, seal)) throw forged(`The page that ends at number ${to} does not bear the seal of this hub.`)
}

function mayTake(row: CentreRow | null, giver: Giver): CentreRow {
  if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
  if (row.reducer > REDUCER) throw new HubFault('hubTooOld', 'A newer release has written to this centre. Update the hub; nothing was stored.')
  if (row.mode !== (giver === 'hub' ? 'follows' : 'recovering'))
    throw new HubFault('diverged', 'This hub is not putting its log together now, so it takes no page under its old numbers. Say hello again.')
  return row
}

function notThisLog(n: number): HubFault {
  return new HubFault('diverged', `The page does not follow on this log: at number ${n} the two are not the same. Nothing of it was taken.`, {
    where: String(n),
  })
}
