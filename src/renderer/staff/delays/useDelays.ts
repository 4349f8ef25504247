import { useMemo } from 'react'
import { dayOf } from '#domain/centre/state.ts'
import { delaysNow, likelyLate, toTell } from '#domain/delays/toTell.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { useCentre, useNow, useTheCentre } from '#renderer/centre/useCentre.ts'
import { useEstimates } from '#renderer/centre/useEstimates.ts'

const NOTHING: Pick<Forecast, 'waits' | 'never' | 'late'> = { waits: new Map(), never: new Set(), late: new Map() }

/** Whom to tell of a delay by now, what holds, and when each is probably called. Once a minute, and when the log changes. */
export function useDelays() {
  const centre = useTheCentre()
  const state = useCentre((view) => view.state)
  const now = useNow('minute')
  const key = centre.today()
  const estimated = useEstimates()
  const forecast = estimated?.forecast ?? NOTHING
  // A minute begins before its figures are there: those of the minute before are of that one.
  const thought = estimated?.at ?? now
  return useMemo(() => {
    const day = dayOf(state, key)
    const prompts = toTell(state, day, now, forecast, thought)
    // Told in this minute is told now: what somebody has just told is there at once, and is what they take back.
    return { state, day, now, waits: forecast.waits, likely: likelyLate(forecast), prompts, live: delaysNow(day, centre.now()) }
  }, [centre, state, key, now, forecast, thought])
}
