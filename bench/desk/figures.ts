import { percentile } from '#domain/queue/waits.ts'

export type Figures = { samples: number; p50: number; p95: number; floorP50: number; floorP95: number; ratioP50: number; ratioP95: number }

/** Milliseconds to one decimal, ratios to two. Percentiles by nearest rank. */
export function figures(own: readonly number[], floor: readonly number[]): Figures {
  const at = (values: readonly number[], p: number) => percentile(values, p) ?? Number.NaN
  const [p50, p95, floorP50, floorP95] = [at(own, 0.5), at(own, 0.95), at(floor, 0.5), at(floor, 0.95)]
  return {
    samples: own.length,
    p50: round(p50, 10),
    p95: round(p95, 10),
    floorP50: round(floorP50, 10),
    floorP95: round(floorP95, 10),
    ratioP50: round(p50 / floorP50, 100),
    ratioP95: round(p95 / floorP95, 100),
  }
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}

/** One line for people. */
export function sayFigures(what: string, { samples, p50, p95, floorP50, floorP95, ratioP95 }: Figures): string {
  return `${what.padEnd(34)} p50 ${p50} ms, p95 ${p95} ms; floor p50 ${floorP50} ms, p95 ${floorP95} ms; ${ratioP95} times the floor (${samples} samples)`
}
