import { expect, test } from 'vitest'
import { isSealed, newKey, seal } from './seal.ts'

const HEAD = { n: 7, hash: 'a'.repeat(64) }

test('a head bears the seal of its own hub, centre, number and hash, and of no other', () => {
  const key = newKey()
  const sealed = seal(key, 'c', HEAD)
  expect(isSealed(key, 'c', HEAD, sealed)).toBe(true)
  const others = [
    isSealed(newKey(), 'c', HEAD, sealed),
    isSealed(key, 'd', HEAD, sealed),
    isSealed(key, 'c', { ...HEAD, n: 8 }, sealed),
    isSealed(key, 'c', { ...HEAD, hash: 'b'.repeat(64) }, sealed),
    isSealed(key, 'c', HEAD, sealed.slice(1)),
  ]
  expect(others).toEqual([false, false, false, false, false])
})
