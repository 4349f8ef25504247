/* Wiring. What each part does stands in its own file; this says which part of Electron it gets, and in what order. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, ipcMain, Menu, powerSaveBlocker, protocol, safeStorage, screen, session, shell } from 'electron'
import { APP_SCHEME, makeAppHandler } from './appProtocol.ts'
import { makeDeviceFile } from './deviceFile.ts'
import { guardAllContents, guardSession } from './guard.ts'
import { makeTellDesk, openHatches } from './hatches.ts'
import type { Windows } from './hatches.ts'
import { FellowHubs } from './fellowHubs.ts'
import { callHub } from './hubCall.ts'
import { makeHubLines } from './hubLines.ts'
import { makeJournals } from './journal.ts'
import { standLastResort } from './lastResort.ts'
import { makeLogFile } from './logFile.ts'
import { Membership } from './membership.ts'
import { setHiddenMenu } from './menu.ts'
import { openWindow } from './openWindow.ts'
import { WaitingRoom } from './waitingRoom.ts'

const out = dirname(dirname(fileURLToPath(import.meta.url)))
const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', userData)

const note = makeLogFile(app.getPath('userData'), () => new Date())
standLastResort(app, process, note)
protocol.registerSchemesAsPrivileged([APP_SCHEME])
app.enableSandbox()
guardAllContents(app, (url) => void shell.openExternal(url))

let desk: BrowserWindow | null = null
let waitingRoom: WaitingRoom | null = null
const windows: Windows = {
  desk: () => desk?.webContents ?? null,
  display: () => waitingRoom?.window()?.webContents ?? null,
}
const tellDesk = makeTellDesk(windows)
const lines = makeHubLines((news) => tellDesk('line', news))

// Before anything opens the profile: two Foyers on one local store would fight over it.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', comeToFront)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', flush)
  app.on('child-process-gone', (_event, { type, reason }) => note(`${type} process is gone: ${reason}`))
  void app.whenReady().then(start)
} else app.quit()

async function start(): Promise<void> {
  setHiddenMenu(Menu)
  guardSession(session.defaultSession)
  protocol.handle('app', makeAppHandler(join(out, 'renderer')))

  const membership = new Membership(makeDeviceFile(join(app.getPath('userData'), 'device.json'), safeStorage, note), callHub, note)
  const trouble = await membership.begin({ hub: process.env['FOYER_HUB'], code: process.env['FOYER_PAIR_CODE'] })
  if (trouble !== null) note(`could not join: ${trouble}`)

  const parts = { Window: BrowserWindow, preloads: join(out, 'preload'), now: Date.now, note }
  const room = new WaitingRoom({
    screen,
    powerSaveBlocker,
    open: (options) => openWindow('display', options, parts),
    changed: (state) => tellDesk('displayState', state),
  })
  waitingRoom = room
  const hubs = new FellowHubs(callHub, (told) => void membership.learn(told))
  const journal = makeJournals(app.getPath('userData'), note)
  openHatches({ ipcMain, windows, membership, hubs, lines, tellDesk, journal, displayState: () => room.state() })
  openDesk(parts, room)
  room.fit()
}

function openDesk(parts: Parameters<typeof openWindow>[2], room: WaitingRoom): void {
  const window = openWindow('desk', { width: 1440, height: 900, minWidth: 900, minHeight: 600, show: false }, parts)
  desk = window
  window.setMenuBarVisibility(false)
  window.once('ready-to-show', () => window.show())
  // A page that is gone or reloads listens no more; its lines would go on taking the hub's news for nobody.
  window.webContents.on('did-navigate', () => lines.closeAll())
  window.webContents.on('render-process-gone', () => lines.closeAll())
  window.on('closed', () => {
    desk = null
    room.end()
  })
}

function comeToFront(): void {
  if (!desk) return
  if (desk.isMinimized()) desk.restore()
  desk.show()
  desk.focus()
  tellDesk('secondInstance', null)
}

function flush(): void {
  lines.closeAll()
  session.defaultSession.flushStorageData()
}
