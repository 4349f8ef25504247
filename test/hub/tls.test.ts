/* A hub on the network: an address of this machine that is not loopback, as another machine would use it. */
import { createServer } from 'node:http'
import { request } from 'node:https'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { StartError } from '#hub/faults.ts'
import type { HubOptions } from '#hub/hub.ts'
import { CERT_FILE, KEY_FILE, ownCertificate } from '#hub/tls/ownCertificate.ts'
import { ownAddress } from '#test/support/ownAddress.ts'
import { readJoinAddress } from '#wire/join.ts'
import { askHub } from '#hub/admin/askHub.ts'
import { sayAnswer } from '#hub/cli/askAndSay.ts'
import { aHub, ask, JSON_TYPE, listen, TestDevice } from './aHub.ts'
import type { Said, TestHub } from './aHub.ts'
import { ownFolder } from './folders.ts'

/** The machine may be busy. */
vi.setConfig({ testTimeout: 30_000 })
const { address, giveBack } = ownAddress()
afterAll(giveBack)

const onNetwork = (options: Partial<HubOptions> = {}) => aHub({ host: address, ...options })
const plain = (hub: TestHub) => `http://${address}:${hub.port}`
const caOf = (hub: TestHub) => readFileSync(join(hub.folder, CERT_FILE), 'utf8')

/** Over TLS as a browser would that trusts this certificate: its name must fit too. */
function askTls(hub: TestHub, path: string, { host = address, ca = caOf(hub), body = undefined as unknown, headers = {} } = {}): Promise<Said> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host,
      port: hub.port,
      path,
      ca,
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers },
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => {
        const said = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
        resolve({ status: answer.statusCode ?? 0, body: said.get('content-type')?.includes('json') ? JSON.parse(text) : text, headers: said })
      })
    })
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

