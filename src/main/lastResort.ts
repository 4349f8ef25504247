/* A bug in main: write it down, start again once, and after that stay down rather than flicker. */
import type { App } from 'electron'

const AGAIN = '--started-again'

/** What to do about a bug: start again, unless this is already the second start. */
export function afterBug(argv: readonly string[]): { args: string[] } | null {
  return argv.includes(AGAIN) ? null : { args: [...argv.slice(1), AGAIN] }
}

export function standLastResort(app: Pick<App, 'relaunch' | 'exit'>, process: NodeJS.Process, note: (line: string) => void): void {
  process.on('uncaughtException', (error) => {
    note(`bug: ${error.stack ?? error.message}`)
    const again = afterBug(process.argv)
    if (again) app.relaunch(again)
    app.exit(1)
  })
  process.on('unhandledRejection', (reason) => note(`promise: ${reason instanceof Error ? (reason.stack ?? reason.message) : 'rejected'}`))
}
