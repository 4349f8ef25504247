import { expect, test } from 'vitest'
import { at, booked, booking, called, came, given, make, numbered, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { proposedReason } from './proposedReason.ts'

const slot = booked('slot', '10:30')
const ann = [booking(slot), came('ann', '10:20', slot), numbered('ann', '10:20', '1')]

test('the reason that is proposed: an alarm, the one before takes longer, or else that it is busy; none that the centre does not have', () => {
  const reasons = make('delayReasonsSet', '7:06', { reasons: ['overran', 'busy', 'alarm'].map((reason) => ({ reason, words: reason, short: reason })) })
  const proposed = (clock: string, ...told: (Made | Made[])[]) => {
    const { state, day, visit } = given(...told, ann)
    return proposedReason(state, day, visit('ann'), at(clock))
  }
  const bob = [...waiting('bob', '9:50', '9'), called('bob', '10:14', 'one'), seen('bob', '10:15', 'one')]
  expect(proposed('10:25', reasons, bob)).toBe('busy')
  expect(proposed('10:26', reasons, bob)).toBe('overran')
  // The only desk that sees them has somebody.
  const alone = ['two', 'three'].map((desk) => make('deskRemoved', '9:00', { desk }))
  expect(proposed('10:20', reasons, bob, alone)).toBe('overran')
  expect(proposed('10:20', reasons, alone)).toBe('busy')
  expect(proposed('10:26', bob, make('delayReasonsSet', '7:06', { reasons: [{ reason: 'ours', words: 'Ours', short: 'Ours' }] }))).toBeNull()
  // Without an appointment there was none before theirs.
  const { state, day, visit } = given(reasons, bob, waiting('cem', '10:00', '3'))
  expect(proposedReason(state, day, visit('cem'), at('10:40'))).toBe('busy')
  const out = [make('evacuated', '10:20', { drill: false }), make('evacuationEnded', '10:23', {})]
  expect(proposed('10:26', reasons, bob, out)).toBe('alarm')
  expect(proposed('11:24', reasons, bob, out)).toBe('overran')
})
