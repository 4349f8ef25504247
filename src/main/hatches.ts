/* What the two hatches do. Main carries the text; what it means is between the page and the hub. */
import type { IpcMain, WebContents } from 'electron'
import { DESK_ASKS, DISPLAY_ASKS } from '#wire/ipc.ts'
import type { DeskAnswers, DeskNews, DisplayAnswers, DisplayState, SaveAnswer } from '#wire/ipc.ts'
import { handleAll } from './handle.ts'
import type { Device } from './deviceFile.ts'
import type { HubLines } from './hubLines.ts'
import type { FellowHubs } from './fellowHubs.ts'
import type { Journal } from './journal.ts'
import type { Membership } from './membership.ts'

export type Windows = { desk(): WebContents | null; display(): WebContents | null }

export type TellDesk = <N extends keyof DeskNews>(name: N, news: DeskNews[N]) => void

/** Says something to the desk's page, if it is there to hear it. */
export function makeTellDesk(windows: Windows): TellDesk {
  return (name, news) => {
    const desk = windows.desk()
    if (desk && !desk.isDestroyed()) desk.send(`desk:${name}`, news)
  }
}

type Parts = {
  ipcMain: Pick<IpcMain, 'handle'>
  windows: Windows
  membership: Membership
  hubs: Pick<FellowHubs, 'send' | 'at'>
  lines: HubLines
  tellDesk: TellDesk
  /** The journal of a device. */
  journal: (device: string) => Journal
  displayState: () => DisplayState
  saveText: (name: string, text: string) => Promise<SaveAnswer>
}

export function openHatches({ ipcMain, windows, membership, hubs, lines, tellDesk, journal, displayState, saveText }: Parts): void {
  let frame: string | null = null

  const showFrame = (): null => {
    const display = windows.display()
    if (frame !== null && display && !display.isDestroyed()) display.send('display:frame', frame)
    return null
  }

  const tellDisplay = (json: string): null => {
    const display = windows.display()
    if (display && !display.isDestroyed()) display.send('display:word', json)
    return null
  }

  const ownJournal = (): Journal | null => {
    const { device } = membership.who()
    return device === null ? null : journal(device)
  }

  handleAll<typeof DESK_ASKS, DeskAnswers>(ipcMain, 'desk', windows.desk, DESK_ASKS, {
    who: () => membership.who(),
    join: (hubUrl, code, fingerprint) => membership.join(hubUrl, code, fingerprint),
    enrol: (text) => membership.enrol(text),
    async send(method, path, body, timeoutMs) {
      const device = membership.device()
      if (!device) return { away: 'this PC has not joined a hub' }
      try {
        return await hubs.send(device, { method, path: ownPath(device, path), body, token: device.token, fingerprint: device.fingerprint, timeoutMs })
      } catch (error) {
        return { away: error instanceof Error ? error.message : 'the hub cannot be reached' }
      }
    },
    open(line, path) {
      const device = membership.device()
      if (device) lines.open(line, hubs.at(device), ownPath(device, path), device.token, device.fingerprint)
      else tellDesk('line', { line, closed: true })
      return null
    },
    close(line) {
      lines.close(line)
      return null
    },
    showFrame(json) {
      frame = json
      return showFrame()
    },
    keep: async (events) => (await ownJournal()?.keep(events)) ?? { fault: 'failed' },
    kept: async () => (await ownJournal()?.kept()) ?? { events: [] },
    forget: async (ids) => (await ownJournal()?.forget(ids)) ?? { fault: 'failed' },
    displayState,
    tellDisplay,
    saveText,
  })
  handleAll<typeof DISPLAY_ASKS, DisplayAnswers>(ipcMain, 'display', windows.display, DISPLAY_ASKS, {
    ready: showFrame,
    say(json) {
      tellDesk('displaySaid', json)
      return null
    },
  })
}

/** Every device has its own place at the hub, and its token opens no other. */
function ownPath({ device }: Device, path: string): string {
  return `d/${encodeURIComponent(device)}/${path}`
}
