import { expect, test } from 'vitest'
import { rounded } from './rounded.ts'

test('nine digits of every number, in lists and records; the rest as it is', () => {
  expect(rounded({ a: [1 / 3, 123_456_789_012], b: { c: -0.000_012_345_678_949, yes: true } })).toEqual({
    a: [0.333_333_333, 123_456_789_000],
    b: { c: -0.000_012_345_678_9, yes: true },
  })
})

test('rounded again it is the same', () => {
  const once = rounded([Math.PI, Math.E * 1e9, 2 / 3e-7])
  expect(rounded(once)).toEqual(once)
})
