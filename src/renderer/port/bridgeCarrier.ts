/*
  Electron's carrier: the page hands text to main through its hatch, and main carries it to the hub with the device's token.
*/
import type { DeskHatch, DisplayHatch } from '#wire/ipc.ts'
import type { Carrier } from './road.ts'

declare global {
  interface Window {
    /** There in Electron's staff window, and nowhere else. */
    readonly foyer?: DeskHatch
    /** There in Electron's waiting-room window, and nowhere else. */
    readonly foyerDisplay?: DisplayHatch
  }
}

type Line = { heard: (text: string) => void; closed: () => void }

/** One for the life of the page: every call listens to the hatch once more. */
export function makeBridgeCarrier(foyer: Pick<DeskHatch, 'send' | 'open' | 'onLine' | 'close'>): Carrier {
  const lines = new Map<string, Line>()

  foyer.onLine((news) => {
    const line = lines.get(news.line)
    if (!line) return
    if ('text' in news) return line.heard(news.text)
    lines.delete(news.line)
    line.closed()
  })

  return {
    send: (method, path, body, timeoutMs) => foyer.send(method, path, body, timeoutMs),
    open(path, heard, closed) {
      const id = foyer.open(path)
      lines.set(id, { heard, closed })
      return () => {
        if (lines.delete(id)) foyer.close(id)
      }
    },
  }
}
