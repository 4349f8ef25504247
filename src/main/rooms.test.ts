import { describe, expect, test } from 'vitest'
import { mayNavigate, pageUrl, roomOf, ROOMS } from './rooms.ts'

describe('rooms', () => {
  test('the desk stays at app://desk/index.html for ever, or every desk loses what it has not sent', () => {
    expect(pageUrl('desk')).toBe('app://desk/index.html')
    expect(ROOMS.desk.origin).toBe('app://desk')
  })

  test('the waiting room has an origin of its own', () => {
    expect(pageUrl('display')).toBe('app://display/display.html')
  })

  test.each([
    ['app://desk/index.html', 'desk'],
    ['app://desk/x?y#z', 'desk'],
    ['app://display/display.html', 'display'],
    ['app://desk.evil/index.html', null],
    ['app://evil.desk/', null],
    ['app://desk:8080/index.html', null],
    ['app://someone@desk/index.html', null],
    ['app2://desk/index.html', null],
    ['https://desk/index.html', null],
    ['file:///desk/index.html', null],
    ['about:blank', null],
    ['', null],
  ])('%s belongs to %s', (url, room) => {
    expect(roomOf(url)).toBe(room)
  })

  test('a page may go to its own room’s page and nowhere else', () => {
    expect(mayNavigate('app://desk/gone.html', 'app://desk/index.html')).toBe(true)
    expect(mayNavigate('app://desk/index.html', 'app://desk/index.html?again#x')).toBe(true)
    expect(mayNavigate('app://desk/index.html', 'app://desk/assets/x.svg')).toBe(false)
    expect(mayNavigate('app://desk/index.html', 'app://display/display.html')).toBe(false)
    expect(mayNavigate('app://display/display.html', 'app://desk/index.html')).toBe(false)
    expect(mayNavigate('app://desk/index.html', 'https://example.org/')).toBe(false)
    expect(mayNavigate('about:blank', 'app://desk/index.html')).toBe(false)
  })
})
