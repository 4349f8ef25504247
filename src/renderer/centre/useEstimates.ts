import { useMemo } from 'react'
import type { Estimated } from './estimates.ts'
import { estimatedNow } from './estimates.ts'
import { useCentre, useNow } from './useCentre.ts'

/** When who waits is probably called; null: nobody can tell. The same for every part of the screen. */
export function useEstimates(): Estimated | null {
  const estimates = useCentre((view) => view.estimates)
  const sync = useCentre((view) => view.sync)
  const now = useNow('minute')
  return useMemo(() => estimatedNow({ estimates, sync }, now), [estimates, sync, now])
}
