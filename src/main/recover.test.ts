import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeReloadPolicy, recover, UNRESPONSIVE_MS } from './recover.ts'
import type { Room } from './rooms.ts'

function setUp(room: Room) {
  const contents = Object.assign(new EventEmitter(), { forcefullyCrashRenderer: vi.fn() })
  const loaded: string[] = []
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    loadURL: async (url: string) => void loaded.push(url),
  })
  recover(room, window as unknown as BrowserWindow, () => Date.now(), vi.fn())
  const die = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 5 })
  return { contents, window, loaded, die }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a page that dies', () => {
  test('is started again three times in a minute; an older death is forgotten', () => {
    const policy = makeReloadPolicy()
    expect([0, 10_000, 20_000, 59_999].map(policy)).toEqual(['reload', 'reload', 'reload', 'giveUp'])
    expect(policy(60_000)).toBe('reload')
    expect(policy(60_001)).toBe('giveUp')
  })

  test('comes back as the room’s page, and as the page that says so when it dies too often', () => {
    const { loaded, die } = setUp('desk')
    for (let count = 0; count < 4; count++) die()
    expect(loaded).toEqual(['app://desk/index.html', 'app://desk/index.html', 'app://desk/index.html', 'app://desk/gone.html'])
    vi.advanceTimersByTime(300_000)
    expect(loaded).toHaveLength(4)
  })

  test('in the waiting room, where nobody can press a button, is tried again after a minute', () => {
    const { loaded, die } = setUp('display')
    for (let count = 0; count < 4; count++) die()
    vi.advanceTimersByTime(60_000)
    expect(loaded.slice(3)).toEqual(['app://display/gone.html', 'app://display/display.html'])
  })

  test('of its own will is let go', () => {
    const { loaded, die } = setUp('desk')
    die('clean-exit')
    expect(loaded).toEqual([])
  })
})

describe('a page that does not answer', () => {
  test('is ended after 30 seconds', () => {
    const { contents, window } = setUp('desk')
    window.emit('unresponsive')
    vi.advanceTimersByTime(UNRESPONSIVE_MS - 1)
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce()
  })

  test.each(['responsive', 'closed'])('is left alone when it is %s in time', (event) => {
    const { contents, window } = setUp('desk')
    window.emit('unresponsive')
    window.emit(event)
    vi.advanceTimersByTime(UNRESPONSIVE_MS)
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled()
  })
})
