/* Bugs put in on purpose: the simulator finds each within 200 seeds, or what it does not find would say nothing. */
import { expect, test } from 'vitest'
import { planOf } from './sim/plan.ts'
import type { Planted } from './sim/plants.ts'
import { PLANTED } from './sim/plants.ts'
import { runPlan } from './sim/run.ts'

const MOST = 200

test.each(Object.entries(PLANTED))('%s is found: %s', { timeout: 120_000 }, async (bug) => {
  for (let seed = 1; seed <= MOST; seed++) {
    const { violations } = await runPlan(planOf(seed), bug as Planted)
    if (violations.length > 0) return
  }
  expect.fail(`${MOST} seeds have not found it.`)
})
