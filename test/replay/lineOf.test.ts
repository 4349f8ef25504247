import { describe, expect, test } from 'vitest'
import { badLine, lineOf } from '#scripts/replay/lineOf.ts'

const text = `{
  "a": [
    { "x": "visits\\"\\\\", "y": -1.5e3 },
    {
      "x": null, "deep": [[1, 2], [
        3]]
    }
  ],
  "b":
    true
}`

describe('the line of a place in JSON', () => {
  test.each([
    [[], 1],
    [['a'], 2],
    [['a', 0, 'y'], 3],
    [['a', 1, 'deep', 1, 0], 6],
    [['b'], 10],
  ] as const)('%j is on line %i', (path, line) => expect(lineOf(text, path)).toBe(line))

  test('of something that is missing is that of what should hold it', () => {
    expect(lineOf(text, ['a', 1, 'missing'])).toBe(4)
    expect(lineOf(text, ['a', 7])).toBe(2)
    expect(lineOf(text, ['nothing', 'below'])).toBe(1)
    expect(lineOf('{}', ['a'])).toBe(1)
    expect(lineOf('[]', [0])).toBe(1)
  })

  test('of a key that is there twice is that of the one that counts', () => expect(lineOf('{"a": 1,\n"a": 2}', ['a'])).toBe(2))
})

describe('text that is not JSON', () => {
  test.each([
    ['{\n"a": 1,\n"b": x\n}', 3],
    ['{\n"a": 1\n"b": 2\n}', 3],
    ['{\n"a": [1,\n2,\n', 4],
    ['{\n"a": "no end', 2],
    ['hello', 1],
    ['{}\n}', 2],
  ])('%j is wrong on line %i', (wrong, line) => expect(badLine(wrong)).toBe(line))
})
