/*
  A regression of the wait on features of the queue, kept as sums, so that a day is added and needs no other day again. Each row counts the less
  the further off it was guessed: so the middle of the waits is sought, as a range has one, and not their mean, which a few long ones move.
*/

/** How many numbers describe a place in the queue (features.ts). */
export const FEATURES = 25

/** `xx` in rows, its upper half; `xy`. Nothing yet: both empty. */
export type Sums = { xx: readonly number[]; xy: readonly number[] }
export const NO_SUMS: Sums = { xx: [], xy: [] }

/** How much of what was there before a day fades with it. */
const FADES = 0.97
const RIDGE = 3
/** By so many minutes may a guess be off before it counts for less. */
const NEAR = 0.3

/** `guess`: what was guessed of it before. Sums of other features, of a release before, are begun anew. */
export function added(before: Sums, rows: readonly { x: readonly number[]; y: number; guess: number }[], size: number): Sums {
  const { xx, xy } = before.xy.length === size ? before : NO_SUMS
  const sums = {
    xx: Float64Array.from({ length: (size * (size + 1)) / 2 }, (_, i) => (xx[i] ?? 0) * FADES),
    xy: Float64Array.from({ length: size }, (_, i) => (xy[i] ?? 0) * FADES),
  }
  for (const { x, y, guess } of rows) {
    const weight = 1 / (NEAR + Math.abs(y - guess))
    let at = 0
    for (let a = 0; a < size; a++) {
      sums.xy[a]! += weight * x[a]! * y
      for (let b = a; b < size; b++) sums.xx[at++]! += weight * x[a]! * x[b]!
    }
  }
  return { xx: Array.from(sums.xx, rounded), xy: Array.from(sums.xy, rounded) }
}

/** The coefficients, or null where too little is known. Held back a little, each by its own scale. */
export function solved({ xx, xy }: Sums): number[] | null {
  const size = xy.length
  if (size === 0 || (xx[0] ?? 0) < 30) return null
  const m: number[][] = Array.from({ length: size }, (_, i) => [...Array.from({ length: size }, () => 0), xy[i]!])
  let at = 0
  for (let a = 0; a < size; a++)
    for (let b = a; b < size; b++) {
      m[a]![b] = xx[at]!
      m[b]![a] = xx[at++]!
    }
  for (let a = 1; a < size; a++) m[a]![a]! += RIDGE * 0.002 * (m[a]![a]! + 1) + 1e-6
  for (let i = 0; i < size; i++) {
    let best = i
    for (let r = i + 1; r < size; r++) if (Math.abs(m[r]![i]!) > Math.abs(m[best]![i]!)) best = r
    ;[m[i], m[best]] = [m[best]!, m[i]!]
    const pivot = m[i]![i]!
    if (Math.abs(pivot) < 1e-9) continue
    for (let r = 0; r < size; r++) {
      if (r === i) continue
      const by = m[r]![i]! / pivot
      if (by !== 0) for (let c = i; c <= size; c++) m[r]![c]! -= by * m[i]![c]!
    }
  }
  return m.map((row, i) => (Math.abs(row[i]!) < 1e-9 ? 0 : row[size]! / row[i]!))
}

export function guessed(coefficients: readonly number[], x: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum += coefficients[i]! * x[i]!
  return Math.max(0, sum)
}

/** Seven figures are more than the sums are worth, and a third of the room. */
function rounded(x: number): number {
  return Number(x.toPrecision(8))
}
