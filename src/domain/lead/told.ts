import type { CentreState, Day, DelayNotice } from '#domain/centre/state.ts'
import type { Kept } from '#domain/delays/punctuality.ts'
import { reachedBy, toldInOutage } from '#domain/delays/reached.ts'
import type { Instant } from '#domain/instant.ts'

/** What a customer was told last of their delay. `at`: when it came to them. `times`: how often they were told. `afterwards`: of an outage, and written down later. */
export type Told = { at: Instant; notice: DelayNotice; times: number; afterwards: boolean }

/** null: they were told nothing that counts. */
export function toldOf(state: CentreState, day: Day, { visit: id }: Pick<Kept, 'visit'>): Told | null {
  const visit = id === null ? undefined : day.visits.get(id)
  if (!visit) return null
  const told = reachedBy(state, day, visit)
  const last = told.at(-1)
  if (last) return { ...last, times: told.length, afterwards: false }
  const outage = toldInOutage(day, visit)
  return outage && { at: outage.at, notice: outage, times: 1, afterwards: true }
}
