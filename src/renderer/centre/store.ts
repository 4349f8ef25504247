import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { follow } from '#renderer/log/follow.ts'
import type { Log } from '#renderer/log/log.ts'
import type { CentreView } from './api.ts'
import type { Belief } from './believe.ts'
import { hearNews, unreadNotices } from './believe.ts'

/** The view of one window and the belief behind it. Only the log changes what is believed. */
export type CentreStore = { view: StoreApi<CentreView>; belief: Belief; readNotices: Set<string> }

export function makeStore(log: Log, belief: Belief, readNotices: Set<string>, first: CentreView): CentreStore {
  const store: CentreStore = { view: createStore<CentreView>(() => first), belief, readNotices }
  refresh(store, log)
  follow(log, (news) => {
    store.belief = hearNews(store.belief, news, log.unsent)
    refresh(store, log)
  })
  return store
}

/** Puts what is believed now before the screens. */
export function refresh(store: CentreStore, log: Log): void {
  const { belief, view } = store
  const before = view.getState()
  const { device, inc, before: past = [] } = log.identity
  const notices = unreadNotices(belief, device, [...past, inc], store.readNotices)
  const same = notices.length === before.notices.length && notices.every((one, i) => one.event === before.notices[i]?.event)
  view.setState({
    ready: true,
    device: { ...before.device, inc },
    state: belief.view,
    confirmedN: belief.n,
    unsentIds: idsOf(belief.unsent, before.unsentIds),
    notices: same ? before.notices : notices,
    sync: { ...before.sync, unsent: belief.unsent.length, oldestUnsentAt: belief.unsent[0]?.at ?? null },
  })
}

function idsOf(unsent: readonly { id: string }[], before: ReadonlySet<string>): ReadonlySet<string> {
  return unsent.length === before.size && unsent.every(({ id }) => before.has(id)) ? before : new Set(unsent.map(({ id }) => id))
}
