/*
  The pace of the whole centre: on some days, and for some hours, everything takes longer, a slow system or a short team. It is not seen but
  inferred from how long services take, as a spread over steps of the pace. A pace goes on for a spell and then another one begins.
*/
import { below } from './normal.ts'

/** Logarithms of how much longer services take: from a third quicker to twice as long. */
export const STEPS: readonly number[] = Array.from({ length: 29 }, (_, i) => -0.4 + i * 0.04)
/** Minutes that a spell lasts in the mean; the last is a whole day. */
export const SPELLS: readonly number[] = [60, 150, 1e6]

const ORDINARY = 0.08
/** Before anything is known: mostly ordinary, and a tenth of the time anything from a little quicker to much slower. */
const PRIOR: readonly number[] = normalised(STEPS.map((x) => Math.exp(-((x / ORDINARY) ** 2) / 2) * 6 + (x > -0.2 && x < 0.6 ? 0.01 : 0.001)))
/** So many minutes of service does that count for. */
const PRIOR_WEIGHT = 40

/** How often each step is met: what was met, with the prior. */
export function usualPace(met: readonly number[]): number[] {
  const known = met.length === STEPS.length ? met : STEPS.map(() => 0)
  return normalised(STEPS.map((_, i) => PRIOR[i]! * PRIOR_WEIGHT + known[i]!))
}

export type Pace = { weights: number[]; spell: number; usual: number[] }

/** The pace lets go as time passes: what was believed so many minutes ago, now. */
export function later({ weights, spell, usual }: Pace, minutes: number): Pace {
  if (minutes <= 0 || spell > 1e5) return { weights, spell, usual }
  const stays = Math.exp(-minutes / spell)
  return { weights: weights.map((w, i) => w * stays + usual[i]! * (1 - stays)), spell, usual }
}

/** After a service that took `excess` (a logarithm) longer than believed of it, give or take `variance`. Answers how likely that was. */
export function heard(pace: Pace, excess: number, variance: number): { pace: Pace; likely: number } {
  // A tenth of them are of another kind altogether: no single one turns the whole picture.
  const weights = pace.weights.map((w, i) => w * (Math.exp(-((excess - STEPS[i]!) ** 2) / (2 * variance)) + 0.02))
  const likely = weights.reduce((a, b) => a + b, 0) / Math.sqrt(variance)
  return { pace: { ...pace, weights: normalised(weights) }, likely }
}

/** While a service still goes on that has taken `excess` longer already. */
export function stillHeard(pace: Pace, excess: number, variance: number): Pace {
  const deviation = Math.sqrt(variance)
  return { ...pace, weights: normalised(pace.weights.map((w, i) => w * (1 - below((excess - STEPS[i]!) / deviation) + 0.02))) }
}

export function meanOf({ weights }: Pace): number {
  return weights.reduce((sum, w, i) => sum + w * STEPS[i]!, 0)
}

export function varianceOf(pace: Pace): number {
  const mean = meanOf(pace)
  return pace.weights.reduce((sum, w, i) => sum + w * (STEPS[i]! - mean) ** 2, 0)
}

/** The step at the share u of a spread. */
export function drawn(weights: readonly number[], u: number): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    if (sum + w >= u) return STEPS[i]! + ((u - sum) / Math.max(w, 1e-9) - 0.5) * 0.04
    sum += w
  }
  return STEPS.at(-1)!
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / sum)
}
