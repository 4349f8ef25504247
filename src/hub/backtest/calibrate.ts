/* A point is made a range, and its middle put right, by how far off such points were on the days that were learned. */
import type { Spread } from '#domain/estimate/forecast.ts'
import type { Kind } from '#domain/estimate/record.ts'

const BINS = 6

/** What was guessed and what became of it. Minutes. */
export type Judged = { kind: Kind; guess: number; y: number }

/** The range for a guess: it lies as the errors did among the sixth of the guesses to which it belongs. */
export function calibrated(judged: readonly Judged[]): (kind: Kind, guess: number) => Spread {
  const bins = { arrival: binsOf(judged, 'arrival'), waiting: binsOf(judged, 'waiting') }
  return (kind, guess) => {
    const bin = bins[kind].find(({ upTo }) => guess <= upTo) ?? bins[kind].at(-1)
    const [low = 0, middle = 0, high = 0] = bin?.off ?? []
    return { low: Math.max(0, guess + low), middle: Math.max(0, guess + middle), high: Math.max(0, guess + high) }
  }
}

type Bin = { upTo: number; off: number[] }

function binsOf(judged: readonly Judged[], kind: Kind): Bin[] {
  const sorted = judged.filter((one) => one.kind === kind).sort((a, b) => a.guess - b.guess)
  const bins: Bin[] = []
  for (let b = 0; b < BINS; b++) {
    const part = sorted.slice(Math.floor((b * sorted.length) / BINS), Math.floor(((b + 1) * sorted.length) / BINS))
    if (part.length === 0) continue
    const off = part.map(({ guess, y }) => y - guess).sort((x, y) => x - y)
    bins.push({ upTo: part.at(-1)!.guess, off: [0.1, 0.5, 0.9].map((p) => off[Math.max(0, Math.ceil(p * off.length) - 1)]!) })
  }
  return bins
}
