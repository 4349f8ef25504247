import { expect, test } from 'vitest'
import { inTurn } from './inTurn.ts'

test('each is read for eight seconds, and then from the first again', () =>
  expect([0, 7999, 8000, 15_999, 16_000].map((clock) => inTurn(['a', 'b'], clock)).join('')).toBe('aabba'))
test('one alone stands still', () => expect([0, 8000].map((clock) => inTurn(['a'], clock))).toEqual(['a', 'a']))
test('of nothing there is nothing', () => expect(inTurn([], 8000)).toBeUndefined())
