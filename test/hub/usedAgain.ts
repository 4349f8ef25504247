/* A counter that was used for two events: its PC and its hub were both set back in between. */
import { takeOrphans } from '#hub/log/orphans.ts'
import { pageSince } from '#hub/log/since.ts'
import type { Store } from '#hub/store/store.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { SealedPage } from '#wire/repair.ts'
import type { TestLog } from './aLog.ts'
import { aLog, CENTRE } from './aLog.ts'
import { Pen } from './events.ts'

/** All that a hub gives out, as a device of nobody's stores it. */
export async function given({ store }: TestLog): Promise<SealedPage> {
  const page = await pageSince(store, { centre: CENTRE, device: '', whole: true }, { n: 0, hash: CHAIN_START }, 1000)
  return { ...page, events: page.events.map((event) => ({ ...event, raw: 'raw' in event ? event.raw : '' })) }
}

/**
 * A PC wrote two events (`before`) before its hub was set back to nothing; it was set back as well, and wrote `c` and `d` under the same
 * counters. Then somebody else handed in what there was before.
 */
export async function usedAgain(store: Store): Promise<{ log: TestLog; before: SealedPage }> {
  const [lost, first, again] = [await aLog(), new Pen('d-1'), new Pen('d-1')]
  await lost.push(first, [first.arrived('a'), first.arrived('b')])
  const before = await given(lost)
  const log = await aLog(store)
  await log.push(again, [again.write('greeted', { visit: 'a' }, { id: 'c' }), again.write('greeted', { visit: 'b' }, { id: 'd' })])
  await takeOrphans(log, CENTRE, before)
  return { log, before }
}
