import { join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { recover } from './recover.ts'
import { pageUrl, ROOMS } from './rooms.ts'
import type { Room } from './rooms.ts'
import { WEB_PREFERENCES } from './webPreferences.ts'

type Parts = {
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  /** Folder of the built preloads. */
  preloads: string
  now: () => number
  note: (line: string) => void
}

/** The one place where windows are made. Returns at once; the page loads by itself. */
export function openWindow(room: Room, options: BrowserWindowConstructorOptions, { Window, preloads, now, note }: Parts): BrowserWindow {
  const window = new Window({
    ...options,
    webPreferences: {
      ...WEB_PREFERENCES,
      preload: join(preloads, ROOMS[room].preload),
      // Nobody presses a key on a wall: it may sound its chime without one.
      ...(room === 'display' && { autoplayPolicy: 'no-user-gesture-required' }),
      // A wall is covered or asleep in the system's eyes, and must go on. So must a hidden desk: it is where the wall's news come through.
      backgroundThrottling: false,
    },
  })
  recover(room, window, now, note)
  window.webContents.on('preload-error', (_event, _path, error) => note(`${room} preload: ${error.message}`))
  window.loadURL(pageUrl(room)).catch((error: Error) => {
    if (!window.isDestroyed()) note(`${room} does not load: ${error.message}`)
  })
  return window
}
