'use strict'
const { EventEmitter } = require('node:events')
const fs = require('node:fs')
const { SUFFIX } = require('./addresses.cjs')
const { makeCodec } = require('./codec.cjs')
const { mainWorldSource, preloadSource } = require('./pageRuntime.cjs')
const { print } = require('./printing.cjs')
const { applyPermissions } = require('./session.cjs')
const { preventable, strict } = require('./world.cjs')

const WORLD = 'Electron Isolated Context'
const codec = makeCodec()

/** @param targets resolves with the session of a page that we made */
function makeWebContents(world, addresses, targets) {
  const { fromWeb, toWeb, originOf } = addresses

  return class WebContents extends EventEmitter {
    constructor(prefs, owner, session) {
      super()
      Object.assign(this, { id: ++world.nextId, prefs, owner, session, url: '', destroyed: false, crashed: false, shown: false })
      // True while a navigation is the app's own, which 'will-navigate' does not tell of.
      this.hostNavigation = false
      this.openHandler = () => ({ action: 'allow' })
      this.backgroundThrottling = prefs.backgroundThrottling ?? true
      this.proxy = strict('webContents', this)
      this.ready = this.open()
      this.ready.catch((error) => world.log('open', error))
      world.contents.set(this.id, this)
    }

    async open() {
      await world.readyGate.promise
      const { targetId } = await world.chromium.root.send('Target.createTarget', { url: 'about:blank', newWindow: true })
      this.targetId = targetId
      const page = (this.page = await targets.attached(targetId))
      this.followContexts(page)
      this.followNavigation(page)
      this.followFate(page)
      page.on('Page.windowOpen', (asked) => this.onWindowOpen(asked))
      page.on('Fetch.requestPaused', (paused) => this.onRequest(paused).catch((error) => world.log('request', paused.request.url, error)))
      await page.send('Page.enable')
      await page.send('Runtime.enable')
      await page.send('Inspector.enable')
      await page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(world.channels) })
      if (this.prefs.preload) await this.addPreload(page)
      await page.send('Fetch.enable', { patterns: [{ urlPattern: `https://*${SUFFIX}/*` }, { urlPattern: '*', resourceType: 'Document' }] })
    }

    async addPreload(page) {
      const { electron, chrome, node } = process.versions
      const info = { platform: process.platform, arch: process.arch, versions: { electron, chrome, node }, argv: this.prefs.additionalArguments ?? [] }
      const code = fs.readFileSync(this.prefs.preload, 'utf8')
      await page.send('Runtime.addBinding', { name: world.binding, executionContextName: WORLD })
      await page.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadSource(world.channels, world.binding, info, code), worldName: WORLD })
    }

    followContexts(page) {
      page.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.name === WORLD && context.auxData?.frameId === this.targetId) this.contextId = context.id
      })
      page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
        if (this.contextId === executionContextId) this.contextId = undefined
      })
      page.on('Runtime.executionContextsCleared', () => {
        this.contextId = undefined
      })
      page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
        if (name === world.binding && executionContextId === this.contextId) void this.fromPreload(codec.decode(payload))
      })
    }

    followNavigation(page) {
      page.on('Page.frameNavigated', ({ frame }) => {
        if (frame.parentId) return
        this.url = fromWeb(frame.url) + (frame.urlFragment ?? '')
        this.emit('did-navigate', preventable(), this.url, 200, 'OK')
      })
      page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
        if (frameId !== this.targetId) return
        this.url = fromWeb(url)
        this.emit('did-navigate-in-page', preventable(), this.url, true)
      })
      page.on('Page.domContentEventFired', () => {
        // As if somebody had pressed a key: what the policy leaves out.
        if (this.prefs.autoplayPolicy === 'no-user-gesture-required') void page.send('Runtime.evaluate', { expression: '0', userGesture: true }).catch(() => {})
        this.emit('dom-ready', preventable())
      })
      page.on('Page.loadEventFired', () => {
        if (!this.url || this.url === 'about:blank') return
        this.emit('did-finish-load', preventable())
        if (!this.shown) this.owner.emit('ready-to-show', preventable())
        this.shown = true
      })
    }

    followFate(page) {
      page.on('Inspector.targetCrashed', () => {
        this.crashed = true
        const details = { reason: 'crashed', exitCode: 5 }
        this.emit('render-process-gone', preventable(), details)
        world.app.emit('render-process-gone', preventable(), this.proxy, details)
      })
      page.on('Inspector.targetReloadedAfterCrash', () => {
        this.crashed = false
      })
      page.on('detached', () => this.owner.gone())
    }

    onWindowOpen({ url, windowName, windowFeatures }) {
      const details = {
        url: fromWeb(url),
        frameName: windowName,
        features: windowFeatures.join(','),
        disposition: 'new-window',
        referrer: { url: this.url, policy: 'strict-origin-when-cross-origin' },
      }
      const { action } = this.openHandler(details)
      world.calls.push({ api: 'webContents.windowOpen', args: [details.url, action] })
      if (action !== 'deny') console.error('electron stand-in: child windows are not simulated; denied', details.url)
    }

    /** A document that the page itself wants is put to the app first; what the app's scheme serves comes from its handler. */
    async onRequest({ requestId, request, resourceType, frameId, redirectedRequestId }) {
      const url = request.url + (request.urlFragment ?? '')
      const isMainFrame = frameId === this.targetId
      if (resourceType === 'Document') {
        if (isMainFrame && this.hostNavigation) this.hostNavigation = false
        else if (!this.mayNavigate(fromWeb(url), isMainFrame, redirectedRequestId !== undefined)) {
          return this.page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        }
        if (isMainFrame) await applyPermissions(world, addresses, this.proxy, url)
      }
      const handler = fromWeb(url) === url ? undefined : world.handlers.get(fromWeb(url).split(':')[0])
      if (!handler) return this.page.send('Fetch.continueRequest', { requestId })
      return this.serve(requestId, await asRequest(fromWeb(url), request), handler)
    }

    mayNavigate(url, isMainFrame, isRedirect) {
      const details = { url, isSameDocument: false, isMainFrame, frame: null, initiator: null }
      const frame = preventable(details)
      this.emit('will-frame-navigate', frame)
      if (frame.defaultPrevented) return false
      if (!isMainFrame) return true
      const event = preventable(details)
      this.emit(isRedirect ? 'will-redirect' : 'will-navigate', event, url, false, true, 0, 0)
      return !event.defaultPrevented
    }

    async serve(requestId, request, handler) {
      let response
      try {
        response = await handler(request)
      } catch (error) {
        console.error('protocol handler failed', error)
        return this.page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' })
      }
      const body = Buffer.from(await response.arrayBuffer()).toString('base64')
      const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
      return this.page.send('Fetch.fulfillRequest', { requestId, responseCode: response.status || 500, responseHeaders, body })
    }

    frame() {
      return strict('WebFrameMain', {
        url: this.url,
        origin: originOf(this.url),
        processId: this.id,
        routingId: 1,
        frameTreeNodeId: this.id,
        name: '',
        parent: null,
        detached: false,
        isDestroyed: () => this.destroyed,
        send: (...args) => this.send(...args),
      })
    }

    async fromPreload(message) {
      const event = preventable({ sender: this.proxy, senderFrame: this.frame(), processId: this.id, frameId: 1, type: 'frame' })
      if (message.op === 'preload-error') return this.emit('preload-error', preventable(), this.prefs.preload, new Error(message.message))
      if (message.op === 'send') return world.ipcEvents.emit(message.channel, event, ...message.args)
      return this.toPreload(await this.invoke(message, event))
    }

    async invoke({ channel, id, args }, event) {
      try {
        const handler = world.invokable.get(channel)
        if (!handler) throw new Error(`No handler registered for '${channel}'`)
        return codec.encode({ op: 'reply', id, ok: true, value: await handler(event, ...args) })
      } catch (error) {
        console.error(`Error occurred in handler for '${channel}':`, error)
        return codec.encode({ op: 'reply', id, ok: false, value: `Error invoking remote method '${channel}': ${error}` })
      }
    }

    async toPreload(text) {
      await this.ready
      if (this.contextId === undefined) return
      const call = { expression: `__standinReceive(${JSON.stringify(text)})`, contextId: this.contextId }
      await this.page.send('Runtime.evaluate', call).catch((error) => world.log('send', error.message))
    }

    send(channel, ...args) {
      if (this.destroyed) throw new Error('Object has been destroyed')
      void this.toPreload(codec.encode({ op: 'message', channel, args }))
    }

    async loadURL(url) {
      await this.ready
      this.hostNavigation = true
      const done = new Promise((resolve) => this.once('did-finish-load', resolve))
      const { errorText } = await this.page.send('Page.navigate', { url: toWeb(url) })
      if (errorText) {
        this.hostNavigation = false
        this.emit('did-fail-load', preventable(), -2, errorText, url, true)
        throw Object.assign(new Error(`${errorText} (-2) loading '${url}'`), { code: errorText, url })
      }
      await done
    }

    reload() {
      this.hostNavigation = true
      void this.ready.then(() => this.page.send('Page.reload'))
    }

    async executeJavaScript(code) {
      await this.ready
      const { result, exceptionDetails } = await this.page.send('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    }

    forcefullyCrashRenderer() {
      // A crash has no answer.
      void this.ready.then(() => this.page.send('Page.crash')).catch(() => {})
    }

    print(options, done) {
      print(world, this, options, done)
    }
    async getPrintersAsync() {
      return world.printers
    }
    getURL() {
      return this.url
    }
    isDestroyed() {
      return this.destroyed
    }
    isCrashed() {
      return this.crashed
    }
    get mainFrame() {
      return this.frame()
    }
    setWindowOpenHandler(handler) {
      this.openHandler = handler
    }
    close() {
      this.owner.close()
    }
  }
}

async function asRequest(url, { method, headers, hasPostData, postDataEntries = [] }) {
  const parts = postDataEntries.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))
  return new Request(url, { method, headers, ...(hasPostData && !['GET', 'HEAD'].includes(method) ? { body: Buffer.concat(parts) } : {}) })
}

module.exports = { makeWebContents }
