import { useMemo } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import { delaysNow, toTell } from '#domain/delays/toTell.ts'
import { plainRule } from '#domain/estimate/plainRule.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'

/** Whom to tell of a delay by now, what holds, and when each is probably called. Worked out once a minute, and when the log changes. */
export function useDelays() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const key = centre.today()
  return useMemo(() => {
    const day = dayOf(state, key)
    const expected = plainRule(state, day, now)
    return { state, day, now, expected, prompts: toTell(state, day, now, () => expected), live: delaysNow(day, now) }
  }, [state, key, now])
}
