import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { NO_SCREENS } from './screens.ts'
import type { CentreView, ThisDevice } from './api.ts'

/** What a window shows before its log has been read. */
export function firstView(device: ThisDevice): CentreView {
  return {
    ready: false,
    device,
    state: EMPTY_CENTRE,
    confirmedN: 0,
    unsentIds: new Set(),
    sync: {
      unsent: 0,
      oldestUnsentAt: null,
      lastHeardAt: null,
      level: false,
      reachable: true,
      trouble: null,
      stuck: null,
      mending: false,
      mustJoin: false,
      clockOff: 0,
    },
    screens: NO_SCREENS,
    estimates: null,
    notices: [],
    quarantined: [],
    cards: new Map(),
    storeFault: null,
    storeClosed: false,
    lost: null,
    persists: null,
  }
}
