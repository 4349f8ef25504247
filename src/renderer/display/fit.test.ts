import { expect, test } from 'vitest'
import { fitDesk, fitNumber, kindAndNumber, linesOf } from './fit.ts'

test('an ordinary desk stands on one line at full size', () => expect(fitDesk('Desk 4')).toEqual({ lines: ['Desk 4'], size: 'min(var(--d-desk), 14.50rem)' }))
test('a long label takes two lines where that makes it larger', () =>
  expect(fitDesk('Register office')).toEqual({ lines: ['Register', 'office'], size: '10.50rem' }))
test('a long single word shrinks', () => expect(fitDesk('Registration').lines).toEqual(['Registration']))
test('the longest label that there can be still fits its line', () => {
  const { lines, size } = fitDesk('WWWWWWWWWWWW WWWWWWWWWWW')
  expect(Math.max(...lines.map((line) => line.length)) * Number.parseFloat(size) * 0.6).toBeLessThanOrEqual(60)
})
test('three characters keep the full number, four shrink', () => {
  expect(fitNumber('K03', 'now')).toBe('min(var(--d-number), 30.30rem)')
  expect(fitNumber('KB12', 'now')).toBe('min(var(--d-number), 22.73rem)')
})
test('a kind and a short number are told from a name', () => {
  expect(kindAndNumber('Desk 12')).toEqual({ kind: 'Desk', number: '12' })
  expect(kindAndNumber('Room B')).toEqual({ kind: 'Room', number: 'B' })
  expect(kindAndNumber('Register office')).toBeNull()
  expect(kindAndNumber('Interview room 2')).toBeNull()
})
test('waits stand side by side where a line has room for them, and else below each other', () => {
  const [a, b] = [
    { desks: 'Desks 1 to 4', wait: 'about 10 to 25 minutes' },
    { desks: 'Desks 5 and 6', wait: 'up to 10 minutes' },
  ]
  const long = { desks: 'Desks 11, 13 and 15', wait: 'about 1 hour 35 minutes to 2 hours 20 minutes' }
  expect(linesOf([a, b])).toEqual([[a, b]])
  expect(linesOf([a, b, a, long])).toEqual([[a, b], [a], [long]])
  expect(linesOf([])).toEqual([])
})
