import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DisplayState } from '#wire/ipc.ts'
import { SETTLE_MS, WaitingRoom } from './waitingRoom.ts'

class FakeWindow extends EventEmitter {
  readonly did: string[] = []
  destroyed = false
  setBounds(bounds: { x: number }) {
    this.did.push(`bounds ${bounds.x}`)
  }
  setKiosk() {
    this.did.push('kiosk')
  }
  showInactive() {
    this.did.push('show')
  }
  isDestroyed() {
    return this.destroyed
  }
  destroy() {
    this.destroyed = true
    this.emit('closed')
  }
}

const monitor = (id: number) => ({ id, bounds: { x: (id - 1) * 1920, y: 0, width: 1920, height: 1080 } })

function setUp(count: number) {
  let monitors = Array.from({ length: count }, (_, index) => monitor(index + 1))
  const opened: { window: FakeWindow; options: BrowserWindowConstructorOptions }[] = []
  const states: DisplayState[] = []
  const awake = new Set<number>()
  let last = 0
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => monitors, getPrimaryDisplay: () => monitor(1) })
  const room = new WaitingRoom({
    screen: screen as unknown as ConstructorParameters<typeof WaitingRoom>[0]['screen'],
    powerSaveBlocker: { start: () => (awake.add(++last), last), stop: (id) => awake.delete(id) },
    open: (options) => {
      const window = new FakeWindow()
      opened.push({ window, options })
      return window as unknown as BrowserWindow
    },
    changed: (state) => states.push(state),
  })
  const plug = (now: number[], event: string, id: number) => {
    monitors = now.map(monitor)
    screen.emit(event, {}, monitor(id))
  }
  return { room, opened, states, awake, plug }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the waiting-room window', () => {
  test('is placed before it is shown, and again after, for full screen goes to the monitor it is on', () => {
    const { room, opened } = setUp(2)
    room.fit()
    expect(opened[0]?.options).toMatchObject({ x: 1920, y: 0, width: 1920, height: 1080, show: false })
    opened[0]?.window.emit('ready-to-show')
    expect(opened[0]?.window.did).toEqual(['bounds 1920', 'kiosk', 'show', 'bounds 1920'])
  })

  test('is not opened with one monitor', () => {
    const { room, opened, awake } = setUp(1)
    room.fit()
    expect([opened.length, awake.size, room.window()]).toEqual([0, 0, null])
  })

  test('closes at once when its monitor goes, also while its page still loads', () => {
    const { room, opened, plug, awake, states } = setUp(2)
    room.fit()
    plug([1], 'display-removed', 2)
    expect(opened[0]?.window.destroyed).toBe(true)
    expect(room.window()).toBeNull()
    expect(awake.size).toBe(0)
    opened[0]?.window.emit('ready-to-show')
    expect(opened[0]?.window.did).toEqual([])
    expect(states).toEqual([
      { monitors: 2, showing: true },
      { monitors: 1, showing: false },
    ])
  })

  test('opens once, half a second after the last word of a burst', () => {
    const { opened, plug } = setUp(1)
    plug([1, 2], 'display-added', 2)
    vi.advanceTimersByTime(SETTLE_MS - 1)
    plug([1, 2], 'display-metrics-changed', 2)
    vi.advanceTimersByTime(SETTLE_MS - 1)
    expect(opened).toHaveLength(0)
    vi.advanceTimersByTime(1)
    expect(opened).toHaveLength(1)
  })

  test('follows its monitor’s new place and leaves others alone', () => {
    const { room, opened, plug } = setUp(2)
    room.fit()
    plug([1, 2, 3], 'display-added', 3)
    vi.advanceTimersByTime(SETTLE_MS)
    expect(opened).toHaveLength(1)
    expect(opened[0]?.window.did).toEqual(['bounds 1920'])
    plug([1, 3], 'display-removed', 2)
    vi.advanceTimersByTime(SETTLE_MS)
    expect(opened.map(({ window, options }) => [options.x, window.destroyed])).toEqual([
      [1920, true],
      [3840, false],
    ])
  })

  test('comes back when somebody closes it, and the screens sleep meanwhile', () => {
    const { room, opened, awake } = setUp(2)
    room.fit()
    opened[0]?.window.destroy()
    expect(awake.size).toBe(0)
    vi.advanceTimersByTime(SETTLE_MS)
    expect(opened).toHaveLength(2)
    expect(awake.size).toBe(1)
  })

  test('does not come back once Foyer is closing', () => {
    const { room, opened, plug, awake } = setUp(2)
    room.fit()
    room.end()
    plug([1, 2], 'display-added', 2)
    vi.advanceTimersByTime(SETTLE_MS * 2)
    expect(opened).toHaveLength(1)
    expect([opened[0]?.window.destroyed, awake.size]).toEqual([true, 0])
  })
})
