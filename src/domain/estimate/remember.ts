/* How much of what the days before taught stands beside what one more day did. */
import type { Learned } from './learned.ts'
import { KEPT, PLANNED } from './learned.ts'

/** What the days before count for, beside the last one: whether people keep their appointments, or go without a word, changes slowly. */
export const FADES = 0.98

/** How much a new day moves a share: much at first, little later. */
export function weightOf({ days }: Learned, size: number): number {
  return Math.min(1, size) / Math.min(days + 1.5, 20)
}

/** The latest of a list; what was only planned stands before all others, and goes once as many were seen. */
export function kept(learned: Learned, list: keyof typeof KEPT, seen: readonly number[]): number[] {
  const planned = PLANNED[list]
  const before = learned[list]
  const hasPlanned = planned.every((x, i) => x === before[i])
  const own = hasPlanned && before.length + seen.length >= 2 * planned.length ? before.slice(planned.length) : before
  return [...own, ...seen.map((x) => Math.round(x * 100) / 100)].slice(-KEPT[list])
}
