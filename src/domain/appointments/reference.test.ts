import { expect, test } from 'vitest'
import { idOfReference, isReference, referenceOf, saysReference } from './reference.ts'

test('a reference is short, can be read out, and is the same wherever it is made', () => {
  const id = '0190f6c2-41d2-7c33-a1b5-5d5d0a5b3c11'
  expect(referenceOf(id)).toMatch(/^[ACDEFGHJKMNPQRTVWXY][2346789ACDEFGHJKMNPQRTVWXY]{4}$/)
  expect(referenceOf(id)).toBe(referenceOf(`${id}`))
  const many = new Set(Array.from({ length: 2000 }, (_, i) => referenceOf(`2027-01-12-${i}`)))
  expect(many.size).toBeGreaterThan(1995)
  for (const one of many) expect(one).toMatch(/^[A-Z]/)
})

test('what came from another system keeps the reference that it has there', () => {
  expect(referenceOf(idOfReference(' r07 '))).toBe('R07')
})

test('it is found by how it begins, without minding capitals, blanks or hyphens', () => {
  const id = idOfReference('AB-1234')
  for (const typed of ['ab1', 'AB-1234', 'ab 12']) expect(isReference(id, typed)).toBe(true)
  for (const typed of ['b1', '', ' ', 'AB12345']) expect(isReference(id, typed)).toBe(false)
})

test('it is heard in what somebody says, as a whole and as a word, and short ones only alone', () => {
  const id = idOfReference('AB-1234')
  for (const said of ['ab1234', 'ab 1234', 'my appointment, ab-1234.', 'reference: AB-1234 at ten']) expect(saysReference(id, said)).toBe(true)
  for (const said of ['', 'ab123', 'xab-1234', 'ab 1235']) expect(saysReference(id, said)).toBe(false)
  expect(saysReference(idOfReference('R7'), 'r7')).toBe(true)
  expect(saysReference(idOfReference('R7'), 'bus R7')).toBe(false)
})
