/* The rota of one day as the form holds it, and what is asked of the centre when it is saved. */
import { rotaOf } from '#domain/appointments/deskTimes.ts'
import type { SetUpCommand } from '#domain/centre/setUp.ts'
import type { CentreState } from '#domain/centre/state.ts'
import type { DeskId, Hours } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { clock24 } from '#domain/time/clock24.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { readTime, writeTime } from './timeOfDay.ts'
import { isSame } from './useForm.ts'

/** When a desk is there, as the clock on the wall shows it; nothing: nobody is. */
export type DeskRota = { desk: DeskId; label: string; there: Hours[] }

export function readRota(state: CentreState, day: DayKey, zone: string): DeskRota[] {
  const minute = (at: Instant) => readTime(clock24(at, zone))
  const desks = [...state.desks.values()].filter(({ inUse }) => inUse)
  return desks.map(({ id, label }) => ({ desk: id, label, there: rotaOf(state, id, day).map(({ from, to }) => ({ from: minute(from), to: minute(to) })) }))
}

/** Only of desks that were changed here: the others keep to the opening hours, also where those change later. */
export function saveRota(draft: DeskRota[], was: DeskRota[], day: DayKey, zone: string): SetUpCommand[] {
  // Not a number while it is not all typed: the rules refuse that.
  const at = (minutes: number) => (Number.isNaN(minutes) ? minutes : localInstant(day, writeTime(minutes), zone))
  const before = new Map(was.map((one) => [one.desk, one.there]))
  return draft
    .filter(({ desk, there }) => !isSame(there, before.get(desk)))
    .map(({ desk, there }): SetUpCommand => ({
      type: 'setUp',
      event: 'rotaSet',
      day,
      body: { desk, open: there.map(({ from, to }) => ({ from: at(from), to: at(to) })) },
    }))
}
