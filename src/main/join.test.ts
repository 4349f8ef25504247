import { describe, expect, test, vi } from 'vitest'
import type { HubAsk } from './hubCall.ts'
import { enrol, pair } from './join.ts'
import { WrongHub } from './pinned.ts'

const down = { device: 'pc-4', centre: 'c', centreName: 'Town hall', role: 'adviser', label: 'Desk 4', desk: 'desk-4' }
const FINGERPRINT = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345'
const TOKEN = 'token-of-sixteen-or-more'
const at = (url: string, fingerprint: string | null = null) => ({ url, fingerprint })
const says = (status: number, said: unknown) => vi.fn(async () => ({ status, text: typeof said === 'string' ? said : JSON.stringify(said) }))

describe('pairing', () => {
  test('keeps the token apart from what the page is told', async () => {
    const call = says(200, { ...down, token: TOKEN })
    expect(await pair(at(' https://hub.example/some/page#x '), 'ABCD-2345', call)).toEqual({
      device: { hub: 'https://hub.example', hubs: [], device: 'pc-4', token: TOKEN, fingerprint: null },
      joined: down,
    })
    expect(call).toHaveBeenCalledWith('https://hub.example', {
      method: 'POST',
      path: 'v1/pair',
      body: '{"code":"ABCD-2345"}',
      token: null,
      timeoutMs: 10_000,
      fingerprint: null,
    })
  })

  test.each(['', 'hub', 'ftp://hub', 'http://hub.example', 'http://10.0.0.4:4400', 'https://me:pw@hub.example', 'javascript:1'])(
    '%j is no address of a hub, and nobody is called',
    async (url) => {
      const call = says(200, {})
      expect(await pair(at(url), 'ABCD2345', call)).toEqual({ sentence: expect.stringContaining('not the address of a hub') })
      expect(call).not.toHaveBeenCalled()
    },
  )

  test.each(['http://localhost:4400', 'http://127.0.0.1:4400', 'http://[::1]:4400'])('%s is this very PC, where plain http tells nobody', async (url) => {
    expect(await pair(at(url), 'ABCD2345', says(200, { ...down, token: TOKEN }))).toHaveProperty('device.hub', url)
  })

  test('hands on the hub’s own sentence, and has one where the hub has none', async () => {
    expect(await pair(at('https://hub.example'), 'x', says(403, { code: 'codeWrong', sentence: 'Used already.' }))).toEqual({ sentence: 'Used already.' })
    expect(await pair(at('https://hub.example'), 'x', says(502, '<html>Bad gateway'))).toEqual({ sentence: expect.stringContaining('code 502'), away: true })
    expect(await pair(at('https://hub.example'), 'x', says(200, { hello: 'router' }))).toEqual({ sentence: expect.stringContaining('does not know') })
    expect(await pair(at('https://hub.example'), 'x', says(200, down))).toEqual({ sentence: expect.stringContaining('does not know') })
    expect(
      await pair(
        at('https://hub.example'),
        'x',
        vi.fn(async () => Promise.reject(new Error('ECONNREFUSED'))),
      ),
    ).toEqual({ sentence: expect.stringContaining('No hub answers'), away: true })
  })

  test('hands on the fingerprint, however it was typed; one that is not whole reaches nobody', async () => {
    const call = says(200, { ...down, token: TOKEN })
    const typed = ` ${FINGERPRINT.toLowerCase().replaceAll(/(.{4})/g, '$1-')} `
    expect(await pair(at('https://hub.example', typed), 'x', call)).toHaveProperty('device.fingerprint', FINGERPRINT)
    expect(call).toHaveBeenCalledWith('https://hub.example', expect.objectContaining({ fingerprint: FINGERPRINT }))
    call.mockClear()
    for (const wrong of ['', 'ABCD', FINGERPRINT.slice(1)])
      expect(await pair(at('https://hub.example', wrong), 'x', call)).toEqual({ sentence: expect.stringContaining('not whole') })
    expect(call).not.toHaveBeenCalled()
  })

  test('says that another machine answers, and that a certificate is not trusted: nothing was sent', async () => {
    const fails = (error: Error) => vi.fn(async () => Promise.reject(error))
    expect(await pair(at('https://hub.example'), 'x', fails(new WrongHub('other')))).toEqual({
      sentence: expect.stringContaining('Nothing was sent'),
      away: true,
    })
    const selfSigned = Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(await pair(at('https://hub.example'), 'x', fails(selfSigned))).toEqual({
      sentence: expect.stringContaining('with the fingerprint after the code'),
      away: true,
    })
  })
})

describe('joining by an enrolment file', () => {
  const file = {
    foyer: 'enrolment',
    v: 1,
    hubs: ['https://a.example', 'https://b.example'],
    fingerprint: FINGERPRINT,
    enrolment: 'e-abcdefghjkmn',
    secret: 's'.repeat(43),
    role: 'adviser',
    centreName: 'Town hall',
    until: '2027-12-31',
  }
  const text = JSON.stringify(file)

  test('asks the first hub that answers, known by the fingerprint in the file', async () => {
    const call = vi.fn(async (hub: string, _ask: HubAsk) => {
      if (hub === 'https://a.example') throw new Error('ECONNREFUSED')
      return { status: 200, text: JSON.stringify({ ...down, token: TOKEN }) }
    })
    expect(await enrol(text, call, 'd-old')).toEqual({
      device: { hub: 'https://b.example', hubs: [], device: 'pc-4', token: TOKEN, fingerprint: FINGERPRINT },
      joined: down,
    })
    expect(call).toHaveBeenLastCalledWith(
      'https://b.example',
      expect.objectContaining({
        path: 'v1/enrol',
        fingerprint: FINGERPRINT,
        body: JSON.stringify({ enrolment: file.enrolment, secret: file.secret, device: 'd-old' }),
      }),
    )
  })

  test('asks no further where a hub said no, and says later where none answers or all are busy', async () => {
    const no = says(403, { code: 'codeWrong', sentence: 'It was ended.' })
    expect(await enrol(text, no)).toEqual({ sentence: 'It was ended.' })
    expect(no).toHaveBeenCalledOnce()
    expect(await enrol(text, says(503, { code: 'busy', sentence: 'In a moment.' }))).toEqual({ sentence: 'In a moment.', away: true })
    expect(
      await enrol(
        text,
        vi.fn(async () => Promise.reject(new Error('ECONNREFUSED'))),
      ),
    ).toMatchObject({ away: true })
  })

  test('never speaks plain http over a network, and is not read where it is no such file', async () => {
    const call = says(200, { ...down, token: TOKEN })
    expect(await enrol(JSON.stringify({ ...file, hubs: ['http://hub.example'] }), call)).toEqual({ sentence: expect.stringContaining('no hub') })
    expect(await enrol('rubbish', call)).toEqual({ sentence: expect.stringContaining('not an enrolment file') })
    expect(call).not.toHaveBeenCalled()
  })
})
