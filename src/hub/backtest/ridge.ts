/* A ridge regression over rows that are all at hand: the yardstick that a trained method sets. */

const HELD_BACK = 10

/** Fits y to x by least squares on standardised columns, all but the first held back a little. The first column is 1. */
export function ridgeOf(rows: readonly { x: readonly number[]; y: number }[]): (x: readonly number[]) => number {
  const size = rows[0]?.x.length ?? 0
  const means = columns(size, (j) => (j === 0 ? 0 : mean(rows, (row) => row.x[j]!)))
  const scales = columns(size, (j) => (j === 0 ? 1 : Math.sqrt(mean(rows, (row) => (row.x[j]! - means[j]!) ** 2)) || 1))
  const standard = (x: readonly number[]): number[] => columns(size, (j) => (x[j]! - means[j]!) / scales[j]!)
  const equations = columns(size, () => new Float64Array(size + 1))
  for (const { x, y } of rows) {
    const z = standard(x)
    for (let a = 0; a < size; a++) {
      const equation = equations[a]!
      for (let b = 0; b < size; b++) equation[b]! += z[a]! * z[b]!
      equation[size]! += z[a]! * y
    }
  }
  for (let a = 1; a < size; a++) equations[a]![a]! += HELD_BACK
  const weights = solve(equations)
  return (x) =>
    Math.max(
      0,
      standard(x).reduce((sum, z, j) => sum + weights[j]! * z, 0),
    )
}

/** Gauss and Jordan, with the largest pivot; a column that says nothing weighs nothing. */
function solve(equations: Float64Array[]): number[] {
  const size = equations.length
  for (let i = 0; i < size; i++) {
    let best = i
    for (let r = i + 1; r < size; r++) if (Math.abs(equations[r]![i]!) > Math.abs(equations[best]![i]!)) best = r
    ;[equations[i], equations[best]] = [equations[best]!, equations[i]!]
    const pivot = equations[i]![i]!
    if (Math.abs(pivot) < 1e-9) continue
    for (let r = 0; r < size; r++) {
      const by = r === i ? 0 : equations[r]![i]! / pivot
      if (by !== 0) for (let c = i; c <= size; c++) equations[r]![c]! -= by * equations[i]![c]!
    }
  }
  return equations.map((equation, i) => (Math.abs(equation[i]!) < 1e-9 ? 0 : equation[size]! / equation[i]!))
}

function columns<T>(size: number, of: (j: number) => T): T[] {
  return Array.from({ length: size }, (_, j) => of(j))
}

function mean<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length)
}
