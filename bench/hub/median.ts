import { percentile } from '#domain/queue/waits.ts'

/** Nearest rank; NaN of nothing. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5) ?? Number.NaN
}
