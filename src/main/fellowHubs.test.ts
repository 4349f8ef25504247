import { describe, expect, test, vi } from 'vitest'
import type { Device } from './deviceFile.ts'
import { FellowHubs } from './fellowHubs.ts'
import type { HubAsk } from './hubCall.ts'

const [A, B, C] = ['https://a.example', 'https://b.example', 'https://c.example'] as const
const device: Device = { hub: A, hubs: [B, C], device: 'd-1', token: 'token-of-sixteen-or-more', fingerprint: null }
const ask: HubAsk = { method: 'POST', path: 'd/d-1/v1/events', body: '{}', token: device.token, timeoutMs: 1000, fingerprint: null }
const HELLO = 'd/d-1/v1/hello'

/** `dead`: these do not answer. */
function hubs(dead: string[], status = 200, text = '') {
  const asked: string[] = []
  const learned = vi.fn()
  const fellows = new FellowHubs(async (hub) => {
    asked.push(hub)
    if (dead.includes(hub)) throw new Error(`${hub} is dead`)
    return { status, text }
  }, learned)
  return { fellows, asked, learned, dead }
}

describe('the hubs of one log', () => {
  test('are asked one after the other, and whoever answers stays', async () => {
    const { fellows, asked, dead } = hubs([A, B])
    expect(await fellows.send(device, ask)).toEqual({ status: 200, text: '' })
    expect(fellows.at(device)).toBe(C)
    dead.length = 0
    await fellows.send(device, ask)
    expect(asked).toEqual([A, B, C, C])
  })

  test('are each asked once when none answers, and the next question goes round again', async () => {
    const { fellows, asked } = hubs([A, B, C])
    await expect(fellows.send(device, ask)).rejects.toThrow('c.example is dead')
    expect(asked).toEqual([A, B, C])
    expect(fellows.at(device)).toBe(A)
  })

  test('where there is one, it is asked once', async () => {
    const { fellows, asked } = hubs([A])
    await expect(fellows.send({ ...device, hubs: [] }, ask)).rejects.toThrow('dead')
    expect(asked).toEqual([A])
  })

  test('share the time of a question', async () => {
    const given: number[] = []
    const fellows = new FellowHubs(async (_, { timeoutMs }) => {
      given.push(timeoutMs)
      await new Promise((resolve) => setTimeout(resolve, 60))
      throw new Error('slow')
    }, vi.fn())
    await expect(fellows.send(device, { ...ask, timeoutMs: 100 })).rejects.toThrow('slow')
    expect(given).toHaveLength(2)
    expect(given[1]).toBeLessThan(50)
  })

  test.each([502, 503, 504])('are left after a %i, which is still the answer', async (status) => {
    const { fellows, asked } = hubs([], status)
    expect((await fellows.send(device, ask)).status).toBe(status)
    expect([asked, fellows.at(device)]).toEqual([[A], B])
  })

  test.each([401, 403, 409, 500])('are not left after a %i: that is an answer', async (status) => {
    const { fellows } = hubs([], status)
    await fellows.send(device, ask)
    expect(fellows.at(device)).toBe(A)
  })

  test('two questions that fail together move on once', async () => {
    const { fellows, asked } = hubs([A])
    await Promise.all([fellows.send(device, ask), fellows.send(device, ask)])
    expect([asked.toSorted(), fellows.at(device)]).toEqual([[A, A, B, B], B])
  })

  test('are learned from a hello, and from nothing else', async () => {
    const said = JSON.stringify({ device: 'd-1', hubs: [A, B, 'https://d.example'] })
    const { fellows, learned } = hubs([], 200, said)
    await fellows.send(device, ask)
    expect(learned).not.toHaveBeenCalled()
    await fellows.send(device, { ...ask, path: HELLO })
    expect(learned).toHaveBeenCalledExactlyOnceWith([B, 'https://d.example'])
    const known = hubs([], 200, JSON.stringify({ hubs: [A, B, C] }))
    await known.fellows.send(device, { ...ask, path: HELLO })
    expect(known.learned).not.toHaveBeenCalled()
  })

  test.each([
    ['plain http on the network', [`http://d.example`]],
    ['http on this PC, from a hub on the network', ['http://127.0.0.1:4400']],
    ['an address with a password', ['https://me:secret@d.example']],
    ['no address', ['d.example', 'app://desk', '']],
  ])('are never learned as %s', async (_, said) => {
    const { fellows, learned } = hubs([], 200, JSON.stringify({ hubs: said }))
    await fellows.send({ ...device, hubs: [] }, { ...ask, path: HELLO })
    expect(learned).not.toHaveBeenCalled()
  })

  test('on this PC are never learned on the network', async () => {
    const { fellows, learned } = hubs([], 200, JSON.stringify({ hubs: ['https://d.example', 'http://127.0.0.1:4401'] }))
    await fellows.send({ ...device, hub: 'http://127.0.0.1:4400', hubs: [] }, { ...ask, path: HELLO })
    expect(learned).toHaveBeenCalledExactlyOnceWith(['http://127.0.0.1:4401'])
  })

  test.each(['', '{', '[]', '{"hubs":"x"}', JSON.stringify({ hubs: Array.from({ length: 9 }, (_, i) => `https://h${i}.example`) })])(
    'a hello that says %j tells of none',
    async (text) => {
      const { fellows, learned } = hubs([], 200, text)
      await fellows.send(device, { ...ask, path: HELLO })
      expect(learned).not.toHaveBeenCalled()
    },
  )
})
