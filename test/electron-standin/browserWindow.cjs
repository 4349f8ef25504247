'use strict'
const { EventEmitter } = require('node:events')
const { preventable, strict } = require('./world.cjs')

/** Refused outright: the options that Electron's own security list warns of. */
const UNSAFE = Object.entries({
  nodeIntegration: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  allowRunningInsecureContent: true,
  webviewTag: true,
  nodeIntegrationInSubFrames: true,
  nodeIntegrationInWorker: true,
  experimentalFeatures: true,
})

function makeBrowserWindow(world, WebContents, screen, session) {
  class BrowserWindow extends EventEmitter {
    constructor(options = {}) {
      super()
      if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready')
      const prefs = options.webPreferences ?? {}
      for (const [name, bad] of UNSAFE) if (prefs[name] === bad) throw new Error(`electron stand-in: webPreferences.${name}: ${bad} is refused`)
      if (prefs.partition || prefs.session) throw new Error('electron stand-in: partitions are not simulated')
      this.state = firstState(options, screen.getPrimaryDisplay().workArea)
      this.contents = new WebContents(prefs, this, session.defaultSession)
      this.id = this.contents.id
      this.proxy = strict('BrowserWindow', this)
      world.windows.set(this.id, this)
      this.place()
      setImmediate(() => {
        world.app.emit('browser-window-created', preventable(), this.proxy)
        world.app.emit('web-contents-created', preventable(), this.contents.proxy)
      })
      return this.proxy
    }

    /** Puts Chromium's window where the app's is. */
    place() {
      const { bounds, fullScreen, kiosk } = this.state
      const set = (windowId, given) => world.chromium.root.send('Browser.setWindowBounds', { windowId, bounds: given })
      const move = async () => {
        const { windowId } = await world.chromium.root.send('Browser.getWindowForTarget', { targetId: this.contents.targetId })
        await set(windowId, { windowState: 'normal' })
        await set(windowId, { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height })
        if ((fullScreen || kiosk) && !world.headless) await set(windowId, { windowState: 'fullscreen' })
      }
      void this.contents.ready.then(move).catch((error) => world.log('bounds', error.message))
    }

    get webContents() {
      return this.contents.proxy
    }
    loadURL(url) {
      return this.contents.loadURL(url)
    }
    reload() {
      this.contents.reload()
    }
    async tryClose() {
      const event = preventable()
      this.emit('close', event)
      if (!event.defaultPrevented) this.destroy()
      return !event.defaultPrevented
    }
    close() {
      void this.tryClose()
    }
    destroy() {
      if (this.state.destroyed) return
      void this.contents.ready.then(() => world.chromium.root.send('Target.closeTarget', { targetId: this.contents.targetId })).catch(() => {})
      this.gone()
    }
    gone() {
      if (this.state.destroyed) return
      this.state.destroyed = true
      this.contents.destroyed = true
      world.windows.delete(this.id)
      world.contents.delete(this.contents.id)
      this.contents.emit('destroyed')
      this.emit('closed')
      if (world.windows.size > 0 || world.quitting) return
      if (world.app.listenerCount('window-all-closed')) world.app.emit('window-all-closed')
      else world.app.quit()
    }
    isDestroyed() {
      return this.state.destroyed
    }

    show() {
      Object.assign(this.state, { visible: true, focused: true })
      this.emit('show')
      this.emit('focus', preventable())
      void this.contents.ready.then(() => this.contents.page.send('Page.bringToFront')).catch(() => {})
    }
    showInactive() {
      this.state.visible = true
      this.emit('show')
    }
    hide() {
      this.state.visible = false
      this.emit('hide')
    }
    isVisible() {
      return this.state.visible
    }
    focus() {
      this.state.focused = true
      this.emit('focus', preventable())
    }
    isFocused() {
      return this.state.focused
    }
    minimize() {
      this.state.minimized = true
      this.emit('minimize')
    }
    restore() {
      this.state.minimized = false
      this.emit('restore')
    }
    isMinimized() {
      return this.state.minimized
    }

    setFullScreen(on) {
      this.state.fullScreen = on
      this.place()
      this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
    }
    isFullScreen() {
      return this.state.fullScreen
    }
    setKiosk(on) {
      this.state.kiosk = on
      this.place()
    }
    isKiosk() {
      return this.state.kiosk
    }
    setBounds(bounds) {
      Object.assign(this.state.bounds, bounds)
      this.place()
      this.emit('move')
      this.emit('resize')
    }
    getBounds() {
      return { ...this.state.bounds }
    }
    setMenuBarVisibility(visible) {
      this.state.menuBar = visible
    }
    isMenuBarVisible() {
      return this.state.menuBar
    }

    static getAllWindows() {
      return [...world.windows.values()].map((window) => window.proxy)
    }
    static getFocusedWindow() {
      return [...world.windows.values()].find((window) => window.state.focused)?.proxy ?? null
    }
    static fromWebContents(contents) {
      return [...world.windows.values()].find((window) => window.contents.proxy === contents)?.proxy ?? null
    }
    static fromId(id) {
      return world.windows.get(id)?.proxy ?? null
    }
  }
  return BrowserWindow
}

function firstState(options, place) {
  const { x = place.x, y = place.y, width = 800, height = 600, show = true, fullscreen = false, kiosk = false } = options
  return { bounds: { x, y, width, height }, visible: show, focused: show, fullScreen: fullscreen, kiosk, minimized: false, menuBar: true, destroyed: false }
}

module.exports = { makeBrowserWindow }
