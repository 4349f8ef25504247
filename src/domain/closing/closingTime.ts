import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { closesAt } from '#domain/time/opening.ts'

/** When the centre closes: by its hours, else when the last desk of the day does; null: nobody said. */
export function closingTime(state: CentreState, day: DayKey): Instant | null {
  const byRota = [...dayOf(state, day).rota.values()].flatMap((openings) => openings.map(({ to }) => to))
  return closesAt(state, day) ?? (byRota.length === 0 ? null : Math.max(...byRota))
}
