/* The road of a desk in Electron, without Electron: main's own code that asks one hub after the other. */
import { randomUUID } from 'node:crypto'
import type { Device } from '#main/deviceFile.ts'
import { FellowHubs } from '#main/fellowHubs.ts'
import { callHub } from '#main/hubCall.ts'
import { makeHubLines } from '#main/hubLines.ts'
import type { Joined, TestCarrier } from './testDevice.ts'

/** Knows one hub at first, and the others once that one has told. `at`: which it goes to now. */
export function fellowCarrier(hub: string, { device: id, token }: Joined): TestCarrier & { at(): string } {
  let device: Device = { hub, hubs: [], device: id, token, fingerprint: null }
  const hubs = new FellowHubs(callHub, (told) => (device = { ...device, hubs: told }))
  const open = new Map<string, { heard: (text: string) => void; closed: () => void }>()
  const lines = makeHubLines((news) => {
    const line = open.get(news.line)
    if ('text' in news) return line?.heard(news.text)
    open.delete(news.line)
    line?.closed()
  })
  const own = (path: string) => `d/${id}/${path}`
  return {
    at: () => hubs.at(device),
    send: (method, path, body, timeoutMs) => hubs.send(device, { method, path: own(path), body, token, timeoutMs, fingerprint: null }),
    open(path, heard, closed) {
      const line = randomUUID()
      open.set(line, { heard, closed })
      lines.open(line, hubs.at(device), own(path), token, null)
      return () => {
        open.delete(line)
        lines.close(line)
      }
    },
    breakLines: () => lines.closeAll(),
  }
}
