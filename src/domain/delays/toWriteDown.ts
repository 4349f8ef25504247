import type { Day } from '#domain/centre/state.ts'
import type { Kept } from './punctuality.ts'
import { calledInOutage } from './reached.ts'

/**
 * Who was called late while a recorded outage lasted, and of whom nobody has written down what they were told: a notice that is entered now still
 * counts for them, shown apart. By their time.
 */
export function toWriteDown(day: Day, kept: readonly Kept[]): Kept[] {
  return kept.filter(({ calledAt, promise }) => promise.is === 'missed' && promise.why !== 'movedByUs' && calledInOutage(day, calledAt))
}
