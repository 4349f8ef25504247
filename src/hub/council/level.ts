/*
  A centre's hub and the council's are made level, by the pages that devices use: what the centre has more goes up, the same numbers and
  hashes; what a centre's hub that was set back has lost comes down, as it was. Events only: customer cards stay in the centre.
*/
import { REDUCER } from '#domain/centre/state.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Cursor } from '#wire/code.ts'
import type { HelloDown } from '#wire/hello.ts'
import { helloDown } from '#wire/hello.ts'
import { LIMITS } from '#wire/limits.ts'
import type { Page } from '#wire/pull.ts'
import { page as pageSchema } from '#wire/pull.ts'
import type { SealedPage } from '#wire/repair.ts'
import { takenDown } from '#wire/repair.ts'
import { PROTOCOL } from '#wire/version.ts'
import { HubFault } from '#hub/faults.ts'
import { takeBack } from '#hub/log/repair.ts'
import { pageSince } from '#hub/log/since.ts'
import type { Parts } from '#hub/parts.ts'
import { askCouncil } from './ask.ts'
import type { Council } from './councilFile.ts'

const START: Cursor = { n: 0, hash: CHAIN_START }

/**
 * Makes the two level once. Answers the number up to which the council's hub has all. Throws HubFault: `offline`; `diverged` where the
 * council's hub has another log, which a human must look at.
 */
export async function makeLevel(parts: Parts, centre: string, council: Council): Promise<number> {
  const { store, feed } = parts
  let there = await greet(parts, centre, council)
  const row = await store.read(({ log }) => log.centre(centre))
  if (row?.mode === 'recovering') {
    const taken = await takeTail(parts, centre, council, there)
    if (taken > 0) feed.announce(centre, 'log')
    there = await greet(parts, centre, council)
  }
  let at = there.head
  for (;;) {
    const page = await pageSince(store, { centre, device: '', whole: true }, at, LIMITS.events)
    if (page.events.length === 0) break
    at = (await askCouncil(council, 'repair', sealed(page), takenDown)).head
  }
  await store.write(async ({ log }) => {
    const now = await log.centre(centre)
    if (now && at.n > now.safeSeq) await log.setSafeSeq(centre, at.n)
  })
  return at.n
}

async function greet({ store }: Parts, centre: string, council: Council): Promise<HelloDown> {
  const row = await store.read(({ log }) => log.centre(centre))
  const cursor = row ? { n: row.head, hash: row.headHash } : START
  const up = { protocol: PROTOCOL, inc: 'hub', reducer: REDUCER, cursor, seal: null, cards: { n: 0, write: null }, nextDseq: 1, pending: 0 }
  return askCouncil(council, 'hello', up, helloDown)
}

/** Takes the pages that this hub lost, as far as they are its own: each bears its seal. Answers how many events. */
async function takeTail({ store }: Parts, centre: string, council: Council, there: HelloDown): Promise<number> {
  let added = 0
  for (;;) {
    const row = await store.read(({ log }) => log.centre(centre))
    if (!row || row.head >= there.head.n) return added
    const page = await askCouncil(council, `events?after=${row.head}&hash=${row.headHash}&limit=${LIMITS.events}&whole=1`, null, pageSchema)
    if (page.events.length === 0) return added
    const taken = await takeBack(store, centre, sealed(page), 'device')
    if (taken.added === 0) throw new HubFault('diverged', 'The council’s hub gave a page that is here already.')
    added += taken.added
  }
}

function sealed({ from, to, prevHash, toHash, seal, events }: Page): SealedPage {
  return { from, to, prevHash, toHash, seal, events: events.flatMap((event) => ('raw' in event ? [event] : [])) }
}
