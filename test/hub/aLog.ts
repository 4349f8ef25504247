/* A centre's log on a real store, without HTTP. */
import { onTestFinished } from 'vitest'
import { REDUCER } from '#domain/centre/state.ts'
import type { Role } from '#domain/roles.ts'
import type { PushDown } from '#wire/push.ts'
import { appendEvents } from '#hub/log/append.ts'
import type { Pushed } from '#hub/log/checkEvent.ts'
import { makeFolded } from '#hub/log/folded.ts'
import type { Folded } from '#hub/log/folded.ts'
import type { EventRow, Store } from '#hub/store/store.ts'
import { openSqlite } from '#hub/store/sqlite.ts'
import type { Pen } from './events.ts'
import { NINE } from './events.ts'
import { ownFolder } from './folders.ts'

export const CENTRE = 'town-hall'

export type TestLog = {
  store: Store
  folded: Folded
  now: number
  push(pen: Pen, events: readonly Pushed[], role?: Role): Promise<PushDown & { added: number }>
  rows(): Promise<EventRow[]>
}

export async function aLog(store: Store = aStore()): Promise<TestLog> {
  await store.write(async ({ log }) => {
    if (!(await log.centre(CENTRE))) await log.addCentre(CENTRE, REDUCER, 'e'.repeat(64))
  })
  const log: TestLog = {
    store,
    folded: makeFolded(),
    now: NINE,
    push: (pen, events, role = 'welcome') =>
      appendEvents({ store, folded: log.folded, now: log.now }, CENTRE, { device: pen.device, inc: pen.inc, role }, events),
    rows: () => store.read((tx) => tx.log.after(CENTRE, 0, 10_000)),
  }
  return log
}

/** A store in a folder of its own, closed when the test is over. */
export function aStore(folder = ownFolder()): Store {
  const store = openSqlite(folder)
  onTestFinished(() => store.close())
  return store
}

/** The code of the fault that something ends with; fails when it does not. */
export async function faultOf(
  work: Promise<unknown>,
): Promise<{ code: string; expected?: number | undefined; retryAfterMs?: number | undefined; sentence: string }> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error === null || typeof error !== 'object' || !('fault' in error)) throw new Error(`No fault came, but: ${String(error)}`)
  return error.fault as { code: string; expected?: number; sentence: string }
}
