/* What holds for all of src/main at once. The whole list of Electron's security items is in this folder's README. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { openWindow } from './openWindow.ts'
import type { Room } from './rooms.ts'
import { WEB_PREFERENCES } from './webPreferences.ts'

const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const filesWith = (pattern: RegExp): string[] => sources.filter((name) => pattern.test(readFileSync(join(import.meta.dirname, name), 'utf8')))

function openedWith(room: Room): BrowserWindowConstructorOptions {
  let given: BrowserWindowConstructorOptions = {}
  class FakeWindow extends EventEmitter {
    webContents = new EventEmitter()
    loadURL = async (): Promise<void> => undefined
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      given = options
    }
  }
  const Window = FakeWindow as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow
  // What a hasty caller might pass is overruled.
  openWindow(room, { show: false, webPreferences: { sandbox: false } }, { Window, preloads: '/out/preload', now: Date.now, note: vi.fn() })
  return given
}

describe('every window', () => {
  test.each(['desk', 'display'] as const)('%s: sandbox, isolation, no Node, no webview, no loose options', (room) => {
    expect(openedWith(room).webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: join('/out/preload', `${room}.cjs`),
      // The wall alone may sound without a key; nobody stands at it.
      ...(room === 'display' && { autoplayPolicy: 'no-user-gesture-required' }),
      // The desk feeds the waiting-room window: throttled while it is hidden, it would make the wall say that it is not live.
      backgroundThrottling: false,
    })
  })

  test('no Blink feature is switched on', () => {
    expect(Object.keys(WEB_PREFERENCES)).not.toContain('enableBlinkFeatures')
    expect(filesWith(/BlinkFeatures|appendSwitch|appendArgument/)).toEqual([])
  })
})

describe('the source of main', () => {
  test('has one door for pages, one maker of windows, one caller of the system’s browser', () => {
    expect(filesWith(/ipcMain\.(handle|on)\(/)).toEqual(['handle.ts'])
    expect(filesWith(/webPreferences:/)).toEqual(['openWindow.ts'])
    expect(filesWith(/new (BrowserWindow|Window)\(/)).toEqual(['openWindow.ts'])
    expect(filesWith(/openExternal\(/)).toEqual(['index.ts'])
    expect(filesWith(/\.loadURL\(/)).toEqual(['openWindow.ts', 'recover.ts'])
    expect(filesWith(/showSaveDialog\(|showOpenDialog/)).toEqual(['saveText.ts'])
    expect(filesWith(/writeFile\(|appendFile\(|createWriteStream/)).toEqual(['deviceFile.ts', 'journal.ts', 'saveText.ts'])
  })

  test('never loads from file:// or executes text in a page', () => {
    expect(filesWith(/loadFile|file:\/\/|executeJavaScript|sendSync|openDevTools|setCertificateVerifyProc|ignore-certificate/)).toEqual([])
  })

  test('only the wiring takes values from electron, so that all else can be tested', () => {
    expect(filesWith(/^import (?!type)[^\n]*from 'electron'/m)).toEqual(['index.ts'])
  })

  test('switches the sandbox on for all, and makes no crash reports: what a page remembers of customers would lie in them', () => {
    const index = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8')
    expect(index).toContain('app.enableSandbox()')
    expect(filesWith(/crashReporter/)).toEqual([])
    expect(index.indexOf('app.enableSandbox()')).toBeLessThan(index.indexOf('app.whenReady()'))
  })
})
