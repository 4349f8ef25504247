import { describe, expect, test } from 'vitest'
import { chooseDisplay } from './chooseDisplay.ts'

const at = (id: number, x: number, y = 0) => ({ id, bounds: { x, y, width: 1920, height: 1080 } })
const [desk, right, left, below] = [at(1, 0), at(2, 1920), at(3, -1920), at(4, -1920, 1080)]

describe('the waiting room’s monitor', () => {
  test('there is none with one monitor, whichever it was before', () => {
    expect(chooseDisplay([desk], 1, null)).toBeNull()
    expect(chooseDisplay([desk], 1, 1)).toBeNull()
    expect(chooseDisplay([desk], 1, 2)).toBeNull()
  })

  test('it is never the primary one, which is the desk’s', () => {
    expect(chooseDisplay([desk, right], 1, null)).toBe(right)
    expect(chooseDisplay([desk, right], 2, 2)).toBe(desk)
  })

  test('of several it is the same after every start: leftmost, then topmost', () => {
    expect(chooseDisplay([desk, right, below, left], 1, null)).toBe(left)
    expect(chooseDisplay([left, right, desk, below], 1, null)).toBe(left)
  })

  test('it does not jump when one more is plugged in', () => {
    expect(chooseDisplay([desk, right, left], 1, 2)).toBe(right)
  })
})
