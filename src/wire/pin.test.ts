import { describe, expect, test } from 'vitest'
import { isPin, pinWait, sayPinWait } from './pin.ts'

const MINUTE = 60_000

describe('a PIN', () => {
  test('is 4 to 8 digits', () => {
    expect(['1234', '12345678'].every(isPin)).toBe(true)
    expect(['', '123', '123456789', '12a4', ' 1234', '١٢٣٤'].some(isPin)).toBe(false)
  })
})

describe('after wrong PINs', () => {
  test('four leave a fifth, and the fifth makes wait until five minutes after the first', () => {
    expect(pinWait([0, 1, 2, 3], 4)).toEqual({ wait: 0, wrongAt: [0, 1, 2, 3] })
    expect(pinWait([0, 1, 2, 3, MINUTE], 2 * MINUTE).wait).toBe(3 * MINUTE)
    expect(pinWait([0, 1, 2, 3, MINUTE], 5 * MINUTE)).toEqual({ wait: 0, wrongAt: [1, 2, 3, MINUTE] })
  })

  test('the wait is said in whole minutes, the last one too', () => {
    expect(sayPinWait(3 * MINUTE)).toBe('The PIN was wrong 5 times. Wait 3 minutes, then try again, or ask the team lead for a new one.')
    expect(sayPinWait(1)).toContain('Wait 1 minute,')
  })
})
