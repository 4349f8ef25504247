import { useMemo } from 'react'
import type { Clash } from '#domain/appointments/clashes.ts'
import { clashes } from '#domain/appointments/clashes.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'

/** The appointments that must be rebooked: those of today as soon as it is known, those of the days ahead within a minute. */
export function useClashes(): Clash[] {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const today = centre.today()
  const ofToday = useMemo(() => clashes(state, today, now), [state, today, now])
  // Each day is worked out anew: with every call of a number would be too often.
  const ahead = useMemo(() => {
    const { state: then } = centre.view()
    return [...then.days.keys()]
      .filter((day) => day > today)
      .sort()
      .flatMap((day) => clashes(then, day, now))
  }, [centre, today, now])
  return [...ofToday, ...ahead]
}
