/*
  Virtual time. One scheduler owns every timer, immediate and clock of a simulated run; between two of its tasks all
  microtasks are drained, so a run is a pure function of its seed. A task belongs to an owner (a window, the hub's process,
  the world itself): when an owner is killed its tasks never run, which is how a process dies.
*/
export type Owner = {
  readonly name: string
  alive: boolean
  /** What `Date.now()` says to it. */
  clock: () => number
  /** Counts its tasks; at `crashAt` it dies instead of running the next. */
  steps: number
  crashAt: number | null
  onCrash: () => void
  /** Until then it stands still, and does afterwards what was due meanwhile. */
  frozenUntil: number
  /** Of an older release. */
  older: boolean
}

export type Task = {
  at: number
  seq: number
  owner: Owner
  run: () => void
  cancelled: boolean
  every: number | null
  unref(): Task
  ref(): Task
  hasRef(): boolean
}

export class Scheduler {
  now: number
  /** What went wrong inside tasks: nothing of the product may throw into the void. */
  readonly errors: unknown[] = []
  readonly world: Owner
  current: Owner
  ran = 0
  /** Called whenever somebody else's turn begins. */
  enter: (owner: Owner) => void = () => undefined
  private readonly heap: Task[] = []
  private seq = 0

  constructor(start: number) {
    this.now = start
    this.world = this.owner('world')
    this.current = this.world
  }

  owner(name: string, clock: () => number = () => this.now): Owner {
    return { name, alive: true, clock, steps: 0, crashAt: null, onCrash: () => undefined, frozenUntil: 0, older: false }
  }

  schedule(owner: Owner, delay: number, run: () => void, every: number | null = null): Task {
    const task: Task = {
      at: this.now + Math.max(0, delay),
      seq: this.seq++,
      owner,
      run,
      cancelled: false,
      every,
      unref: () => task,
      ref: () => task,
      hasRef: () => true,
    }
    push(this.heap, task)
    return task
  }

  /** Runs tasks in order until `stop` says so or nothing is left. */
  run(stop: () => boolean): Promise<void> {
    if (active) throw new Error('One simulated run at a time.')
    activate(this)
    return new Promise((resolve) => {
      const next = () => {
        const task = stop() ? undefined : this.take()
        if (!task) {
          activate(null)
          this.takeTurn(this.world)
          return resolve()
        }
        this.ran++
        this.step(task)
        // A microtask behind all others asks for a tick; ticks come when no microtask is left.
        queueMicrotask(() => process.nextTick(next))
      }
      process.nextTick(next)
    })
  }

  private take(): Task | undefined {
    for (let task = pop(this.heap); task; task = pop(this.heap)) {
      if (task.cancelled || !task.owner.alive) continue
      if (task.at >= task.owner.frozenUntil) return task
      // Later, in the order that they were due.
      task.at = task.owner.frozenUntil
      task.seq = this.seq++
      push(this.heap, task)
    }
    return undefined
  }

  private takeTurn(owner: Owner): void {
    this.current = owner
    this.enter(owner)
  }

  private step(task: Task): void {
    const { owner } = task
    this.now = Math.max(this.now, task.at)
    if (owner.crashAt !== null && owner.steps >= owner.crashAt) {
      owner.crashAt = null
      this.takeTurn(this.world)
      return owner.onCrash()
    }
    owner.steps++
    this.takeTurn(owner)
    if (task.every !== null) {
      task.at = this.now + Math.max(1, task.every)
      task.seq = this.seq++
      push(this.heap, task)
    }
    try {
      task.run()
    } catch (error) {
      this.errors.push(error)
    }
  }
}

let active: Scheduler | null = null

function activate(scheduler: Scheduler | null): void {
  active = scheduler
}

export function activeScheduler(): Scheduler | null {
  return active
}

type Run = (...args: unknown[]) => void
let installed = false

/** Puts virtual time under this process. Outside a run everything is as it was. Import this before Dexie and fake-indexeddb. */
export function installVirtualTime(): void {
  if (installed) return
  installed = true
  const real = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, now: Date.now, random: Math.random }
  const clear = (was: (handle: never) => void) => (handle: unknown) => {
    if (typeof handle === 'object' && handle !== null && 'cancelled' in handle) handle.cancelled = true
    else was(handle as never)
  }
  const virtual = {
    setTimeout: (run: Run, ms = 0, ...args: unknown[]) =>
      active ? active.schedule(active.current, Number(ms), () => run(...args)) : real.setTimeout(run, ms, ...args),
    setInterval: (run: Run, ms = 0, ...args: unknown[]) =>
      active ? active.schedule(active.current, Number(ms), () => run(...args), Number(ms)) : real.setInterval(run, ms, ...args),
    setImmediate: (run: Run, ...args: unknown[]) => (active ? active.schedule(active.current, 0, () => run(...args)) : real.setImmediate(run, ...args)),
    clearTimeout: clear(real.clearTimeout),
    clearInterval: clear(real.clearInterval),
    clearImmediate: clear(real.clearImmediate),
  }
  Object.assign(globalThis, virtual)
  Date.now = () => (active ? Math.floor(active.current.clock()) : real.now())
  // Dexie tells other tabs of every write by this; here nobody listens, and it would wake up outside virtual time.
  Reflect.deleteProperty(globalThis, 'BroadcastChannel')
}

function before(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq)
}

function push(heap: Task[], task: Task): void {
  let at = heap.length
  heap.push(task)
  while (at > 0) {
    const up = (at - 1) >> 1
    const parent = heap[up]
    if (!parent || !before(task, parent)) break
    heap[at] = parent
    at = up
  }
  heap[at] = task
}

function pop(heap: Task[]): Task | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let at = 0
  for (;;) {
    let down = 2 * at + 1
    const [left, right] = [heap[down], heap[down + 1]]
    if (!left) break
    if (right && before(right, left)) down++
    const child = heap[down]
    if (!child || !before(child, last)) break
    heap[at] = child
    at = down
  }
  heap[at] = last
  return first
}
