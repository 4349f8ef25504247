import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { makeBrowserCarrier } from './browserCarrier.ts'

let server: Server
let sockets: WebSocketServer
let origin = ''
const asked: string[] = []
beforeEach(async () => {
  asked.length = 0
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers['content-type'] ?? '-'} ${body}`)
      if (request.url?.includes('slow')) return
      if (request.url?.includes('elsewhere')) return response.writeHead(302, { location: '/' }).end()
      response.writeHead(request.url?.includes('no') ? 403 : 200).end('said')
    })
  })
  sockets = new WebSocketServer({ server })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterEach(() => {
  for (const client of sockets.clients) client.terminate()
  sockets.close()
  server.closeAllConnections()
  server.close()
})

describe('the browser’s carrier', () => {
  test('asks below its own device’s path, and resolves with whatever the hub said', async () => {
    const { send } = makeBrowserCarrier('pc-4', origin)
    expect(await send('POST', 'v1/x', '{"é":1}', 1000)).toEqual({ status: 200, text: 'said' })
    expect(await send('GET', 'v1/no?a=b', null, 1000)).toEqual({ status: 403, text: 'said' })
    expect(asked).toEqual(['POST /d/pc-4/v1/x application/json {"é":1}', 'GET /d/pc-4/v1/no?a=b - '])
  })

  test('rejects in time when the hub does not answer, and when it sends one elsewhere', async () => {
    const { send } = makeBrowserCarrier('pc-4', origin)
    await expect(send('GET', 'v1/slow', null, 100)).rejects.toThrow('timeout')
    await expect(send('GET', 'v1/elsewhere', null, 1000)).rejects.toThrow('fetch failed')
    await expect(makeBrowserCarrier('pc-4', 'http://127.0.0.1:9').send('GET', 'v1/x', null, 1000)).rejects.toThrow('fetch failed')
  })

  test('hears a line until the hub hangs up, and its end once', async () => {
    const [heard, closed] = [vi.fn(), vi.fn()]
    sockets.once('connection', (socket, request) => {
      socket.send(`hello ${request.url}`)
      socket.close()
    })
    makeBrowserCarrier('pc-4', origin).open('v1/news?after=0', heard, closed)
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
    expect(heard.mock.calls).toEqual([['hello /d/pc-4/v1/news?after=0']])
  })

  test('says once that a line could not be opened', async () => {
    const closed = vi.fn()
    makeBrowserCarrier('pc-4', 'http://127.0.0.1:9').open('v1/news', vi.fn(), closed)
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  })

  test('hears nothing more after it has hung up, not even the end', async () => {
    const [heard, closed] = [vi.fn(), vi.fn()]
    const connected = new Promise<void>((resolve) => sockets.once('connection', () => resolve()))
    const hangUp = makeBrowserCarrier('pc-4', origin).open('v1/news', heard, closed)
    await connected
    const ended = new Promise<void>((resolve) => sockets.clients.forEach((client) => client.once('close', () => resolve())))
    hangUp()
    sockets.clients.forEach((client) => client.send('too late'))
    await ended
    expect([heard.mock.calls, closed.mock.calls]).toEqual([[], []])
  })
})
