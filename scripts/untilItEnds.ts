import type { ChildProcess } from 'node:child_process'

/** A window that somebody closed was open for longer, or ended without a fault. */
const AT_ONCE_MS = 10_000
/** Ctrl-C reaches the window before it reaches us: nobody is told then that it failed. */
const GRACE_MS = 100

/** Waits until Electron ends. Resolves with why, in one line, where it died before anybody could have used it; else with null. */
export function untilItEnds(electron: ChildProcess, atOnceMs = AT_ONCE_MS): Promise<string | null> {
  const began = performance.now()
  return new Promise((resolve) => {
    electron.once('error', (error) => resolve(`Electron could not be started: ${error.message}`))
    electron.once('exit', (code, signal) => {
      if (code === 0 || performance.now() - began >= atOnceMs) return resolve(null)
      setTimeout(() => resolve(`Electron ended at once (${signal ?? `exit code ${code}`})`), GRACE_MS)
    })
  })
}
