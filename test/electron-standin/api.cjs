'use strict'
const { EventEmitter } = require('node:events')
const fs = require('node:fs')
const path = require('node:path')
const { makeAddresses } = require('./addresses.cjs')
const { makeApp } = require('./app.cjs')
const { makeBrowserWindow } = require('./browserWindow.cjs')
const { startChromium } = require('./chromium.cjs')
const { makePower, makeScreen } = require('./devices.cjs')
const { Menu, MenuItem } = require('./menu.cjs')
const { makeSafeStorage } = require('./safeStorage.cjs')
const { makeProtocol, makeSession, watchDownloads } = require('./session.cjs')
const { makeWebContents } = require('./webContents.cjs')
const { makeWorld, preventable, strict } = require('./world.cjs')

/** Puts Electron's objects together. `start` runs the app's main file and then fires 'ready'. */
function createElectron(options) {
  const world = makeWorld(options)
  world.printers = [{ name: 'StandInTicket', displayName: 'Stand-in ticket printer', description: '', options: {} }]
  world.app = makeApp(world)
  world.ipcEvents = makeIpcMain(world)
  const addresses = makeAddresses(world.handlers)
  const targets = makeTargets(world)
  const protocol = makeProtocol(world)
  const session = makeSession(world, protocol)
  const { screen, setDisplays, changeMetrics } = makeScreen()
  const { powerSaveBlocker, powerMonitor, blockers } = makePower(world)
  const { safeStorage, setEncryption, setShouldReEncrypt } = makeSafeStorage(world)
  const WebContents = makeWebContents(world, addresses, targets)
  const BrowserWindow = makeBrowserWindow(world, WebContents, screen, session)
  const { recorded } = world

  const electron = strict('electron', {
    app: strict('app', world.app),
    BrowserWindow: strict('BrowserWindow(class)', BrowserWindow),
    WebContents,
    ipcMain: strict('ipcMain', world.ipcEvents),
    session,
    protocol,
    safeStorage,
    Menu,
    MenuItem,
    screen,
    powerSaveBlocker,
    powerMonitor,
    webContents: strict('webContents(module)', {
      getAllWebContents: () => [...world.contents.values()].map((contents) => contents.proxy),
      fromId: (id) => world.contents.get(id)?.proxy,
      // Playwright finds the app's window of a page with this.
      fromDevToolsTargetId: (id) => [...world.contents.values()].find((contents) => contents.targetId === id)?.proxy,
    }),
    shell: strict('shell', { openExternal: recorded('shell.openExternal', Promise.resolve()), beep: recorded('shell.beep') }),
    // As Electron has it before `ready` on Linux: on the terminal.
    dialog: strict('dialog', {
      showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
      // Nobody is there to choose a place.
      showSaveDialog: recorded('dialog.showSaveDialog', Promise.resolve({ canceled: true, filePath: '' })),
    }),
    crashReporter: strict('crashReporter', { start: recorded('crashReporter.start'), getUploadedReports: () => [] }),
    __standin: {
      calls: world.calls,
      blockers,
      setDisplays,
      changeMetrics,
      setEncryption,
      setShouldReEncrypt,
      setPrinters: (printers) => {
        world.printers = printers
      },
      /** What a page's question to the user would be answered. CDP has no event for the question itself. */
      askPermission: (window, permission) =>
        new Promise((resolve) => {
          const details = { isMainFrame: true, requestingUrl: window.webContents.getURL() }
          if (world.permissions.request) world.permissions.request(window.webContents, permission, resolve, details)
          else resolve(true)
        }),
    },
  })

  async function start(loadMain) {
    await loadMain()
    if (world.exiting) return
    fs.mkdirSync(world.paths.userData, { recursive: true })
    const userDataDir = path.join(world.paths.userData, 'chromium')
    world.chromium = await startChromium({ userDataDir, switches: world.chromiumSwitches, headless: world.headless })
    const { root, exited } = world.chromium
    process.versions.chrome = (await root.send('Browser.getVersion')).product.split('/')[1]
    void exited.then(() => {
      if (world.exiting) return
      console.error('electron stand-in: Chromium ended')
      process.exit(1)
    })
    root.on('Target.attachedToTarget', targets.onAttached)
    await root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
    world.ready = true
    await watchDownloads(world, session.defaultSession, addresses)
    world.app.emit('ready', preventable(), {})
    world.readyGate.resolve()
  }
  return { electron, start }
}

function makeIpcMain(world) {
  return Object.assign(new EventEmitter(), {
    handle: (channel, handler) => {
      if (world.invokable.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      world.invokable.set(channel, handler)
    },
    removeHandler: (channel) => world.invokable.delete(channel),
  })
}

/** Every page is paused at birth. Ours are claimed; a popup was denied or is not simulated: it is closed before it loads anything. */
function makeTargets(world) {
  const born = new Map()
  const awaited = new Map()
  return {
    attached: (targetId) =>
      new Promise((resolve) => {
        const page = born.get(targetId)
        if (page) resolve(page)
        else awaited.set(targetId, resolve)
      }),
    onAttached: ({ sessionId, targetInfo }) => {
      const page = world.chromium.session(sessionId)
      const live = () => void page.send('Runtime.runIfWaitingForDebugger').catch(() => {})
      if (targetInfo.type !== 'page') return live()
      if (targetInfo.openerId) {
        // It shares its opener's thread, which a pause would hold: so it goes on, with every request stopped, until it is closed.
        void page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(() => {})
        live()
        return void world.chromium.root.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
      }
      born.set(targetInfo.targetId, page)
      live()
      awaited.get(targetInfo.targetId)?.(page)
    },
  }
}

module.exports = { createElectron }
