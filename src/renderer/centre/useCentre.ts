import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Instant } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import type { Centre, CentreView } from './api.ts'

export const CentreContext = createContext<Centre | null>(null)

/** The centre of this window. */
export function useTheCentre(): Centre {
  const centre = useContext(CentreContext)
  if (!centre) throw new Error('useTheCentre outside of CentreContext')
  return centre
}

/** One thing out of the centre's view. The selector must give the same reference while nothing changed: select, do not build. */
export function useCentre<T>(select: (view: CentreView) => T): T {
  const centre = useTheCentre()
  return useSyncExternalStore(centre.subscribe, () => select(centre.view()))
}

/**
 * The shared clock, cut to the second or the minute: waits change once a minute, all at once, on every screen.
 * Follows the hub's rate, so a replayed day ticks at its own speed.
 */
export function useNow(every: 'second' | 'minute'): Instant {
  const centre = useTheCentre()
  const step = every === 'second' ? SECOND : MINUTE
  const [now, setNow] = useState(() => cutTo(centre.now(), step))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(cutTo(centre.now(), step))
      const left = step - (centre.now() % step)
      // No later than in a second: the hub may put the clock right at any time.
      timer = setTimeout(tick, Math.min(SECOND, Math.max(50, left / Math.max(centre.rate(), 0.001) + 5)))
    }
    tick()
    return () => clearTimeout(timer)
  }, [centre, step])
  return now
}

function cutTo(now: Instant, step: number): Instant {
  return Math.floor(now / step) * step
}
