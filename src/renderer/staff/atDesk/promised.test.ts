import { expect, test } from 'vitest'
import { promiseLine, roomForPromise, withPromise } from './promised.ts'

const first = promiseLine('Council Tax', ' We look at the bill again ')
const second = promiseLine('Housing Benefit', 'We ask for the rent book')

test('a promise is kept with the name of its matter, and the next one does not take its place', () => {
  const both = withPromise(withPromise(undefined, first, null), second, null)
  expect(both).toBe('Council Tax: We look at the bill again\nHousing Benefit: We ask for the rent book')
})
test('finished again after an undo, the new words stand for the old ones', () => {
  const known = withPromise(first, second, null)
  expect(withPromise(known, 'Housing Benefit: No', second)).toBe(`${first}\nHousing Benefit: No`)
})
test('no more can be typed than the card takes', () => {
  expect(roomForPromise(undefined, 'Council Tax')).toBe(300)
  const room = roomForPromise('x'.repeat(400), 'Council Tax')
  expect(withPromise('x'.repeat(400), promiseLine('Council Tax', 'y'.repeat(room)), null).length).toBeLessThanOrEqual(500)
  expect(roomForPromise('x'.repeat(500), 'Council Tax')).toBe(0)
})
