/* What the sync says becomes what the screens show, in the window that carries and in all others of the device. */
import { SECOND } from '#domain/instant.ts'
import type { Making } from '#renderer/centre/makeCentre.ts'
import { showCards, showQuarantine } from '#renderer/centre/makeCentre.ts'
import type { SyncReport } from '#renderer/sync/session.ts'
import { whatNow } from '#wire/fault.ts'
import type { Shared, SyncPart } from './windows.ts'

export function changeSync({ store }: Making, part: SyncPart): void {
  const { sync } = store.view.getState()
  const isNew = Object.entries(part).some(([key, value]) => sync[key as keyof SyncPart] !== value)
  if (isNew) store.view.setState({ sync: { ...sync, ...part } })
}

/** `tell`: the other windows. `welcomed`: what the hub said of this device, `screens`: of the waiting room's. */
export function reportTo(making: Making, tell: (shared: Shared) => void, { welcomed, screens }: Pick<SyncReport, 'welcomed' | 'screens'>): SyncReport {
  const { store, clock } = making
  let heardAt = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const change = (part: SyncPart) => {
    changeSync(making, part)
    tell({ sync: part })
  }
  return {
    heard(level) {
      if (!level) return change({ reachable: true, level })
      heardAt = clock.now()
      if (!store.view.getState().sync.level) return change({ lastHeardAt: heardAt, reachable: true, level })
      // Shown in whole seconds: not worth drawing the screen for every word of the hub, least of all before its news.
      later ??= setTimeout(() => {
        later = undefined
        change({ lastHeardAt: heardAt })
      }, SECOND)
    },
    lost: (fault) => change({ reachable: false, level: false, mustJoin: whatNow(fault.code) === 'signIn' }),
    welcomed(hello) {
      change({ mustJoin: false })
      welcomed(hello)
    },
    clock(hub, askedAt, answeredAt) {
      clock.adjust(hub, askedAt, answeredAt)
      tell({ clock: clock.anchor() })
      change({ clockOff: clock.off() })
    },
    trouble: (sentence) => change({ trouble: sentence }),
    mending: (now) => change({ mending: now }),
    cardsChanged: () => void showCards(making).catch(console.error),
    screens(news) {
      screens(news)
      tell({ screens: news })
    },
    quarantined: () => void showQuarantine(making).catch(console.error),
  }
}
