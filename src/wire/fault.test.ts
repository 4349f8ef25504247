import { expect, test } from 'vitest'
import { FAULT_CODES, fault, makeFault, whatNow } from './fault.ts'
import type { FaultCode } from './fault.ts'

test('every fault says what to do next, and crosses the wire', () => {
  for (const code of Object.keys(FAULT_CODES) as FaultCode[]) {
    expect(['wait', 'signIn', 'update', 'quarantine', 'stop']).toContain(whatNow(code))
    expect(fault.parse(makeFault(code, 'What happened. What to do.', { where: 'events[3]' }))).toEqual({
      code,
      sentence: 'What happened. What to do.',
      where: 'events[3]',
    })
  }
})

test('a fault that nobody knows does not pass for one', () => {
  expect(fault.safeParse({ code: 'strange', sentence: 'x' }).success).toBe(false)
})
