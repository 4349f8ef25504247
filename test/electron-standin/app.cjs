'use strict'
const { spawnSync } = require('node:child_process')
const { EventEmitter } = require('node:events')
const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')
const { preventable, strict } = require('./world.cjs')

function makeApp(world) {
  const events = new EventEmitter()
  const lock = makeLock(world, events)
  let name = world.pkg.productName ?? world.pkg.name ?? 'Electron'

  async function quit() {
    if (world.quitting) return
    world.quitting = true
    const goOn = (event) => !event.defaultPrevented || (world.quitting = false)
    const before = preventable()
    events.emit('before-quit', before)
    if (!goOn(before)) return
    for (const window of [...world.windows.values()]) {
      if (!(await window.tryClose())) {
        world.quitting = false
        return
      }
    }
    const will = preventable()
    events.emit('will-quit', will)
    if (goOn(will)) await exit(0)
  }
  async function exit(code) {
    if (world.exiting) return
    world.exiting = true
    events.emit('quit', preventable(), code)
    lock.release()
    await world.chromium?.close()
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void exit(0))
  process.on('exit', () => world.chromium?.kill())

  return Object.assign(events, {
    isPackaged: false,
    name,
    commandLine: makeCommandLine(world),
    isReady: () => world.ready,
    whenReady: () => world.readyGate.promise,
    getVersion: () => world.pkg.version ?? '0.0.0',
    getName: () => name,
    setName: (given) => {
      name = given
    },
    getAppPath: () => world.appPath,
    getLocale: () => 'en-GB',
    getPath: (which) => pathOf(world, which),
    setPath: (which, value) => {
      if (world.ready && which === 'userData') throw new Error('electron stand-in: userData set after ready')
      world.paths[which] = value
    },
    setAppUserModelId: world.recorded('app.setAppUserModelId'),
    enableSandbox: () => {
      if (world.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
      world.calls.push({ api: 'app.enableSandbox', args: [] })
    },
    relaunch: world.recorded('app.relaunch'),
    focus: world.recorded('app.focus'),
    requestSingleInstanceLock: lock.request,
    hasSingleInstanceLock: lock.held,
    releaseSingleInstanceLock: lock.release,
    quit: () => void quit(),
    exit: (code = 0) => void exit(code),
  })
}

function pathOf(world, which) {
  const known = {
    home: os.homedir(),
    temp: os.tmpdir(),
    exe: process.argv[0],
    appData: path.join(os.homedir(), '.config'),
    sessionData: world.paths.userData,
    logs: path.join(world.paths.userData, 'logs'),
    crashDumps: path.join(world.paths.userData, 'Crashpad'),
    ...world.paths,
  }
  const found = known[which]
  if (!found) throw new Error(`Failed to get '${which}' path`)
  if (which === 'userData' || which === 'logs') fs.mkdirSync(found, { recursive: true })
  return found
}

function makeCommandLine({ switches, appArgs, chromiumSwitches }) {
  const all = [...switches, ...appArgs]
  return strict('app.commandLine', {
    appendSwitch: (name, value) => chromiumSwitches.push(value === undefined || value === '' ? `--${name}` : `--${name}=${value}`),
    appendArgument: (argument) => chromiumSwitches.push(argument),
    hasSwitch: (name) => all.some((given) => given === `--${name}` || given.startsWith(`--${name}=`)),
    getSwitchValue: (name) => all.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  })
}

/** A real lock between processes, a socket in the user's folder, so that a second start can be tested by starting twice. */
function makeLock(world, events) {
  let server
  const tellFirst = (socket, message) => {
    const script = `const c=require('net').connect(${JSON.stringify(socket)});c.on('connect',()=>c.end(process.argv[1]));c.on('error',()=>process.exit(1));c.on('close',()=>process.exit(0))`
    return spawnSync(process.execPath, ['-e', script, message], { timeout: 5000 }).status === 0
  }
  return {
    held: () => server !== undefined,
    release: () => {
      server?.close()
      server = undefined
    },
    request: (data) => {
      const socket = path.join(pathOf(world, 'userData'), 'standin.sock')
      if (fs.existsSync(socket) && tellFirst(socket, JSON.stringify({ argv: process.argv, cwd: process.cwd(), data: data ?? null }))) return false
      fs.rmSync(socket, { force: true })
      server = net.createServer({ allowHalfOpen: true }, (caller) => {
        let text = ''
        caller.on('data', (part) => (text += part))
        caller.on('end', () => {
          caller.end()
          const second = JSON.parse(text)
          void world.readyGate.promise.then(() => events.emit('second-instance', preventable(), second.argv, second.cwd, second.data))
        })
      })
      server.listen(socket).unref()
      return true
    },
  }
}

module.exports = { makeApp }
