import { expect, test } from 'vitest'
import { ticket } from '#wire/code.ts'
import { deviceLetter, ownTicket } from './tickets.ts'

const letters = Array.from({ length: 600 }, (_, n) => deviceLetter(n))

test('a device has a letter, and two of them when letters run out', () => {
  expect([0, 7, 8, 23, 24, 25, 599].map(deviceLetter)).toEqual(['A', 'H', 'J', 'Z', 'AA', 'AB', 'ZZ'])
})

test('no letter looks like a digit', () => {
  expect(letters.filter((letter) => /[IO]/.test(letter))).toEqual([])
})

test('no two devices share one', () => {
  expect(new Set(letters).size).toBe(600)
})

test("a device's own numbers have two digits or more, and cross the wire", () => {
  expect([1, 9, 10, 99, 100].map((count) => ownTicket('K', count))).toEqual(['K01', 'K09', 'K10', 'K99', 'K100'])
  for (const own of ['K01', 'KB12', ownTicket('ZZ', 999)]) expect(ticket.safeParse(own).success, own).toBe(true)
})

test("no device's number can be one of the centre's", () => {
  for (const letter of letters) expect(ownTicket(letter, 1)).not.toMatch(/^\d/)
})
