/** Whole minutes late, both ends counted; `to` null: and more. `late` of them were over the standard of their day, which may cut through a band. */
export type LateBand = { from: number; to: number | null; onTime: number; late: number }

/** Of every distribution of lateness, on the day as over any period. */
export const BANDS: readonly Pick<LateBand, 'from' | 'to'>[] = [
  { from: 0, to: 0 },
  { from: 1, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: 15 },
  { from: 16, to: 20 },
  { from: 21, to: null },
]

export function inBand({ from, to }: Pick<LateBand, 'from' | 'to'>, minutes: number | null): boolean {
  return minutes !== null && minutes >= from && (to === null || minutes <= to)
}
