/*
  How far this day is off what was promised on it. Each call says whether the first range that the person was told was kept; the upper ends of
  all that is told after it move a little. Asked of the day's visits, so an undone call leaves no trace.
*/
import type { Day } from '#domain/centre/state.ts'
import { isOfTheDay } from '#domain/visit/visit.ts'
import { callAfter } from './promises.ts'

/** One in ten may be called after what they were told. */
const MAY_MISS = 0.1
const STEP = 0.05
const [LEAST, MOST] = [0.5, 3] as const

/** By what the part of a range above its middle is multiplied: 1 before anybody who was told was called. */
export function stretchOf(day: Pick<Day, 'visits'>): number {
  const called = [...day.visits.values()].flatMap((visit) => {
    const [first] = visit.told
    const at = first && isOfTheDay(visit) && visit.enteredAt === null ? callAfter(visit, first.at) : null
    return first && at ? [{ id: visit.id, at, missed: at > first.by }] : []
  })
  called.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return called.reduce((stretch, { missed }) => Math.min(MOST, Math.max(LEAST, stretch * Math.exp(STEP * (Number(missed) - MAY_MISS)))), 1)
}
