/* Whole process trees on Linux: stopped in the middle of whatever they do, or killed. */
import { readFileSync, readdirSync } from 'node:fs'

type Stat = { pid: number; parent: number; state: string }

/** A process and all that it started, parents first. */
export function treeOf(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(`/proc/${name}/stat`))
  const found = [pid]
  for (const parent of found) found.push(...all.filter((one) => one.parent === parent).map((one) => one.pid))
  return found
}

/**
 * Freezes trees as a power cut would find them. Resolves when every thread stands: one that is just writing to the disk ends that
 * call first, and a copy taken meanwhile would hold half of it.
 */
export async function freeze(roots: readonly number[]): Promise<number[]> {
  let frozen: number[] = []
  for (;;) {
    const now = roots.flatMap(treeOf)
    for (const pid of now) signal(pid, 'SIGSTOP')
    // Whoever was just being started is found in the next round.
    if (now.length === frozen.length && now.every(stands)) return now
    frozen = now
    await new Promise((done) => setTimeout(done, 2))
  }
}

/** Kills all of them, and resolves when none is left. Throws after ten seconds. */
export async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGKILL')
  const end = Date.now() + 10_000
  while (!pids.every(isGone)) {
    if (Date.now() > end) throw new Error(`Still there after SIGKILL: ${pids.filter((pid) => !isGone(pid)).join(', ')}`)
    await new Promise((done) => setTimeout(done, 5))
  }
}

export function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended.
  }
}

function stands(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).every((task) => readStat(`/proc/${pid}/task/${task}/stat`).every(({ state }) => 'TtZX'.includes(state)))
  } catch {
    return true
  }
}

function isGone(pid: number): boolean {
  return readStat(`/proc/${pid}/stat`).every(({ state }) => 'ZX'.includes(state))
}

/** Nothing where it has ended meanwhile. The name in brackets may hold anything, so what follows its last bracket is read. */
function readStat(path: string): Stat[] {
  try {
    const text = readFileSync(path, 'utf8')
    const [state = '', parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [{ pid: Number.parseInt(text, 10), parent: Number(parent), state }]
  } catch {
    return []
  }
}
