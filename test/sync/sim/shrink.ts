/* A failing plan made short: steps and PCs are left out as long as it fails in the same way. */
import type { Plan } from './plan.ts'
import type { Planted } from './plants.ts'
import type { Result } from './run.ts'
import { runPlan } from './run.ts'

/** What kind of violation it is: two runs that break the same promise are the same failure. */
function kindOf(violation: string): string {
  return violation.replaceAll(/\b(pc-\d+(-clone)?|[ip][0-9a-z]{3,})\b/g, '…').replaceAll(/\d+/g, '#')
}

/** The shortest that was found within so many tries, and what it came to. */
export async function shrink(plan: Plan, failed: Result, bug: Planted | null = null, tries = 120): Promise<{ plan: Plan; result: Result }> {
  const kind = kindOf(failed.violations[0] ?? '')
  let best = { plan, result: failed }
  let left = tries
  const attempt = async (smaller: Plan): Promise<boolean> => {
    if (left-- <= 0) return false
    const result = await runPlan(smaller, bug)
    if (kindOf(result.violations[0] ?? '') !== kind) return false
    best = { plan: smaller, result }
    return true
  }
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = best.plan.steps.length - size; from > -size && left > 0; from -= size) {
      const start = Math.max(0, from)
      await attempt({ ...best.plan, steps: best.plan.steps.toSpliced(start, size) })
    }
  }
  while (best.plan.devices > 1 && (await attempt({ ...best.plan, devices: best.plan.devices - 1 })));
  return best
}
