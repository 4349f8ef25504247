/* Keeps what this device knows of the waiting-room screens, its own window among them, and tests their sound. */
import { SECOND } from '#domain/instant.ts'
import type { Asked, ChimeTest } from '#renderer/centre/api.ts'
import type { SharedClock } from '#renderer/centre/clock.ts'
import { drewHere, hearHub, screensNow } from '#renderer/centre/screens.ts'
import type { HubScreens, OwnScreen } from '#renderer/centre/screens.ts'
import type { CentreStore } from '#renderer/centre/store.ts'
import type { Wall } from '#renderer/port/bridgeWall.ts'
import type { Road } from '#renderer/port/road.ts'
import type { ChimeDown, ScreensDown, ScreenUp } from '#wire/screens.ts'

/** The hub hears of our own window at least so often, and at once of a new call on it. */
const TOLD_EVERY = 5 * SECOND
const CHIME_WITHIN = 3 * SECOND

type Drawn = Extract<ScreenUp, { t: 'drawn' }>
export type WatchedScreens = {
  /** The hub's word, or that our own window shall play. */
  hear(news: ScreensDown | ChimeDown): void
  test(): Promise<Asked<ChimeTest>>
}
type Watching = { store: CentreStore; clock: SharedClock; road: Road; wall: Wall | null; newId: () => string }

export function watchScreens({ store, clock, road, wall, newId }: Watching): WatchedScreens {
  const ticks = () => performance.now()
  let hub: HubScreens | null = null
  let own: OwnScreen | null = null
  let told = { at: Number.NEGATIVE_INFINITY, drawn: '' }
  const waiting = new Map<string, () => void>()
  const show = () => {
    const now = screensNow(hub, own, ticks())
    if (JSON.stringify(now) !== JSON.stringify(store.view.getState().screens)) store.view.setState({ screens: now })
  }
  const drew = (said: Drawn) => {
    own = drewHere(own, said.call, said.sound, ticks(), clock.now())
    show()
    const drawn = JSON.stringify(said)
    if (drawn === told.drawn && ticks() - told.at < TOLD_EVERY) return
    told = { at: ticks(), drawn }
    // While the hub is away there is nobody to tell; the next frame tries again.
    void road.screen(said)
  }
  wall?.onSaid((said) => {
    if (said.t === 'drawn') return drew(said)
    const ours = waiting.get(said.id)
    if (ours) ours()
    else void road.screen(said)
  })
  wall?.onGone(() => {
    own = own && { ...own, at: Number.NEGATIVE_INFINITY }
    show()
  })
  setInterval(show, SECOND)
  const playHere = async (): Promise<ChimeTest> => {
    if (!wall || !own || screensNow(null, own, ticks()).live === 0) return { screens: 0, played: 0 }
    const id = newId()
    const played = await new Promise<boolean>((resolve) => {
      waiting.set(id, () => resolve(true))
      setTimeout(resolve, CHIME_WITHIN, false)
      wall.chime(id)
    })
    waiting.delete(id)
    return { screens: 1, played: played ? 1 : 0 }
  }
  return {
    hear(news) {
      if (news.t === 'chime') return wall?.chime(news.id)
      hub = hearHub(hub, { at: ticks(), live: news.live, shown: news.shown })
      show()
    },
    async test() {
      const [here, there] = await Promise.all([playHere(), road.chime()])
      if ('ok' in there) return { ok: { screens: here.screens + there.ok.screens, played: here.played + there.ok.played } }
      return here.screens > 0 ? { ok: here } : { sentence: there.fault.sentence }
    },
  }
}
