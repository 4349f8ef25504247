import { describe, expect, test, vi } from 'vitest'
import { pair } from './join.ts'

const down = { device: 'pc-4', centre: 'c', centreName: 'Town hall', role: 'adviser', label: 'Desk 4', desk: 'desk-4' }
const TOKEN = 'token-of-sixteen-or-more'
const says = (status: number, said: unknown) => vi.fn(async () => ({ status, text: typeof said === 'string' ? said : JSON.stringify(said) }))

describe('pairing', () => {
  test('keeps the token apart from what the page is told', async () => {
    const call = says(200, { ...down, token: TOKEN })
    expect(await pair(' https://hub.example/some/page#x ', 'ABCD-2345', call)).toEqual({
      device: { hub: 'https://hub.example', hubs: [], device: 'pc-4', token: TOKEN },
      joined: down,
    })
    expect(call).toHaveBeenCalledWith('https://hub.example', { method: 'POST', path: 'v1/pair', body: '{"code":"ABCD-2345"}', token: null, timeoutMs: 10_000 })
  })

  test.each(['', 'hub', 'ftp://hub', 'http://hub.example', 'http://10.0.0.4:4400', 'https://me:pw@hub.example', 'javascript:1'])(
    '%j is no address of a hub, and nobody is called',
    async (url) => {
      const call = says(200, {})
      expect(await pair(url, 'ABCD2345', call)).toEqual({ sentence: expect.stringContaining('not the address of a hub') })
      expect(call).not.toHaveBeenCalled()
    },
  )

  test.each(['http://localhost:4400', 'http://127.0.0.1:4400', 'http://[::1]:4400'])('%s is this very PC, where plain http tells nobody', async (url) => {
    expect(await pair(url, 'ABCD2345', says(200, { ...down, token: TOKEN }))).toHaveProperty('device.hub', url)
  })

  test('hands on the hub’s own sentence, and has one where the hub has none', async () => {
    expect(await pair('https://hub.example', 'x', says(403, { code: 'codeWrong', sentence: 'Used already.' }))).toEqual({ sentence: 'Used already.' })
    expect(await pair('https://hub.example', 'x', says(502, '<html>Bad gateway'))).toEqual({ sentence: expect.stringContaining('code 502') })
    expect(await pair('https://hub.example', 'x', says(200, { hello: 'router' }))).toEqual({ sentence: expect.stringContaining('does not know') })
    expect(await pair('https://hub.example', 'x', says(200, down))).toEqual({ sentence: expect.stringContaining('does not know') })
    expect(
      await pair(
        'https://hub.example',
        'x',
        vi.fn(async () => Promise.reject(new Error('ECONNREFUSED'))),
      ),
    ).toEqual({ sentence: expect.stringContaining('No hub answers') })
  })
})
