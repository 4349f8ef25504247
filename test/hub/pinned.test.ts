/* What a desk in Electron says to a hub that it knows by its fingerprint, and what it never says to another. */
import { createServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { callHub } from '#main/hubCall.ts'
import type { HubAsk } from '#main/hubCall.ts'
import { makeHubLines } from '#main/hubLines.ts'
import { WrongHub } from '#main/pinned.ts'
import { CERT_FILE, KEY_FILE, ownCertificate } from '#hub/tls/ownCertificate.ts'
import { aHub, TestDevice } from './aHub.ts'
import { ownFolder } from './folders.ts'

vi.setConfig({ testTimeout: 30_000 })
const NAMES = ['localhost', '127.0.0.1']
const ask = (fingerprint: string | null, more: Partial<HubAsk> = {}): HubAsk => ({
  method: 'POST',
  path: 'v1/pair',
  body: '{"code":"a secret code"}',
  token: 'a secret token',
  timeoutMs: 5000,
  fingerprint,
  ...more,
})

/** Whoever answers at the hub's address: it keeps every byte that it is told once the line is encrypted. */
async function impostor(folder = ownFolder()) {
  const { cert, key, fingerprint } = await ownCertificate(folder, NAMES, Date.now())
  let heard = ''
  let lines = 0
  const server = createServer({ cert, key }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard += String(bytes)
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
    })
  })
  server.on('connection', () => void lines++)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, fingerprint, heard: () => heard, lines: () => lines }
}

describe('a hub that is known by its fingerprint', () => {
  test('is told everything, though no authority knows its certificate, whatever its name and date', async () => {
    const hub = await impostor()
    expect(await callHub(hub.url, ask(hub.fingerprint))).toEqual({ status: 200, text: '{}' })
    expect(hub.heard()).toContain('a secret token')
    const folder = ownFolder()
    const old = await ownCertificate(folder, ['elsewhere.example'], Date.now() - 11 * 365 * 24 * 3600 * 1000)
    const server = createServer({ cert: readFileSync(join(folder, CERT_FILE)), key: readFileSync(join(folder, KEY_FILE)) }, (socket) =>
      socket.end('HTTP/1.1 204 No content\r\n\r\n'),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    expect(await callHub(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, ask(old.fingerprint))).toMatchObject({ status: 204 })
  })

  test('that shows another is told nothing: no path, no code, no token', async () => {
    const [hub, other] = [await impostor(), await impostor()]
    await expect(callHub(other.url, ask(hub.fingerprint))).rejects.toThrow(WrongHub)
    await vi.waitFor(() => expect(other.lines()).toBe(1))
    expect(other.heard()).toBe('')
  })

  test('that shows another gets no live line either', async () => {
    const [hub, other] = [await impostor(), await impostor()]
    const closed = new Promise((done) => makeHubLines(done).open('a', other.url, 'd/pc/v1/news', 'a secret token', hub.fingerprint))
    expect(await closed).toEqual({ line: 'a', closed: true })
    await vi.waitFor(() => expect(other.lines()).toBe(1))
    expect(other.heard()).toBe('')
  })

  test('without a fingerprint a certificate that nobody vouches for is told nothing', async () => {
    const hub = await impostor()
    await expect(callHub(hub.url, ask(null))).rejects.toThrow(/self-signed/)
    expect(hub.heard()).toBe('')
  })

  test('is asked over the same line again, and given up in time where it does not answer', async () => {
    const hub = await aHub({ tls: await files() })
    const url = `https://127.0.0.1:${hub.port}`
    const { fingerprint } = await pairOf
    for (let n = 0; n < 3; n++) expect((await callHub(url, ask(fingerprint, { method: 'GET', path: 'v1/health', body: null }))).status).toBe(200)
    await expect(callHub('https://127.0.0.1:9', ask(fingerprint))).rejects.toThrow('ECONNREFUSED')
  })

  test('carries live lines', async () => {
    const hub = await aHub({ tls: await files() })
    const { fingerprint } = await pairOf
    const lead = await TestDevice.join(hub, 'lead')
    const first = new Promise((done) =>
      makeHubLines(done).open('a', `https://127.0.0.1:${hub.port}`, `d/${lead.id}/v1/news?after=0&hash=${'0'.repeat(64)}`, lead.token, fingerprint),
    )
    expect(await first).toMatchObject({ line: 'a', text: expect.any(String) })
  })
})

let pairOf: ReturnType<typeof ownCertificate>
/** A hub of this machine alone that shows a certificate. */
async function files() {
  const folder = ownFolder()
  pairOf = ownCertificate(folder, NAMES, Date.now())
  await pairOf
  return { cert: join(folder, CERT_FILE), key: join(folder, KEY_FILE) }
}
