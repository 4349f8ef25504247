import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { callHub } from './hubCall.ts'
import type { HubAsk } from './hubCall.ts'

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function hub(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<string> {
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => answer(request, response, body))
  })
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}
const ask = (more: Partial<HubAsk> = {}): HubAsk => ({ method: 'GET', path: 'v1/x', body: null, token: null, timeoutMs: 2000, fingerprint: null, ...more })

describe('a question to the hub', () => {
  test('carries method, path, body and token, and no Origin, cookie or user agent of a browser', async () => {
    const url = await hub((request, response, body) => response.end(JSON.stringify([request.method, request.url, body, request.headers])))
    const { status, text } = await callHub(url, ask({ method: 'PATCH', path: 'v1/cards/1?a=b', body: '{"é":1}', token: 'secret' }))
    const [method, path, body, headers] = JSON.parse(text) as [string, string, string, Record<string, string>]
    expect([status, method, path, body]).toEqual([200, 'PATCH', '/v1/cards/1?a=b', '{"é":1}'])
    expect(headers['authorization']).toBe('Bearer secret')
    expect(headers['content-type']).toBe('application/json')
    expect(Object.keys(headers)).not.toContain('origin')
    expect(Object.keys(headers)).not.toContain('cookie')
  })

  test('without a token carries no authorization', async () => {
    const url = await hub((request, response) => response.end(String(request.headers.authorization)))
    expect((await callHub(url, ask())).text).toBe('undefined')
  })

  test('resolves with whatever the hub said, also a refusal or a redirect, which is not followed', async () => {
    const url = await hub((request, response) => response.writeHead(request.url === '/v1/x' ? 302 : 500, { location: '/elsewhere' }).end('said'))
    expect(await callHub(url, ask())).toEqual({ status: 302, text: 'said' })
    expect(await callHub(url, ask({ path: 'v1/y' }))).toEqual({ status: 500, text: 'said' })
  })

  test('rejects when nobody is there, in time', async () => {
    await expect(callHub('http://127.0.0.1:9', ask())).rejects.toThrow('ECONNREFUSED')
  })

  test('rejects when the hub takes too long, to begin or to end', async () => {
    const url = await hub((request, response) => {
      if (request.url === '/v1/half') response.write('half')
    })
    const begun = Date.now()
    await expect(callHub(url, ask({ timeoutMs: 150 }))).rejects.toThrow('aborted')
    await expect(callHub(url, ask({ path: 'v1/half', timeoutMs: 150 }))).rejects.toThrow('aborted')
    expect(Date.now() - begun).toBeLessThan(2000)
  })

  test('rejects an answer that is larger than a desk can take', async () => {
    const url = await hub((_request, response) => response.end(Buffer.alloc(16_000_001, 'x')))
    await expect(callHub(url, ask({ timeoutMs: 10_000 }))).rejects.toThrow('more than a desk can take')
  })
})
