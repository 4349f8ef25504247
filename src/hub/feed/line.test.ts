import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { Line } from './line.ts'
import { makeLine } from './line.ts'

/** A line and the socket at its other end. */
async function aLine(): Promise<{ line: Line; other: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  await once(server, 'listening')
  const other = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(() => other.terminate())
  const [[socket]] = (await Promise.all([once(server, 'connection'), once(other, 'open')])) as [[WebSocket], unknown]
  return { line: makeLine(socket), other }
}

describe('a line', () => {
  test('carries what it is given, in order', async () => {
    const { line, other } = await aLine()
    const heard: unknown[] = []
    other.on('message', (data) => heard.push(JSON.parse(String(data))))
    await Promise.all([line.send({ n: 1 }), line.send({ n: 2 })])
    await expect.poll(() => heard).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('to somebody who does not read is cut off, before it fills the memory', async () => {
    const { line, other } = await aLine()
    const gone = new Promise<void>((resolve) => line.onClose(resolve))
    other.pause()
    let sends = 0
    while (line.isOpen && sends < 1000) {
      void line.send('x'.repeat(256 * 1024))
      sends++
    }
    // 4 MB that wait, and what the system's own buffers took.
    expect(sends).toBeLessThan(100)
    await gone
  })

  test('that is gone swallows what is still said', async () => {
    const { line, other } = await aLine()
    const gone = new Promise<void>((resolve) => line.onClose(resolve))
    other.terminate()
    await gone
    await line.send({ n: 1 })
    expect(line.isOpen).toBe(false)
  })
})
