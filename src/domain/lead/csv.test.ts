import { expect, test } from 'vitest'
import { csv } from './csv.ts'

const line = (value: string | number | null) => csv([[value]]).slice(1, -2)

test('a table begins with a mark of UTF-8 and ends each row as RFC 4180 says', () =>
  expect(
    csv([
      ['Number', 'Late'],
      ['27', 6],
      ['28', null],
    ]),
  ).toBe('\uFEFFNumber,Late\r\n27,6\r\n28,\r\n'))

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+44', "'+44"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1+1', "' =1+1"],
  ['\t=1+1', "'\t=1+1"],
  ['＝1+1', "'＝1+1"],
])('%j is made harmless: no spreadsheet runs it', (value, said) => expect(line(value)).toBe(said))

test.each([
  ['Planning, advice', '"Planning, advice"'],
  ['the “big” "one"', '"the “big” ""one"""'],
  ['two\nlines', '"two\nlines"'],
  ['Council Tax - bill', 'Council Tax - bill'],
])('%j keeps its words', (value, said) => expect(line(value)).toBe(said))

test('a number stays one, below 0 too', () => expect(line(-2)).toBe('-2'))
