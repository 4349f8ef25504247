/*
  The waiting-room window: on the second monitor while there is one, and nowhere else. Its content must never cover the
  desk, and the desk's never the wall: so it closes at once when its monitor goes, and bounds come before it is shown.
*/
import type { BrowserWindow, BrowserWindowConstructorOptions, Display, PowerSaveBlocker, Screen } from 'electron'
import { chooseDisplay } from './chooseDisplay.ts'
import type { DisplayState } from '#wire/ipc.ts'

/** Windows sends bursts when a monitor comes; the last word counts. */
export const SETTLE_MS = 500

type Parts = {
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on'>
  powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>
  open: (options: BrowserWindowConstructorOptions) => BrowserWindow
  changed: (state: DisplayState) => void
}
type Showing = { window: BrowserWindow; monitor: Display['id']; awake: number }

export class WaitingRoom {
  #showing: Showing | null = null
  #settling: NodeJS.Timeout | null = null
  #over = false
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
    const { screen } = parts
    screen.on('display-removed', (_event, gone) => {
      if (gone.id === this.#showing?.monitor) this.#close()
      this.#settle()
    })
    screen.on('display-added', () => this.#settle())
    screen.on('display-metrics-changed', () => this.#settle())
  }

  window(): BrowserWindow | null {
    return this.#showing?.window ?? null
  }

  state(): DisplayState {
    return { monitors: this.#parts.screen.getAllDisplays().length, showing: this.#showing !== null }
  }

  /** Opens, moves or closes the window so that it fits the monitors of this moment. */
  fit(): void {
    const { screen } = this.#parts
    const monitor = this.#over ? null : chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay().id, this.#showing?.monitor ?? null)
    if (monitor === null || (this.#showing && this.#showing.monitor !== monitor.id)) this.#close()
    if (monitor === null) return
    if (this.#showing) this.#showing.window.setBounds(monitor.bounds)
    else this.#open(monitor)
  }

  /** For good: Foyer is closing. */
  end(): void {
    this.#over = true
    if (this.#settling) clearTimeout(this.#settling)
    this.#close()
  }

  #settle(): void {
    if (this.#settling) clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.fit(), SETTLE_MS)
  }

  #open(monitor: Display): void {
    const window = this.#parts.open({ ...monitor.bounds, show: false, frame: false, skipTaskbar: true })
    // Before the page has loaded: the monitor may be unplugged while it does.
    this.#showing = { window, monitor: monitor.id, awake: this.#parts.powerSaveBlocker.start('prevent-display-sleep') }
    window.once('ready-to-show', () => {
      if (window.isDestroyed()) return
      // Full screen goes to the monitor that the window is on: bounds first, and again afterwards, for larger monitors crop.
      window.setBounds(monitor.bounds)
      window.setKiosk(true)
      window.showInactive()
      window.setBounds(monitor.bounds)
    })
    // Closed by hand or by the system: the wall must not stay empty while the desk is open.
    window.once('closed', () => {
      if (this.#showing?.window !== window) return
      this.#forget()
      this.#settle()
    })
    this.#parts.changed(this.state())
  }

  #close(): void {
    const window = this.#showing?.window
    if (!window) return
    this.#forget()
    window.destroy()
  }

  #forget(): void {
    if (!this.#showing) return
    this.#parts.powerSaveBlocker.stop(this.#showing.awake)
    this.#showing = null
    this.#parts.changed(this.state())
  }
}
