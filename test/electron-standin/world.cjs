'use strict'
const crypto = require('node:crypto')
const os = require('node:os')
const path = require('node:path')

/** Members that the language and the test tools look up on any object. */
const ASKED_OF_ALL = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch'])

/** Anything that the stand-in lacks throws, so that a test can never pass by silently doing nothing. */
function strict(name, target) {
  return new Proxy(target, {
    get(object, key) {
      if (key in object || typeof key === 'symbol' || ASKED_OF_ALL.has(key)) return Reflect.get(object, key, object)
      throw new Error(`electron stand-in: ${name}.${String(key)} is not simulated`)
    },
  })
}

/** An event as Electron's listeners get it. */
function preventable(more = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
    ...more,
  }
}

/** What the parts share. `chromium` and `app` are set by api.cjs. */
function makeWorld({ pkg, appPath, userData, switches, appArgs }) {
  const nonce = crypto.randomBytes(9).toString('hex')
  const world = {
    pkg,
    appPath,
    switches,
    appArgs,
    /** Given to Chromium; the app can add to them before 'ready'. */
    chromiumSwitches: switches.filter((given) => !/^--(inspect|remote-debugging|user-data-dir|no-sandbox)/.test(given)),
    paths: { userData: userData ?? path.join(os.homedir(), '.config', pkg.productName ?? pkg.name ?? 'Electron') },
    /** Every effect that reaches no real device: { api, args }. */
    calls: [],
    headless: process.env.STANDIN_HEADED !== '1',
    chromium: null,
    app: null,
    ready: false,
    readyGate: Promise.withResolvers(),
    quitting: false,
    exiting: false,
    nextId: 0,
    windows: new Map(),
    contents: new Map(),
    invokable: new Map(),
    ipcEvents: null,
    handlers: new Map(),
    permissions: { request: null, check: null },
    /** Names of the page's two event channels and of the binding: no page can guess them. */
    channels: [`standin-main-${nonce}`, `standin-preload-${nonce}`],
    binding: `__standin_${nonce}`,
    recorded:
      (api, result) =>
      (...args) => {
        world.calls.push({ api, args })
        return typeof result === 'function' ? result(...args) : result
      },
    log: (...words) => process.env.STANDIN_VERBOSE && console.error('[standin]', ...words),
  }
  return world
}

module.exports = { strict, preventable, makeWorld }
