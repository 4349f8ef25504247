/* Whom a desk makes late by taking longer with whoever is there: read from the futures that were played, those in which it does beside the others. */
import type { AppointmentId, DeskId, VisitId } from '#domain/events.ts'
import type { Scene } from './scene.ts'

/** `past`: minutes from now. Done by then, the desk makes nobody late; `late`: who probably is, if not. */
export type IfLonger = { past: number; late: AppointmentId | VisitId }

/** So many futures must be of each kind, or chance would speak. */
const LEAST = 8
const PROBABLY = 0.7
const HARDLY = 0.3

export function ifLongerOf(
  { desks, people }: Scene,
  ends: readonly Float64Array[],
  lateIn: ReadonlyMap<number, Float64Array>,
  onTimeWithin: number,
): Map<DeskId, IfLonger> {
  const found = new Map<DeskId, IfLonger>()
  desks.forEach(({ id, has }, desk) => {
    if (has === null) return
    for (const [i, late] of lateIn) {
      const { booked, place, is, id: who } = people[i]!
      const past = Math.max(booked ?? 0, is === 'waiting' ? place : Number.NEGATIVE_INFINITY) + onTimeWithin
      const known = found.get(id)
      if (past <= 0 || (known && known.past <= past)) continue
      const longer = shareLate(late, ends[desk]!, (end) => end > past)
      const inTime = shareLate(late, ends[desk]!, (end) => end <= past)
      if (longer !== null && inTime !== null && longer >= PROBABLY && inTime < HARDLY) found.set(id, { past, late: who })
    }
  })
  return found
}

/** Of the futures in which the desk ends so and the customer comes in time, in how many they begin late; null: in too few of them. */
function shareLate(late: Float64Array, ends: Float64Array, isSo: (end: number) => boolean): number | null {
  const of = late.filter((one, future) => !Number.isNaN(one) && isSo(ends[future]!))
  return of.length < LEAST ? null : of.reduce((a, b) => a + b, 0) / of.length
}
