/*
  The stand-in against the Electron that is installed, and src/main against both. A rename or a removal in Electron turns
  this red, instead of leaving specs that pass against an API that nobody ships.
*/
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const root = resolve(import.meta.dirname, '../..')

type Type = { parent: string | undefined; members: Set<string>; deprecated: Set<string>; events: Set<string> }

/** The interfaces and classes of electron.d.ts. It is generated: one member a line, indented by four. */
function readTypes(): Map<string, Type> {
  const types = new Map<string, Type>()
  let type: Type | undefined
  let isDeprecated = false
  for (const line of readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8').split('\n')) {
    const opened = /^ {2}(?:interface|class) (\w+)(?: extends (?:Electron\.)?(\w+))?/.exec(line)
    if (opened?.[1]) types.set(opened[1], (type = { parent: opened[2], members: new Set(), deprecated: new Set(), events: new Set() }))
    if (line === '  }') type = undefined
    if (/@deprecated|\*\*Deprecated/.test(line)) isDeprecated = true
    const event = /^ {4}on\(event: '([\w-]+)'/.exec(line)
    if (event?.[1]) type?.events.add(event[1])
    const member = /^ {4}(?:static )?(?:readonly )?(?:get )?(\w+)\??[(:<]/.exec(line)
    if (!member?.[1]) continue
    type?.members.add(member[1])
    if (isDeprecated) type?.deprecated.add(member[1])
    isDeprecated = false
  }
  return types
}

const types = readTypes()
const lookUp = (name: string, what: 'members' | 'events' | 'deprecated', member: string): boolean => {
  const type = types.get(name)
  return type !== undefined && (type[what].has(member) || (type.parent !== undefined && lookUp(type.parent, what, member)))
}

type Class = { prototype: object }
const { createElectron } = require('./api.cjs') as { createElectron: (options: object) => { electron: Record<string, object> } }
const { electron } = createElectron({ pkg: {}, appPath: '/', switches: [], appArgs: [] })

const OBJECTS: Readonly<Record<string, string>> = {
  app: 'App',
  ipcMain: 'IpcMain',
  protocol: 'Protocol',
  safeStorage: 'SafeStorage',
  screen: 'Screen',
  shell: 'Shell',
  powerMonitor: 'PowerMonitor',
  powerSaveBlocker: 'PowerSaveBlocker',
  crashReporter: 'CrashReporter',
  dialog: 'Dialog',
}
/** The stand-in's own, which no app can reach: the class behind the proxy, and how its parts speak to each other. */
const OWN =
  /^(constructor|length|name|prototype|place|proxy|tryClose|gone|state|contents)$|^(open|addPreload|follow\w+|on[A-Z]\w+|mayNavigate|serve|frame|fromPreload|invoke|toPreload)$/

/** The session's members: it is only given out when the app is ready, so it is made here as api.cjs makes it. */
function sessionOf(): unknown {
  const { makeSession } = require('./session.cjs') as { makeSession: (world: object, protocol: object) => { defaultSession: object } }
  const recorded = () => () => undefined
  return makeSession({ ready: true, recorded, permissions: {}, paths: {} }, {}).defaultSession
}

function offered(): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const [name, type] of Object.entries(OBJECTS))
    all.set(
      type,
      Object.keys(electron[name] ?? {}).filter((member) => !member.startsWith('_')),
    )
  for (const name of ['BrowserWindow', 'Menu', 'WebContents']) {
    const given = electron[name] as unknown as Class
    all.set(
      name,
      [...Object.getOwnPropertyNames(given.prototype), ...Object.getOwnPropertyNames(given)].filter((member) => !OWN.test(member)),
    )
  }
  all.set(
    'Session',
    Object.keys(sessionOf() as object).filter((member) => !member.startsWith('_')),
  )
  return all
}

describe('the stand-in', () => {
  test('offers nothing that the installed Electron has not, and nothing that it gives up', () => {
    const members = [...offered()].flatMap(([type, names]) => names.map((name) => ({ type, name })))
    expect(members.length).toBeGreaterThan(90)
    expect(members.filter(({ type, name }) => !lookUp(type, 'members', name))).toEqual([])
    expect(members.filter(({ type, name }) => lookUp(type, 'deprecated', name))).toEqual([])
    // What is looked for can be found.
    expect([lookUp('SafeStorage', 'deprecated', 'encryptString'), lookUp('BrowserWindow', 'members', 'noSuchThing')]).toEqual([true, false])
  })

  test('throws for what it does not simulate', () => {
    expect(() => (electron as { tray?: unknown }).tray).toThrow('electron.tray is not simulated')
    expect(() => (electron['app'] as { dock?: unknown }).dock).toThrow('app.dock is not simulated')
  })
})

/** In src/main, these names hold these objects. A source that breaks the habit is caught by the stand-in itself, which throws. */
const NAMES: Readonly<Record<string, string>> = {
  ...OBJECTS,
  window: 'BrowserWindow',
  BrowserWindow: 'BrowserWindow',
  Menu: 'Menu',
  menu: 'Menu',
  contents: 'WebContents',
  webContents: 'WebContents',
  session: 'Session',
  defaultSession: 'Session',
  seal: 'SafeStorage',
}
/** Events that src/main listens for and the stand-in never emits. Each is covered by a unit test with a fake. */
const NOT_EMITTED = new Set(['will-attach-webview', 'unresponsive', 'responsive', 'child-process-gone'])

const sources = readdirSync(join(root, 'src/main'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(root, 'src/main', name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|^import [^\n]*/gm, ''))

const uses = [
  ...new Set(sources.flatMap((text) => [...text.matchAll(/\b(\w+)\??\.(\w+)/g)].map(([, name = '', member = '']) => `${NAMES[name] ?? ''}.${member}`))),
]
  .filter((use) => !use.startsWith('.'))
  .map((use) => use.split('.') as [string, string])
  .filter(([, member]) => !['on', 'once', 'off'].includes(member))

const listened = [...new Set(sources.flatMap((text) => [...text.matchAll(/\.(?:on|once)\('([\w-]+)'/g)].map(([, event = '']) => event)))]

describe('src/main', () => {
  const members = offered()
  members.get('Session')?.push('defaultSession')

  test('uses nothing of Electron that the stand-in does not offer', () => {
    expect(uses.length).toBeGreaterThan(30)
    const missing = uses.filter(([type, member]) => !members.get(type)?.includes(member))
    expect(missing).toEqual([])
  })

  test('uses nothing that the installed Electron gives up', () => {
    expect(uses.filter(([type, member]) => lookUp(type, 'deprecated', member))).toEqual([])
  })

  test('listens for nothing that Electron does not emit, and the stand-in emits it or says that it does not', () => {
    const nodes = ['error', 'message', 'close', 'uncaughtException', 'unhandledRejection', 'secureConnect', 'timeout']
    const electrons = listened.filter((event) => !nodes.includes(event))
    expect(electrons.length).toBeGreaterThan(15)
    const known = new Set([...types.values()].flatMap(({ events }) => [...events]))
    expect(electrons.filter((event) => !known.has(event))).toEqual([])
    const standIn = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
      .join('\n')
    expect(electrons.filter((event) => !NOT_EMITTED.has(event) && !standIn.includes(`'${event}'`))).toEqual([])
    expect([...NOT_EMITTED].filter((event) => !electrons.includes(event))).toEqual([])
  })
})
