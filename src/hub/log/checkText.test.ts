import { expect, test } from 'vitest'
import { textTrouble, troubleWithin } from './checkText.ts'

test('NUL and half surrogates are found in text, whole pairs are not', () => {
  expect(textTrouble('a\0b')).toBe('a NUL character')
  expect(textTrouble('a\ud83d')).toBe('half of a surrogate pair')
  expect(textTrouble('a 🙂 b')).toBeNull()
})

test('they are found however deep they lie, and in keys', () => {
  expect(troubleWithin(JSON.parse('{"a":[1,{"b":"\\u0000"}]}'))).toBe('a NUL character')
  expect(troubleWithin(JSON.parse('{"a":{"\\ud800":1}}'))).toBe('half of a surrogate pair')
  expect(troubleWithin(JSON.parse('{"a":"\\\\u0000"}'))).toBeNull()
})

test('a value that is nested as deep as it can be does not stop the hub', () => {
  const depth = 8000
  expect(troubleWithin(JSON.parse('['.repeat(depth) + '"\\u0000"' + ']'.repeat(depth)))).toBe('a NUL character')
})
