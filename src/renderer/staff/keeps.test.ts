import { expect, test } from 'vitest'
import { sayAtRisk, sayKeeps } from './keeps.ts'

const NOW = 1_800_000_000_000
const old = { oldestUnsentAt: NOW - 61_000 }

test('what the browser may clear is said only where it answered no and something is not shared for a minute', () => {
  expect(sayAtRisk(old, false, NOW)).toBe('This browser may clear what is not shared yet. Keep this window open.')
  expect(sayAtRisk(old, true, NOW)).toBeNull()
  expect(sayAtRisk(old, null, NOW)).toBeNull()
  expect(sayAtRisk({ oldestUnsentAt: NOW - 59_000 }, false, NOW)).toBeNull()
  expect(sayAtRisk({ oldestUnsentAt: null }, false, NOW)).toBeNull()
})

test('under all keys it is said either way', () => {
  expect(sayKeeps(true)).toContain('has promised not to clear it')
  expect(sayKeeps(false)).toContain('may clear it')
  expect(sayKeeps(null)).not.toContain('browser')
})
