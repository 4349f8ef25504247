'use strict'
/* Electron's main process without Electron: reads its command line, replaces its module, runs the app. */
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { createElectron } = require('./api.cjs')

const ELECTRON = new Set(['electron', 'electron/main', 'electron/common'])

/** Switches and -r before the app's path, the app's own arguments after it. */
function readCommandLine(argv) {
  const switches = []
  const required = []
  for (let index = 0; index < argv.length; index++) {
    if (argv[index] === '-r' || argv[index] === '--require') required.push(argv[++index])
    else if (argv[index].startsWith('--')) switches.push(argv[index])
    else return { switches, required, appPath: path.resolve(argv[index]), appArgs: argv.slice(index + 1) }
  }
  console.error('electron stand-in: no app path')
  return process.exit(1)
}

function readApp(appPath) {
  const isFolder = fs.statSync(appPath).isDirectory()
  const folder = isFolder ? appPath : path.dirname(appPath)
  const pkgFile = [folder, path.resolve(folder, '../..')].map((place) => path.join(place, 'package.json')).find((file) => fs.existsSync(file))
  const pkg = pkgFile ? JSON.parse(fs.readFileSync(pkgFile, 'utf8')) : {}
  return { pkg, main: isFolder ? path.resolve(appPath, pkg.main ?? 'index.js') : appPath, root: path.dirname(pkgFile ?? appPath) }
}

function pretendToBeElectron(argv) {
  process.argv = [path.join(__dirname, 'electron'), ...argv]
  process.defaultApp = true
  process.resourcesPath = path.join(__dirname, 'resources')
  Object.defineProperty(process.versions, 'electron', { value: '45.0.0-standin', enumerable: true })
  Object.defineProperty(process.versions, 'chrome', { value: '0.0.0.0', enumerable: true, writable: true })
  Object.defineProperty(process, 'type', { value: 'browser' })
}

/** For `require`, of the app's dependencies and of Playwright in the inspector, and for `import`. */
function replaceModule(electron) {
  globalThis.__electronStandin = electron
  const load = Module._load
  Module._load = function (request, ...rest) {
    return ELECTRON.has(request) ? electron : load.call(this, request, ...rest)
  }
  Module.register('./hooks.mjs', pathToFileURL(__filename))
}

async function run() {
  const argv = process.argv.slice(2)
  const { switches, required, appPath, appArgs } = readCommandLine(argv)
  const { pkg, main, root } = readApp(appPath)
  pretendToBeElectron(argv)
  const userData = [...switches, ...appArgs].find((given) => given.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length)
  const { electron, start } = createElectron({ pkg, appPath: root, userData, switches, appArgs })
  replaceModule(electron)
  // Electron shows a dialog for a bug that the app does not catch itself.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    console.error('App threw an error:\n', error)
    process.exit(1)
  })
  process.on('unhandledRejection', (error) => console.error('UnhandledPromiseRejectionWarning:', error))
  for (const file of required) require(path.resolve(file))
  // Electron loads a CommonJS or ES module entry and fires 'ready' only after it has been evaluated.
  await start(() => import(pathToFileURL(main).href))
}

run().catch((error) => {
  console.error('App threw an error during load\n', error)
  process.exit(1)
})
