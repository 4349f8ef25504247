/** One measure beside what it should be. `goal`: as one says it, "at most 0.76". */
export type Goal = { what: string; is: number; goal: string; holds: boolean }
/** `figures`: as they came out. */
export type Measured = { figures: object; goals: Goal[] }

export function atMost(what: string, is: number, most: number): Goal {
  return { what, is: rounded(is), goal: `at most ${most}`, holds: is <= most }
}

export function atLeast(what: string, is: number, least: number): Goal {
  return { what, is: rounded(is), goal: `at least ${least}`, holds: is >= least }
}

export function between(what: string, is: number, least: number, most: number): Goal {
  return { what, is: rounded(is), goal: `${least} to ${most}`, holds: is >= least && is <= most }
}

function rounded(x: number): number {
  return Math.round(x * 1000) / 1000
}
