import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import type { LineNews } from '#wire/ipc.ts'
import { makeHubLines } from './hubLines.ts'

let server: WebSocketServer
let hub = ''
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  hub = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterEach(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

describe('live lines', () => {
  test('say that a line could not be opened, once', async () => {
    const news: LineNews[] = []
    makeHubLines((said) => news.push(said)).open('a', 'http://127.0.0.1:9', 'v1/news', 't', null)
    await vi.waitFor(() => expect(news).toEqual([{ line: 'a', closed: true }]))
  })

  test('go silent when the page hangs up: not a word more, not even that it closed', async () => {
    const news: LineNews[] = []
    const lines = makeHubLines((said) => news.push(said))
    const connected = new Promise<void>((resolve) => server.once('connection', () => resolve()))
    lines.open('a', hub, 'v1/news', 't', null)
    await connected
    const ended = new Promise<void>((resolve) => server.clients.forEach((client) => client.once('close', () => resolve())))
    lines.close('a')
    server.clients.forEach((client) => client.send('too late'))
    await ended
    expect(news).toEqual([])
  })

  test('are four at most; one more is closed at once, and the four go on', async () => {
    const news: LineNews[] = []
    const lines = makeHubLines((said) => news.push(said))
    for (const line of ['a', 'b', 'c', 'd', 'e']) lines.open(line, hub, 'v1/news', 't', null)
    expect(news).toEqual([{ line: 'e', closed: true }])
    await vi.waitFor(() => expect(server.clients.size).toBe(4))
    lines.closeAll()
    await vi.waitFor(() => expect(server.clients.size).toBe(0))
    expect(news).toHaveLength(1)
  })

  test('are named once: the name of an open line is refused', () => {
    const lines = makeHubLines(vi.fn())
    lines.open('a', hub, 'v1/news', 't', null)
    expect(() => lines.open('a', hub, 'v1/news', 't', null)).toThrow('open already')
    lines.closeAll()
  })
})
