import { describe, expect, test, vi } from 'vitest'
import type { LineNews } from '#wire/ipc.ts'
import { makeBridgeCarrier } from './bridgeCarrier.ts'

function setUp() {
  let tell: (news: LineNews) => void = () => undefined
  let last = 0
  const foyer = {
    send: vi.fn(async () => ({ status: 200, text: 'said' })),
    open: vi.fn(() => `line-${++last}`),
    onLine: (heard: (news: LineNews) => void) => {
      tell = heard
      return () => undefined
    },
    close: vi.fn(),
  }
  return { foyer, carrier: makeBridgeCarrier(foyer), tell: (news: LineNews) => tell(news) }
}

describe('Electron’s carrier', () => {
  test('hands a question on as it is', async () => {
    const { foyer, carrier } = setUp()
    expect(await carrier.send('POST', 'v1/x', '{}', 900)).toEqual({ status: 200, text: 'said' })
    expect(foyer.send).toHaveBeenCalledWith('POST', 'v1/x', '{}', 900)
  })

  test('gives each line its own messages, and each end once', () => {
    const { carrier, tell } = setUp()
    const [first, second] = [
      { heard: vi.fn(), closed: vi.fn() },
      { heard: vi.fn(), closed: vi.fn() },
    ]
    carrier.open('v1/news', first.heard, first.closed)
    carrier.open('v1/news', second.heard, second.closed)
    tell({ line: 'line-2', text: 'for the second' })
    tell({ line: 'line-1', closed: true })
    tell({ line: 'line-1', closed: true })
    tell({ line: 'line-1', text: 'too late' })
    tell({ line: 'line-of-another-page', text: 'not ours' })
    expect(first.heard).not.toHaveBeenCalled()
    expect(first.closed).toHaveBeenCalledOnce()
    expect(second.heard.mock.calls).toEqual([['for the second']])
    expect(second.closed).not.toHaveBeenCalled()
  })

  test('hangs up once, and hears nothing more', () => {
    const { foyer, carrier, tell } = setUp()
    const line = { heard: vi.fn(), closed: vi.fn() }
    const hangUp = carrier.open('v1/news', line.heard, line.closed)
    hangUp()
    hangUp()
    tell({ line: 'line-1', text: 'too late' })
    tell({ line: 'line-1', closed: true })
    expect(foyer.close.mock.calls).toEqual([['line-1']])
    expect(line.heard).not.toHaveBeenCalled()
    expect(line.closed).not.toHaveBeenCalled()
  })
})
