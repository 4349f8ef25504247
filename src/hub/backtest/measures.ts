import type { Spread } from '#domain/estimate/forecast.ts'

/** `off`: mean error of the middle; `bias`: how much it says too much; `kept`: the share called before the end of the range; `width`: from its one end to the other. Minutes. */
export type Measures = { n: number; off: number; bias: number; kept: number; width: number; pinball: number }

export function measures(rows: readonly { spread: Spread; y: number }[]): Measures {
  const sums = { n: rows.length, off: 0, bias: 0, kept: 0, width: 0, pinball: 0 }
  for (const { spread, y } of rows) {
    const { low, middle, high } = spread
    sums.off += Math.abs(middle - y)
    sums.bias += middle - y
    sums.kept += y <= high ? 1 : 0
    sums.width += high - low
    sums.pinball += y >= high ? 0.9 * (y - high) : 0.1 * (high - y)
  }
  const of = (sum: number) => sum / Math.max(1, rows.length)
  return { n: sums.n, off: of(sums.off), bias: of(sums.bias), kept: of(sums.kept), width: of(sums.width), pinball: of(sums.pinball) }
}
