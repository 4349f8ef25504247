/** Draws from what was seen: `sample(u)` is the value at the share u, between neighbours in proportion. */
export type Sample = { (u: number): number; beyond: (more: number, u: number) => number; above: (x: number) => number }

export function sampleOf(seen: readonly number[]): Sample {
  const sorted = Float64Array.from(seen).sort()
  const n = sorted.length
  const mean = n === 0 ? 0 : sorted.reduce((a, b) => a + b, 0) / n
  const at = (u: number): number => {
    if (n === 0) return 0
    const place = Math.min(n - 1, Math.max(0, u * n - 0.5))
    const low = Math.floor(place)
    const high = Math.min(n - 1, low + 1)
    return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
  }
  const above = (x: number): number => {
    let [low, high] = [0, n]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! > x) high = middle
      else low = middle + 1
    }
    return n === 0 ? 0 : (n - low) / n
  }
  /** How much more is to come, where `x` is over already: as of those seen that took longer, else as if it began anew. */
  const beyond = (x: number, u: number): number => {
    const share = above(x)
    if (share * n < 2) return -Math.log(1 - u) * Math.max(mean, 1)
    return Math.max(0, at(1 - share + u * share) - x)
  }
  return Object.assign(at, { beyond, above })
}
