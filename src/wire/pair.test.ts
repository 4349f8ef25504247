import { expect, test } from 'vitest'
import { pairCode } from './pair.ts'

test('a code is taken as people type it: with spaces, dashes, small letters', () => {
  for (const typed of ['ABCD2345', 'abcd-2345', ' abcd 2345 ', 'ab cd.23 45']) expect(pairCode.parse(typed)).toBe('ABCD2345')
})

test('a code has eight signs, and none that look alike', () => {
  for (const wrong of ['ABCD234', 'ABCD23456', 'ABCD2340', 'ABCD2341', 'ABCI2345', 'ABCO2345', '']) expect(pairCode.safeParse(wrong).success, wrong).toBe(false)
})
