/* What the queue looks like, as numbers. */
import { expect, test } from 'vitest'
import { at, called, completed, DAY, given, seen, waiting } from '#test/support/given.ts'
import { featuresOf } from './features.ts'
import { localClock } from './localClock.ts'
import { PLANNED } from './learned.ts'
import { FEATURES } from './regression.ts'
import { sceneOf } from './scene.ts'

/** Of Bob, who comes at 10:00. */
function ofBob(...before: Parameters<typeof given>) {
  const { state } = given(...before, waiting('bob', '10:00', '2'))
  const scene = sceneOf(state, DAY, at('10:00'), PLANNED, localClock(at('10:00'), 'Europe/London'))
  return featuresOf(scene).get(scene.people.findIndex(({ id }) => id === 'bob'))!.x
}
const ann = (ends: string) => [waiting('ann', '9:30', '1'), called('ann', '9:31', 'one'), seen('ann', '9:31', 'one'), completed('ann', ends, 'one')]
/** Desk two has somebody. */
const TWO_IS_BUSY = [waiting('cat', '9:58', '3'), called('cat', '9:59', 'two'), seen('cat', '9:59', 'two')]

test('there are as many as the regression has', () => {
  expect(ofBob()).toHaveLength(FEATURES)
})

test('for how long a desk that could see them has had nobody: one that was busy a moment ago is there, and one that was not may be away', () => {
  const freeFor = (ends: string) => ofBob(...TWO_IS_BUSY, ...ann(ends)).slice(-2)
  expect(freeFor('9:59')).toEqual([1, Math.exp(-1)])
  expect(freeFor('9:46')).toEqual([14, Math.exp(-14)])
  // Longer than 20 minutes is as good as never.
  expect(freeFor('9:35')[0]).toBe(20)
})
