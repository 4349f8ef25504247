/* A page that dies is started again, but not for ever: a page that dies at once would flicker all day. */
import type { BrowserWindow } from 'electron'
import { GONE_PAGE, pageUrl } from './rooms.ts'
import type { Room } from './rooms.ts'

export const UNRESPONSIVE_MS = 30_000
const TRIES = 3
const WITHIN_MS = 60_000

/** Says, for each death at `now` (milliseconds), whether to start the page again: at most three times in a minute. */
export function makeReloadPolicy(): (now: number) => 'reload' | 'giveUp' {
  let reloads: number[] = []
  return (now) => {
    reloads = reloads.filter((at) => now - at < WITHIN_MS)
    if (reloads.length >= TRIES) return 'giveUp'
    reloads.push(now)
    return 'reload'
  }
}

/** @param note a line for the log file */
export function recover(room: Room, window: BrowserWindow, now: () => number, note: (line: string) => void): void {
  const policy = makeReloadPolicy()
  const contents = window.webContents
  let patience: NodeJS.Timeout | null = null
  const calm = (): void => {
    if (patience) clearTimeout(patience)
    patience = null
  }
  const show = (page?: string): void => {
    if (!window.isDestroyed()) void window.loadURL(pageUrl(room, page)).catch((error: Error) => note(`${room} does not load: ${error.message}`))
  }
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    calm()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const next = policy(now())
    note(`${room} page is gone: ${reason} (${exitCode}); ${next}`)
    if (next === 'reload') return show()
    show(GONE_PAGE)
    // Nobody sits at the wall to press a button.
    if (room === 'display') setTimeout(show, WITHIN_MS)
  })
  window.on('unresponsive', () => {
    // What follows is a page that is gone, and is dealt with above.
    patience ??= setTimeout(() => contents.forcefullyCrashRenderer(), UNRESPONSIVE_MS)
  })
  window.on('responsive', calm)
  window.on('closed', calm)
}
