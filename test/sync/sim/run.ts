/* One plan, lived through: the day with its faults, then calm, then the judgement. */
import './install.ts'
import { checkEnd, awaited } from './check.ts'
import type { Machine } from './machine.ts'
import type { Plan } from './plan.ts'
import type { Planted } from './plants.ts'
import { STILL } from './network.ts'
import { mend, revive } from './doing.ts'
import { doStep, readAllNotices } from './steps.ts'
import { NINE, World } from './world.ts'

export type Result = { seed: number; violations: string[]; faults: Record<string, number>; events: number; tasks: number; virtualMs: number; trace: string[] }

/** How long peace may take until everybody is level. The longest wait of the sync is 15 s, and a dead line is noticed after 25. */
const PATIENCE = 150_000
const LOOK = 250

export async function runPlan(plan: Plan, bug: Planted | null = null): Promise<Result> {
  const world = new World(plan.seed, bug)
  const { scheduler } = world
  let over = false
  world.hub.older = plan.olderHub ?? false
  await world.setUp(plan.devices)
  for (const step of plan.steps) scheduler.schedule(scheduler.world, step.at, () => doStep(world, step))
  const end = plan.steps.at(-1)?.at ?? 0
  scheduler.schedule(scheduler.world, end + 500, () => calm(world, () => (over = true)))
  const finish = watchRejections(world)
  await scheduler.run(() => over || world.violations.length > 0 || scheduler.ran > 3_000_000)
  await finish()
  if (!over && world.violations.length === 0) world.violate('it never came to an end')
  await closeAll(world)
  const events = world.hub.disk.events.size
  return {
    seed: plan.seed,
    violations: world.violations,
    faults: world.faults,
    events,
    tasks: scheduler.ran,
    virtualMs: scheduler.now - NINE,
    trace: world.trace,
  }
}

/** Faults are over: lines mended, everything started, then time until all are level. */
function calm(world: World, over: () => void): void {
  const { scheduler, network, machines, hub } = world
  world.note('calm')
  world.isCalm = true
  network.weather = { ...STILL }
  hub.owner.crashAt = null
  for (const machine of machines) {
    for (const { owner } of machine.windows) owner.crashAt = null
    machine.disk.full = false
    upgrade(world, machine)
    mend(machine)
    revive(machine)
  }
  if (hub.older && hub.owner.alive) hub.kill(false)
  hub.older = false
  hub.start()
  const until = scheduler.now + PATIENCE
  let still = 0
  let restarted = false
  const look = () => {
    const waitsFor = awaited(world)
    // Twice in a row, so that what is on its way has come.
    still = waitsFor === null ? still + 1 : 0
    if (still >= 3 && !restarted) {
      // Everybody reads what they are told; started again, nobody is told twice.
      restarted = true
      still = 0
      for (const machine of machines) for (const { open } of machine.windows) if (open) void readAllNotices({ world, machine, open })
      if (world.seed % 2 === 0) scheduler.schedule(scheduler.world, 100, () => restartAll(world))
      return void scheduler.schedule(scheduler.world, LOOK, look)
    }
    if (still >= 3) return void checkEnd(world).then(over, (error: unknown) => world.violate(`the check itself failed: ${String(error)}`))
    if (scheduler.now < until) return void scheduler.schedule(scheduler.world, LOOK, look)
    world.violate(`never level: after ${PATIENCE / 1000} s of peace still waiting for ${waitsFor}`)
  }
  look()
}

/** Half of the days end with everybody on the same release. */
function upgrade({ seed }: World, machine: Machine): void {
  if (!machine.older || seed % 2 === 0) return
  machine.older = false
  machine.killAll()
}

/** Still in virtual time: what a closing database wakes up must not live on in real time. */
async function closeAll({ scheduler, opened }: World): Promise<void> {
  let closed = false
  scheduler.schedule(scheduler.world, 0, () => {
    for (const database of opened) database.close()
    closed = true
  })
  await scheduler.run(() => closed)
}

/** Some with two windows: what one was told the other does not tell again. */
function restartAll({ machines, seed }: World): void {
  for (const machine of machines) {
    machine.killAll()
    machine.openWindow()
    if (seed % 4 === 0) machine.openWindow()
  }
}

/** A promise that nobody caught is an error too, and so is what the product writes to the console; not so a full disk. Answers a function that stops watching, after the last of them was told. */
function watchRejections(world: World): () => Promise<void> {
  const heard = (error: unknown) => world.violate(`a promise that nobody caught: ${String(error)}`)
  process.on('unhandledRejection', heard)
  const { error } = console
  console.error = (what: unknown) => {
    if (!String(what).includes('QuotaExceededError')) world.violate(`said on the console: ${String(what)}`)
  }
  return async () => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', heard)
    console.error = error
  }
}
