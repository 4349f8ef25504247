/*
  What was learned of a service or a desk, and the chance that it holds no more: a form was changed, another adviser sits there. Two beliefs are
  held, that it is as it was and that it changed, and what is heard says which. So what stays as it is becomes surer from day to day, and a change is
  noticed within a day or two.
*/
import type { Belief } from './belief.ts'

/** How likely something changed over night, and by how much then (a variance, of logarithms). */
export type Changes = { chance: number; by: number }
export type Overnight = { same: Belief; other: Belief; changed: number }

/** Nobody's single service moves a belief further than two deviations: a few are of another kind altogether (somebody fetched a paper from the car). */
const AT_MOST = 2

export function overnight({ is, variance }: Belief, { chance, by }: Changes): Overnight {
  return { same: { is, variance }, other: { is, variance: variance + by }, changed: chance }
}

/** Both in one. */
export function believed({ same, other, changed }: Overnight): Belief {
  const is = same.is + changed * (other.is - same.is)
  return { is, variance: (1 - changed) * (same.variance + (same.is - is) ** 2) + changed * (other.variance + (other.is - is) ** 2) }
}

/** After one service that says it is `length`, give or take `variance`. */
export function taught({ same, other, changed }: Overnight, length: number, variance: number): Overnight {
  const [one, two] = [moved(same, length, variance), moved(other, length, variance)]
  const [stays, changes] = [(1 - changed) * one.likely, changed * two.likely]
  return { same: one.belief, other: two.belief, changed: changes / (stays + changes) }
}

function moved(belief: Belief, length: number, variance: number): { belief: Belief; likely: number } {
  const all = belief.variance + variance
  const most = AT_MOST * Math.sqrt(all)
  const off = Math.max(-most, Math.min(most, length - belief.is))
  const share = belief.variance / all
  return { belief: { is: belief.is + share * off, variance: belief.variance * (1 - share) }, likely: Math.exp((-off * off) / (2 * all)) / Math.sqrt(all) }
}
