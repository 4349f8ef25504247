/* The normal distribution, as far as the estimates need it. */

/** Its distribution function: the share below x. Abramowitz and Stegun 7.1.26; off by less than 1.5e-7. */
export function below(x: number): number {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * z)
  const erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-z * z)
  return x >= 0 ? 0.5 * (1 + erf) : 0.5 * (1 - erf)
}

/** The x below which the share p lies, for 0 < p < 1. Acklam's rational approximation; off by less than 1.2e-9 of the value. */
export function quantileOfNormal(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(Math.max(p, 1e-12))))
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(Math.max(1 - p, 1e-12))))
  const q = p - 0.5
  const r = q * q
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239
  const under = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1
  return (q * above) / under
}

function tail(q: number): number {
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783
  return above / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
}

/**
 * A value beyond `from` of the normal distribution, at the share u of what lies beyond. Far out, where nothing is left to divide, the
 * distance beyond is nearly exponential with mean 1 / from.
 */
export function beyond(from: number, u: number): number {
  if (from > 3.5) return from - Math.log(1 - u) / from
  const share = below(from)
  return quantileOfNormal(share + u * (1 - share))
}
