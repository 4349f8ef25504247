/* What others would have said at the same moment, from the same queue: for the backtest to measure Foyer's estimates by. */
import { featuresOf } from '#domain/estimate/features.ts'
import type { Scene } from '#domain/estimate/scene.ts'

/** The formula of ZMS; what the last one called had waited; what the last few had; a ridge regression on features of the queue. */
export type Rival = 'zms' | 'last' | 'average' | 'ridge'
/** It has the features that such regressions have in the literature (Ang and others, Q-Lasso). Foyer's own has two more. */
const RIDGE_FEATURES = 23
export const RIVALS: readonly Rival[] = ['zms', 'last', 'average', 'ridge']

/** Minutes from now, by each but the regression, and the features `x` on which that rests; by the number of the person in the scene. */
export type Guess = Record<Exclude<Rival, 'ridge'>, number> & { x: readonly number[] }

export function rivalsOf(scene: Scene): Map<number, Guess> {
  const slots = zmsOf(scene)
  return new Map(
    [...featuresOf(scene)].map(([i, { x, lastCalled, average, byPosition }]) => [
      i,
      { zms: slots.get(i) ?? byPosition, last: lastCalled, average, x: x.slice(0, RIDGE_FEATURES) },
    ]),
  )
}

/**
 * The formula of ZMS (it-at-m/eappointment, QueueList::withEstimatedWaitingTime), told anew: one list for all, in which everybody takes a slot as
 * long as the mean service divided by the open desks; appointments join it when the list has come to their time.
 */
function zmsOf({ people, desks, lines, learned, beliefs }: Scene): Map<number, number> {
  let [sum, all] = [0, 0]
  for (const { service } of lines) {
    const { is, spread } = beliefs.service(service)
    const share = learned.shares[service] ?? 0
    sum += share * Math.exp(is + spread / 2)
    all += share
  }
  const slot = (all === 0 ? 10 : sum / all) / Math.max(1, desks.filter(({ isOpen }) => isOpen).length)
  const numbered = people.map((person, i) => ({ ...person, i }))
  const booked = numbered
    .filter(({ is, booked: at }) => at !== null && (is === 'waiting' || is === 'expected') && at >= (is === 'waiting' ? -60 : -10))
    .sort((a, b) => a.booked! - b.booked!)
  const walkIns = numbered
    .filter(({ is, booked: at }) => at === null && is === 'waiting')
    .sort((a, b) => Number(b.priority) - Number(a.priority) || a.place - b.place)
  const slots = new Map<number, number>()
  let [planned, from] = [slot, 2]
  while (booked.length + walkIns.length > 0) {
    const [first, due] = [walkIns[0], booked[0]]
    if (due && !first?.priority && (from >= due.booked! || !first)) {
      booked.shift()
      if (from >= due.booked!) slots.set(due.i, due.booked! <= 0 ? Math.floor(planned) : Math.ceil(from) + 1)
    } else if (first) {
      walkIns.shift()
      slots.set(first.i, Math.floor(planned))
    }
    planned += slot
    from += slot
  }
  return slots
}
