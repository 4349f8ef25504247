import type { Missed } from './punctuality.ts'
import type { Kept } from './punctuality.ts'

/** Counts first. Percentages are of the counts beside them, rounded half up to one decimal; null of nothing. */
export type Punctuality = {
  onTime: number
  appointmentsSeen: number
  punctualityPercent: number | null
  late: number
  toldInFullAndInTime: number
  /** Of those that count: seen, and missed without being seen. */
  promises: number
  promisesKept: number
  promiseKeptPercent: number | null
  missed: Record<Missed, number>
  leftBeforeCalled: number
  overGrace: number
  didNotAttend: number
  toldInOutage: number
}

const NONE: Record<Missed, number> = { notTold: 0, toldTooLate: 0, withoutTime: 0, withoutReason: 0, notToldAgain: 0, movedByUs: 0, cancelledByUs: 0 }

export function punctualityOf(kept: readonly Kept[]): Punctuality {
  const count = (of: (one: Kept) => boolean) => kept.filter(of).length
  const seen = count((one) => one.calledAt !== null)
  const onTime = count(({ promise, calledAt }) => calledAt !== null && promise.is === 'kept' && promise.how === 'onTime')
  const promises = count(({ promise }) => promise.is !== 'apart')
  const promisesKept = count(({ promise }) => promise.is === 'kept')
  const missed = { ...NONE }
  for (const { promise } of kept) if (promise.is === 'missed') missed[promise.why]++
  return {
    onTime,
    appointmentsSeen: seen,
    punctualityPercent: percent(onTime, seen),
    late: seen - onTime,
    toldInFullAndInTime: count(({ promise }) => promise.is === 'kept' && promise.how === 'told'),
    promises,
    promisesKept,
    promiseKeptPercent: percent(promisesKept, promises),
    missed,
    leftBeforeCalled: count((one) => one.left),
    overGrace: count((one) => one.overGrace),
    didNotAttend: count(({ promise }) => promise.is === 'apart' && promise.why === 'didNotAttend'),
    toldInOutage: count(({ promise }) => promise.is === 'apart' && promise.why === 'toldInOutage'),
  }
}

/** `percent(26, 32)` is 81.3: half up, to one decimal, in whole numbers so that no rounding error decides. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole)) / 10
}
