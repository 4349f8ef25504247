import { expect, test } from 'vitest'
import { LIMITS } from '#wire/limits.ts'
import { nextBatch } from './session.ts'

test('batches double while the hub is quick, up to the wire’s limit, and are small again on a slow line', () => {
  const sizes = [LIMITS.firstEvents as number]
  for (let i = 0; i < 4; i++) sizes.push(nextBatch(sizes.at(-1) ?? 0, 100))
  expect(sizes).toEqual([500, 1000, 2000, 2000, 2000])
  expect(nextBatch(2000, 20_000)).toBe(500)
})
