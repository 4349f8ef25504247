'use strict'
const { EventEmitter } = require('node:events')
const { preventable, strict } = require('./world.cjs')

const PERMISSIONS = [
  'notifications',
  'geolocation',
  'midi',
  'background-sync',
  'persistent-storage',
  'clipboard-read',
  'clipboard-sanitized-write',
  'idle-detection',
  'window-management',
  'local-fonts',
  'screen-wake-lock',
  'storage-access',
]

function makeProtocol(world) {
  return strict('protocol', {
    registerSchemesAsPrivileged: (schemes) => {
      if (world.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      world.calls.push({ api: 'protocol.registerSchemesAsPrivileged', args: [schemes] })
    },
    handle: (scheme, handler) => {
      if (!world.ready) throw new Error('protocol.handle before app is ready')
      if (world.handlers.has(scheme)) throw new Error('The scheme has been registered')
      world.handlers.set(scheme, handler)
    },
    unhandle: (scheme) => world.handlers.delete(scheme),
    isProtocolHandled: (scheme) => world.handlers.has(scheme),
  })
}

function makeSession(world, protocol) {
  const { recorded, permissions } = world
  const defaultSession = strict(
    'session',
    Object.assign(new EventEmitter(), {
      protocol,
      setPermissionRequestHandler: (handler) => {
        permissions.request = handler
      },
      setPermissionCheckHandler: (handler) => {
        permissions.check = handler
      },
      setDevicePermissionHandler: recorded('session.setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: recorded('session.setDisplayMediaRequestHandler'),
      setSpellCheckerEnabled: recorded('session.setSpellCheckerEnabled'),
      setCertificateVerifyProc: recorded('session.setCertificateVerifyProc'),
      flushStorageData: recorded('session.flushStorageData'),
      clearCache: recorded('session.clearCache', Promise.resolve()),
      isPersistent: () => true,
      getStoragePath: () => world.paths.userData,
    }),
  )
  return strict('session', {
    get defaultSession() {
      if (!world.ready) throw new Error('Session can only be received when app is ready')
      return defaultSession
    },
    fromPartition: (name) => {
      throw new Error(`electron stand-in: partition ${name} is not simulated, use the default session`)
    },
  })
}

/** Chromium's own permission state follows the app's check handler, origin by origin. Without a handler Electron allows all. */
async function applyPermissions(world, addresses, contents, webUrl) {
  const origin = /^https?:\/\/[^/]+/.exec(webUrl)?.[0]
  if (!origin) return
  const url = addresses.fromWeb(webUrl)
  for (const name of PERMISSIONS) {
    const allowed = world.permissions.check?.(contents, name, addresses.originOf(url), { isMainFrame: true, requestingUrl: url }) ?? true
    await world.chromium.root
      .send('Browser.setPermission', { permission: { name }, setting: allowed ? 'granted' : 'denied', origin })
      .catch((error) => world.log('permission', name, error.message))
  }
}

/** Chromium refuses every download here; whether the app refuses it too is what 'will-download' tells. */
async function watchDownloads(world, session, addresses) {
  await world.chromium.root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  world.chromium.root.on('Browser.downloadWillBegin', ({ url, suggestedFilename, frameId }) => {
    const event = preventable()
    const contents = [...world.contents.values()].find((one) => one.targetId === frameId)
    const item = strict('DownloadItem', { getURL: () => addresses.fromWeb(url), getFilename: () => suggestedFilename, cancel: () => {} })
    session.emit('will-download', event, item, contents?.proxy)
    if (!event.defaultPrevented) console.error('electron stand-in: downloads are not simulated; denied', suggestedFilename)
  })
}

module.exports = { makeProtocol, makeSession, applyPermissions, watchDownloads }
