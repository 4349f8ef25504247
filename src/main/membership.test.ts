import { describe, expect, test, vi } from 'vitest'
import type { Device } from './deviceFile.ts'
import type { HubAsk } from './hubCall.ts'
import { Membership } from './membership.ts'

const TOKEN = 'token-of-sixteen-or-more'
const FINGERPRINT = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345'
const kept: Device = { hub: 'http://127.0.0.1:4400', hubs: [], device: 'pc-1', token: TOKEN, fingerprint: null }
const down = { device: 'pc-2', centre: 'c', centreName: 'Town hall', role: 'welcome', label: 'Welcome desk', desk: null }

function begin(before: Device | null, status = 200, was: string | null = null, kept = true) {
  const write = vi.fn(async (_device: Device) => kept)
  const note = vi.fn()
  const call = vi.fn(async (_hub: string, _ask: HubAsk) => ({
    status,
    text: JSON.stringify(status === 200 ? { ...down, token: TOKEN } : { sentence: 'Used already.' }),
  }))
  return {
    membership: new Membership(
      { read: async () => before, write, was: async () => (was === null ? null : { hub: 'http://127.0.0.1:4400', device: was, fingerprint: null }) },
      call,
      note,
    ),
    write,
    call,
    note,
  }
}

describe('membership', () => {
  test('begins as the device that this PC was', async () => {
    const { membership, call } = begin(kept)
    await membership.begin({ hub: undefined, code: undefined })
    expect(membership.who()).toEqual({ device: 'pc-1', hub: 'http://127.0.0.1:4400', said: null })
    expect(call).not.toHaveBeenCalled()
  })

  test('joins with what the start command gave, once', async () => {
    const { membership, write } = begin(null)
    expect(await membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })).toBeNull()
    expect(membership.who()).toEqual({ device: 'pc-2', hub: 'http://127.0.0.1:4400', said: null })
    expect(write).toHaveBeenCalledWith({ hub: 'http://127.0.0.1:4400', hubs: [], device: 'pc-2', token: TOKEN, fingerprint: null })
  })

  test('notes that the token could not be kept, and works on', async () => {
    const { membership, note } = begin(null, 200, null, false)
    await membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })
    expect(note).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('in memory only'))
    expect(note.mock.calls.flat().join()).not.toContain(TOKEN)
    expect(membership.who().device).toBe('pc-2')
    const well = begin(null)
    await well.membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })
    expect(well.note).not.toHaveBeenCalled()
  })

  test('joins again as the device that it was, where only the token is gone', async () => {
    const { membership, call } = begin(null, 200, 'pc-9')
    await membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })
    expect(call).toHaveBeenCalledWith('http://127.0.0.1:4400', expect.objectContaining({ body: JSON.stringify({ code: 'ABCD2345', device: 'pc-9' }) }))
  })

  test('does not use up a code when it has joined before', async () => {
    const { membership, call } = begin(kept)
    await membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })
    expect(call).not.toHaveBeenCalled()
    expect(membership.who().device).toBe('pc-1')
  })

  test('finds the hub of this PC again on another port; never sends a token to another machine', async () => {
    const moved = begin(kept).membership
    await moved.begin({ hub: 'http://127.0.0.1:4500', code: undefined })
    expect(moved.device()).toEqual({ ...kept, hub: 'http://127.0.0.1:4500' })
    const elsewhere = begin(kept).membership
    await elsewhere.begin({ hub: 'https://hub.example', code: 'ABCD2345' })
    expect(elsewhere.device()).toEqual(kept)
    const remote = begin({ ...kept, hub: 'https://hub.example' }).membership
    await remote.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })
    expect(remote.device()?.hub).toBe('https://hub.example')
  })

  test('keeps the other hubs that it is told of, for the next start too', async () => {
    const { membership, write } = begin(kept)
    await membership.learn(['http://127.0.0.1:4401'])
    expect(write).not.toHaveBeenCalled()
    await membership.begin({ hub: undefined, code: undefined })
    await membership.learn(['http://127.0.0.1:4401'])
    expect(membership.device()).toEqual({ ...kept, hubs: ['http://127.0.0.1:4401'] })
    expect(write).toHaveBeenCalledExactlyOnceWith({ ...kept, hubs: ['http://127.0.0.1:4401'] })
  })

  test('a join that fails changes nothing, and says why', async () => {
    const { membership, write } = begin(null, 403)
    expect(await membership.begin({ hub: 'http://127.0.0.1:4400', code: 'ABCD2345' })).toBe('Used already.')
    expect(membership.who()).toEqual({ device: null, hub: null, said: null })
    const joined = begin(kept, 403)
    await joined.membership.begin({ hub: undefined, code: undefined })
    expect(await joined.membership.join('http://127.0.0.1:4400', 'ABCD2345')).toEqual({ sentence: 'Used already.' })
    expect(joined.membership.device()).toEqual(kept)
    expect(write).not.toHaveBeenCalled()
  })

  test('knows the hub that it had by the fingerprint that it had, when only a code is typed, and no other by it', async () => {
    const pinned: Device = { ...kept, hub: 'https://hub.example', fingerprint: FINGERPRINT }
    const { membership, call } = begin(pinned)
    await membership.begin({ hub: undefined, code: undefined })
    await membership.join('https://hub.example', 'ABCD2345')
    await membership.join('https://other.example', 'ABCD2345')
    expect(call.mock.calls.map(([hub, { fingerprint }]) => [hub, fingerprint])).toEqual([
      ['https://hub.example', FINGERPRINT],
      ['https://other.example', null],
    ])
  })

  test('joins by an enrolment file, as the device that it was, and tells the page why not', async () => {
    const text = JSON.stringify({
      foyer: 'enrolment',
      v: 1,
      hubs: ['https://hub.example'],
      fingerprint: null,
      enrolment: 'e-abcdefghjkmn',
      secret: 's'.repeat(43),
      role: 'welcome',
      centreName: 'Town hall',
      until: '2027-12-31',
    })
    const { membership, call, write } = begin(null, 200, 'pc-9')
    await membership.begin({ hub: undefined, code: undefined })
    expect(await membership.tryEnrolment(text)).toBe('joined')
    expect(call.mock.calls[0]?.[1].body).toContain('"device":"pc-9"')
    expect(write).toHaveBeenCalledOnce()
    expect(membership.who()).toEqual({ device: 'pc-2', hub: 'https://hub.example', said: null })
    const refused = begin(null, 403).membership
    expect(await refused.tryEnrolment(text)).toBe('no')
    expect(refused.who()).toEqual({ device: null, hub: null, said: 'Used already.' })
    expect(await begin(null, 503).membership.tryEnrolment(text)).toBe('later')
  })
})