describe('a hub on the network', () => {
  test('speaks TLS with its own certificate, which names its address and its names', async () => {
    const hub = await onNetwork({ names: ['foyer.example'] })
    expect(await askTls(hub, '/v1/health')).toMatchObject({ status: 200, body: { ok: true } })
    expect(await askTls(hub, '/v1/health', { headers: { host: 'foyer.example' } })).toMatchObject({ status: 200 })
    await expect(askTls(hub, '/v1/health', { ca: (await ownCertificate(ownFolder(), [address], Date.now())).cert })).rejects.toThrow(/self-signed|certificate/)
  })

  test('tells devices its names before its addresses, and its fingerprint', async () => {
    expect((await onNetwork({ names: ['foyer.example'] })).network).toEqual({
      origins: [expect.stringMatching(/^https:\/\/foyer.example:\d+$/)],
      fingerprint: expect.stringMatching(/^[A-Z2-9]{28}$/),
    })
    const everywhere = await onNetwork({ host: '0.0.0.0' })
    expect(everywhere.network?.origins).toContain(`https://${address}:${everywhere.port}`)
    expect((await aHub()).network).toBeNull()
  })

  test('keeps its fingerprint over a restart and a new name', async () => {
    const first = await onNetwork()
    await first.close()
    const again = await onNetwork({ dataDir: first.folder, names: ['new.example'] })
    expect(again.network?.fingerprint).toBe(first.network?.fingerprint)
  })

  test('marks cookies Secure over TLS', async () => {
    const hub = await onNetwork()
    const { code } = await hub.makeCode('lead', 'Lead', null)
    const origin = `https://${address}:${hub.port}`
    const { status, headers, body } = await askTls(hub, '/v1/pair', { body: { code }, headers: { origin } })
    expect([status, headers.get('set-cookie'), (body as { token?: string }).token]).toEqual([200, expect.stringMatching(/; HttpOnly; Secure;/), undefined])
  })

  test('carries live lines over TLS', async () => {
    const hub = await onNetwork()
    const lead = await TestDevice.join(hub, 'lead')
    const socket = new WebSocket(`wss://${address}:${hub.port}/d/${lead.id}/v1/news?after=0&hash=${'0'.repeat(64)}`, {
      ca: caOf(hub),
      headers: { authorization: `Bearer ${lead.token}` },
    })
    const first = await new Promise((resolve, reject) => socket.once('message', (data) => resolve(JSON.parse(String(data)))).once('error', reject))
    expect(first).toBeTypeOf('object')
    socket.terminate()
  })

  test('is still there for its own machine in plain http, and its desk works on', async () => {
    for (const host of [address, '0.0.0.0']) {
      const hub = await onNetwork({ host })
      expect(hub.url).toBe(`http://127.0.0.1:${hub.port}`)
      const desk = await TestDevice.join(hub, 'welcome')
      expect((await desk.hello()).status).toBe(200)
    }
  })

  test('drops a caller that says nothing to the point, and goes on', async () => {
    const hub = await onNetwork()
    const say = (bytes: Buffer) =>
      new Promise<string>((done) => {
        let heard = ''
        const socket = connect(hub.port, address, () => socket.write(bytes))
        socket.on('data', (chunk) => (heard += String(chunk))).on('error', () => undefined)
        socket.on('close', () => done(heard))
      })
    expect(await say(Buffer.from([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]))).not.toContain('HTTP')
    expect(await say(Buffer.from('\r\nrubbish\r\n\r\n'))).toContain('400 Bad Request')
    const gone = connect(hub.port, address)
    await new Promise((done) => gone.once('connect', done))
    gone.destroy()
    expect((await askTls(hub, '/v1/health')).status).toBe(200)
  })

  test('closes though a line is open, and one that has not said a word', async () => {
    const hub = await onNetwork()
    const silent = connect(hub.port, address)
    const closed = new Promise((done) => silent.once('close', done))
    silent.on('error', () => undefined)
    await new Promise((done) => silent.once('connect', done))
    await hub.close()
    await closed
    await expect(askTls(hub, '/v1/health')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('plain http from another machine', () => {
  test('is good enough for a waiting-room screen', async () => {
    const hub = await onNetwork()
    const { code } = await hub.makeCode('display', 'Waiting room', null)
    const { status, body } = await ask(`${plain(hub)}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code }) })
    const { device, token } = body as { device: string; token: string }
    expect(status).toBe(200)
    const board = await listen(`${plain(hub)}/d/${device}/v1/board`, { authorization: `Bearer ${token}` })
    await board.until((frame) => typeof frame === 'object')
  })

  test('uses up a desk’s code and lets nobody in: it may have been read on the way', async () => {
    const hub = await onNetwork()
    const { code } = await hub.makeCode('adviser', 'Desk 1', null)
    const pair = (url: string) => ask(`${url}/v1/pair`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code }) })
    expect(await pair(plain(hub))).toMatchObject({ status: 403, body: { code: 'codeWrong', sentence: expect.stringContaining('It is good no more') } })
    expect(await pair(hub.url)).toMatchObject({ status: 403, body: { sentence: expect.stringContaining('used already') } })
    expect(await hub.devices()).toEqual([])
  })

  test('is refused to every desk, with what to do', async () => {
    const hub = await onNetwork()
    for (const role of ['welcome', 'adviser', 'lead'] as const) {
      const desk = await TestDevice.join(hub, role)
      const said = await ask(`${plain(hub)}/d/${desk.id}/v1/hello`, {
        method: 'POST',
        headers: { ...JSON_TYPE, authorization: `Bearer ${desk.token}` },
        body: '{}',
      })
      expect(said).toMatchObject({ status: 403, body: { code: 'wrongRole', sentence: expect.stringContaining('https://') } })
    }
  })

  test('is told of by a proxy on this machine that is believed, and by nobody else', async () => {
    const hub = await aHub({ behindProxy: true })
    const { code } = await hub.makeCode('adviser', 'Desk 1', null)
    const pair = (forwarded: Record<string, string>) =>
      ask(`${hub.url}/v1/pair`, { method: 'POST', headers: { ...JSON_TYPE, 'x-forwarded-for': '192.0.2.99', ...forwarded }, body: JSON.stringify({ code }) })
    expect((await pair({ 'x-forwarded-proto': 'http' })).body).toMatchObject({ sentence: expect.stringContaining('It is good no more') })
    const network = await onNetwork({ behindProxy: true })
    const lead = await TestDevice.join(network, 'lead')
    const lies = { ...JSON_TYPE, authorization: `Bearer ${lead.token}`, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' }
    expect((await ask(`${plain(network)}/d/${lead.id}/v1/hello`, { method: 'POST', headers: lies, body: '{}' })).status).toBe(403)
  })
})

describe('an address to join with', () => {
  test('is printed with the code: https and the fingerprint for a desk, plain http for a screen', async () => {
    const hub = await onNetwork()
    const said = async (role: 'adviser' | 'display') => {
      const where = { database: null, dataDir: hub.folder }
      return sayAnswer(await askHub(where, { do: 'pair', for: { role, label: 'x', desk: null } }))
    }
    const [code, desk] = await said('adviser')
    expect(readJoinAddress(desk ?? '')).toEqual({
      hub: `https://${address}:${hub.port}/`,
      code,
      fingerprint: expect.stringMatching(/^([A-Z2-9]{4}-){6}[A-Z2-9]{4}$/),
    })
    expect((await said('display'))[1]).toMatch(`http://${address}:${hub.port}/#`)
    const lead = await TestDevice.join(hub, 'lead')
    expect((await lead.ask('POST', 'codes', { role: 'adviser', label: 'Desk 2', desk: null })).body).toMatchObject({
      address: expect.stringMatching(/^https:\/\/.*#[A-Z2-9-]{9}\.[A-Z2-9-]{34}$/),
    })
    const alone = await TestDevice.join(await aHub(), 'lead')
    expect((await alone.ask('POST', 'codes', { role: 'adviser', label: 'Desk 2', desk: null })).body).toMatchObject({ address: null })
  })
})

describe('the council’s certificate', () => {
  test('is shown instead of the hub’s own, also on this machine alone, and needs no fingerprint', async () => {
    const folder = ownFolder()
    await ownCertificate(folder, [address, '127.0.0.1'], Date.now())
    const tls = { cert: join(folder, CERT_FILE), key: join(folder, KEY_FILE) }
    const ca = readFileSync(tls.cert, 'utf8')
    const hub = await onNetwork({ tls })
    expect(await askTls(hub, '/v1/health', { ca })).toMatchObject({ status: 200 })
    expect(hub.network?.fingerprint).toBeNull()
    expect(await askTls(await aHub({ tls }), '/v1/health', { ca, host: '127.0.0.1' })).toMatchObject({ status: 200 })
  })

  test('that is wrong stops the start in one line, and leaves the folder free', async () => {
    const folder = ownFolder()
    const started = aHub({ dataDir: folder, tls: { cert: '/nowhere/c.pem', key: '/nowhere/k.pem' } })
    await expect(started).rejects.toThrow(StartError)
    await expect(started).rejects.toThrow('There is no file /nowhere/c.pem, which FOYER_TLS_CERT names.')
    await aHub({ dataDir: folder })
  })
})

test('where its port is in use on 127.0.0.1 the hub says so in one line', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const taken = other.address()
  const port = taken && typeof taken === 'object' ? taken.port : 0
  await expect(onNetwork({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
  other.close()
})
