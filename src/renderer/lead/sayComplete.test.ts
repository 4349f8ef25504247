import { expect, test } from 'vitest'
import { sayComplete } from './sayComplete.ts'

const AT = Date.UTC(2027, 0, 12, 15, 20)
test('in touch, there is nothing to say', () => expect(sayComplete({ reachable: true, level: true, lastHeardAt: AT }, 'Europe/London')).toBeNull())
test('away, the figures say up to when they are complete', () =>
  expect(sayComplete({ reachable: false, level: false, lastHeardAt: AT }, 'Europe/London')).toBe('Complete up to 3:20pm'))
test('in touch again, but what the others did meanwhile is still fetched: as while it was away', () =>
  expect(sayComplete({ reachable: true, level: false, lastHeardAt: AT }, 'Europe/London')).toBe('Complete up to 3:20pm'))
test('just begun, what the others did is still fetched', () =>
  expect(sayComplete({ reachable: true, level: false, lastHeardAt: null }, 'Europe/London')).toBe('Still fetching what was done elsewhere'))
test('never in touch, they say so', () =>
  expect(sayComplete({ reachable: false, level: false, lastHeardAt: null }, 'Europe/London')).toBe('Not shared yet: only what was done at this PC'))
