import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { guardAllContents, guardContents, guardSession, mayHave, mayOpenOutside, mayRequest } from './guard.ts'

function fakeContents(url: string) {
  const events = new EventEmitter()
  const handlers: ((asked: { url: string }) => { action: string })[] = []
  const contents = Object.assign(events, {
    getURL: () => url,
    setWindowOpenHandler: (handler: (asked: { url: string }) => { action: string }) => handlers.push(handler),
  })
  return { contents: contents as unknown as WebContents, events, openHandler: (to: string) => handlers[0]?.({ url: to }) }
}

function tried(events: EventEmitter, name: string, details: object): boolean {
  const event = { ...details, preventDefault: vi.fn() }
  events.emit(name, event)
  return event.preventDefault.mock.calls.length > 0
}

describe('what no page may do', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s is stopped unless it stays on the room’s own page', (name) => {
    const { contents, events } = fakeContents('app://desk/index.html')
    guardContents(contents, vi.fn())
    expect(tried(events, name, { isMainFrame: true, url: 'https://example.org/' })).toBe(true)
    expect(tried(events, name, { isMainFrame: true, url: 'app://display/display.html' })).toBe(true)
    expect(tried(events, name, { isMainFrame: true, url: 'app://desk/index.html' })).toBe(false)
  })

  test('a frame inside a page goes nowhere, not even to the page itself', () => {
    const { contents, events } = fakeContents('app://desk/index.html')
    guardContents(contents, vi.fn())
    expect(tried(events, 'will-frame-navigate', { isMainFrame: false, url: 'app://desk/index.html' })).toBe(true)
  })

  test('no webview is attached and no window opened', () => {
    const { contents, events, openHandler } = fakeContents('app://desk/index.html')
    const openOutside = vi.fn()
    guardContents(contents, openOutside)
    expect(tried(events, 'will-attach-webview', {})).toBe(true)
    for (const url of ['https://example.org/', 'app://desk/index.html', 'file:///etc/passwd', 'javascript:1', 'tel:999'])
      expect(openHandler(url)).toEqual({ action: 'deny' })
    expect(openOutside).not.toHaveBeenCalled()
  })

  test('nothing opens in the system’s browser', () => {
    for (const url of ['https://example.org/', 'https://www.gov.uk/', 'mailto:a@b.c', '']) expect(mayOpenOutside(url)).toBe(false)
  })

  test('contents that are made later are guarded too', () => {
    const app = new EventEmitter()
    guardAllContents(app as unknown as Parameters<typeof guardAllContents>[0], vi.fn())
    const { contents, events } = fakeContents('app://desk/index.html')
    app.emit('web-contents-created', {}, contents)
    expect(tried(events, 'will-navigate', { url: 'https://example.org/' })).toBe(true)
  })

  test('a page may ask for full screen only', () => {
    expect(mayRequest('fullscreen', 'app://desk/index.html')).toBe(true)
    expect(mayRequest('fullscreen', 'https://example.org/')).toBe(false)
    const others = ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'persistent-storage', 'unknown']
    expect(others.filter((permission) => mayRequest(permission, 'app://desk/index.html'))).toEqual([])
  })

  test('only the desk stores for good', () => {
    expect(mayHave('persistent-storage', 'app://desk')).toBe(true)
    expect(mayHave('persistent-storage', 'app://desk/')).toBe(true)
    expect(mayHave('persistent-storage', 'app://display')).toBe(false)
    expect(mayHave('media', 'app://desk')).toBe(false)
    expect(mayHave('fullscreen', 'https://example.org')).toBe(false)
  })

  test('the session answers every question by these rules: permissions, devices, screens, downloads', () => {
    const given: Record<string, (...args: never[]) => unknown> = {}
    const set = (name: string) => (handler: (...args: never[]) => unknown) => (given[name] = handler)
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: set('request'),
      setPermissionCheckHandler: set('check'),
      setDevicePermissionHandler: set('device'),
      setDisplayMediaRequestHandler: set('screen'),
    })
    guardSession(session as unknown as Session)
    const call = (name: string, ...args: unknown[]) => (given[name] as ((...all: unknown[]) => unknown) | undefined)?.(...args)
    const answer = vi.fn()
    call('request', {}, 'media', answer, { requestingUrl: 'app://desk/index.html' })
    call('request', {}, 'fullscreen', answer, { requestingUrl: 'app://desk/index.html' })
    call('screen', {}, answer)
    expect(answer.mock.calls).toEqual([[false], [true], [{}]])
    expect(call('check', null, 'geolocation', 'app://desk')).toBe(false)
    expect(call('device', { deviceType: 'usb' })).toBe(false)
    expect(tried(session, 'will-download', {})).toBe(true)
  })
})
