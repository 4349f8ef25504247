/* What every step of a plan works with. */
import type { Dice } from './commands.ts'
import type { Machine } from './machine.ts'
import type { Step } from './plan.ts'
import type { OpenWindow } from './window.ts'
import type { World } from './world.ts'

export type Doing = { world: World; step: Step; dice: Dice; machine: Machine }
export type InWindow = Doing & { open: OpenWindow }

/** In the window's own time, so that its death ends it. False where there is no window to do it in. */
export function press(doing: Doing, work: (doing: InWindow) => Promise<void>): boolean {
  const { world, machine, step } = doing
  const which = machine.windows[step.dice % Math.max(1, machine.windows.length)]
  if (!which?.open) return false
  const { open, owner } = which
  world.scheduler.schedule(
    owner,
    0,
    () => void work({ ...doing, open }).catch((error: unknown) => world.violate(`${owner.name}: ${step.kind} threw ${String(error)}`)),
  )
  return true
}

export function later(world: World, delay: number, run: () => void): true {
  world.scheduler.schedule(world.scheduler.world, delay, run)
  return true
}

export function revive(machine: Machine): void {
  if (!machine.isUp) machine.openWindow()
}

export function mend(machine: Machine): void {
  if (!machine.plug.cut) return
  machine.plug.cut = false
  // A browser says "online".
  for (const { open, owner } of machine.windows) if (open && owner.alive) machine.inTime(owner, () => open.nudge())
}

/** Words on a card; those that were shown as saved are looked for in the end. */
export async function writeCard({ world, machine, open, dice }: InWindow, visit: string): Promise<void> {
  const text = `words ${dice.id()}`
  const before = machine.disk.refusals
  await open.centre.writeCard(visit, dice() < 0.5 ? 'name' : 'notes', text)
  if (machine.disk.refusals === before) world.cardTexts.set(text, { machine, visit })
}
