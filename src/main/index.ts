/* Wiring. What each part does stands in its own file; this says which part of Electron it gets, and in what order. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, ipcMain, Menu, powerSaveBlocker, protocol, safeStorage, screen, session, shell } from 'electron'
import { APP_SCHEME, makeAppHandler } from './appProtocol.ts'
import { chooseDataFolder, pcFolderOf } from './dataFolder.ts'
import type { Place } from './dataFolder.ts'
import { makeDeviceFile } from './deviceFile.ts'
import { enrolmentPlaces, joinByEnrolment, readEnrolment } from './enrolment.ts'
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
import { makeSaveText } from './saveText.ts'
import { trustWhatTheSystemTrusts } from './trust.ts'
import { WaitingRoom } from './waitingRoom.ts'

const out = dirname(dirname(fileURLToPath(import.meta.url)))
const place = findPlace()
app.setPath('userData', place.folder)

const note = makeLogFile(app.getPath('userData'), () => new Date())
if (place.why !== null) note(place.why)
standLastResort(app, process, note)
trustWhatTheSystemTrusts(note)
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

/** Ends the program where there is none: nothing may touch a folder that is another user's. */
function findPlace(): Place {
  const chosen = chooseDataFolder({ given: app.commandLine.getSwitchValue('user-data-dir'), own: app.getPath('userData') })
  if (!('stop' in chosen)) return chosen
  dialog.showErrorBox('Foyer cannot start', chosen.stop)
  return process.exit(1)
}

async function start(): Promise<void> {
  setHiddenMenu(Menu)
  guardSession(session.defaultSession)
  protocol.handle('app', makeAppHandler(join(out, 'renderer')))

  const membership = new Membership(makeDeviceFile(join(place.folder, 'device.json'), safeStorage, note, place.ofPc), callHub, note)
  const { FOYER_HUB: hub, FOYER_PAIR_CODE: code, FOYER_HUB_FINGERPRINT: fingerprint } = process.env
  const trouble = await membership.begin({ hub, code, fingerprint })
  if (trouble !== null) note(`could not join: ${trouble}`)
  if (membership.device() === null) await joinByFile(membership)

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
  const saveText = makeSaveText(dialog, () => desk, note)
  openHatches({ ipcMain, windows, membership, hubs, lines, tellDesk, journal, displayState: () => room.state(), saveText })
  openDesk(parts, room)
  room.fit()
}

async function joinByFile(membership: Membership): Promise<void> {
  const places = enrolmentPlaces(process.argv, [place.folder, pcFolderOf(process.platform, process.env)], process.cwd())
  const text = await readEnrolment(places, note)
  if (text !== null) await joinByEnrolment(membership, text, () => desk?.webContents.reload())
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
