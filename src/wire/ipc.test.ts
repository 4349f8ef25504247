import { describe, expect, test } from 'vitest'
import { DESK_ASKS, DISPLAY_ASKS, hubAddress, IPC_LIMITS } from './ipc.ts'

const line = 'c0ffee00-0000-4000-8000-000000000000'
const path = (given: string) => DESK_ASKS.open.safeParse([line, given]).success

describe('the hatches’ contract', () => {
  test('the waiting room may say two things, and the second is short', () => {
    expect(Object.keys(DISPLAY_ASKS)).toEqual(['ready', 'say'])
    expect(DISPLAY_ASKS.say.safeParse(['x'.repeat(IPC_LIMITS.word + 1)]).success).toBe(false)
  })

  test.each([
    'v1/hello',
    'v1/events?after=0&hash=0f&limit=500&whole=0',
    'v1/cards/3f2a',
    'v1/cards/booked:ref-R07:2027-01-12',
    'v1/devices/desk:4',
    'v1/news?after=12',
    'v1/a/b/c',
    'v1/x?day=2026-11-23',
  ])('%s is a path', (given) => {
    expect(path(given)).toBe(true)
  })

  test.each([
    '',
    'v1',
    'v1/',
    '/v1/x',
    'v2/x',
    'V1/x',
    'v1//x',
    'v1/../x',
    'v1/./x',
    'v1/x/..',
    'v1/..?x',
    'v1/%2e%2e/x',
    'v1/x#y',
    'v1/x y',
    'v1/x\r\nHost: y',
    'v1/x\\y',
    'http://hub/v1/x',
    '//hub/v1/x',
    `v1/${'x'.repeat(2000)}`,
  ])('%j is none', (given) => {
    expect(path(given)).toBe(false)
  })

  test('what is too large, too patient or too much does not pass', () => {
    const send = (...args: unknown[]) => DESK_ASKS.send.safeParse(args).success
    expect(send('POST', 'v1/x', 'x'.repeat(IPC_LIMITS.body), 1)).toBe(true)
    expect(send('POST', 'v1/x', 'x'.repeat(IPC_LIMITS.body + 1), 1)).toBe(false)
    expect(send('PUT', 'v1/x', null, 1)).toBe(false)
    expect(send('GET', 'v1/x', null, IPC_LIMITS.patience + 1)).toBe(false)
    expect(send('GET', 'v1/x', null, 0)).toBe(false)
    expect(send('GET', 'v1/x', null, 1, 'more')).toBe(false)
    expect(DESK_ASKS.showFrame.safeParse(['x'.repeat(IPC_LIMITS.frame + 1)]).success).toBe(false)
    expect(DESK_ASKS.close.safeParse(['not a line']).success).toBe(false)
  })

  test('a file that is saved has a name without a place, of a kind that no system runs, and a text that fits', () => {
    const save = (...args: unknown[]) => DESK_ASKS.saveText.safeParse(args).success
    for (const name of ['appointments-2027-01-12.csv', 'foyer-not-shared-2027-01-12T1016.ndjson']) expect(save(name, 'a,b')).toBe(true)
    for (const name of ['a.exe', 'a.csv.bat', '../a.csv', '/etc/a.csv', 'C:\\a.csv', '.csv', 'a b.csv', 'a', `${'a'.repeat(101)}.csv`])
      expect(save(name, 'a,b'), name).toBe(false)
    expect(save('a.csv', 'x'.repeat(IPC_LIMITS.savedText + 1))).toBe(false)
    expect(save('a.csv', 7)).toBe(false)
    expect(save('a.csv', 'x', 'more')).toBe(false)
    expect(Object.keys(DISPLAY_ASKS)).not.toContain('saveText')
  })

  test('a hub’s address is https, or http on this PC, and only its origin is kept', () => {
    expect(hubAddress.parse('https://hub.example:8443/x?y#z')).toBe('https://hub.example:8443')
    expect(hubAddress.parse('http://localhost:4400/')).toBe('http://localhost:4400')
    const bad = [
      'http://hub.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'http://127.0.0.2',
      'ws://localhost',
      'https://a:b@hub',
      'hub',
    ]
    expect(bad.filter((address) => hubAddress.safeParse(address).success)).toEqual([])
  })
})
