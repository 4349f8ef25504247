import { describe, expect, test } from 'vitest'
import type { Screens } from '#renderer/centre/api.ts'
import { at, called, calledAgain, given, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { proofOf, sayScreens } from './proof.ts'

const NONE: Screens = { live: 0, silent: 0, shown: [] }
const ONE: Screens = { live: 1, silent: 0, shown: [] }
const shown = (ticket: string, calledAt: string, shownAt: string, screens = 2, silent = 0): Screens => ({
  live: screens,
  silent,
  shown: [{ ticket, at: at(calledAt), shownAt: at(shownAt), screens, silent }],
})

const proof = (told: (Made | Made[])[], screens: Screens, clock: string, rate = 1) => {
  const { state, day } = given(...told)
  const ann = day.visits.get('ann')
  return ann ? proofOf(ann, { state, day, screens, now: at(clock), rate, zone: 'Europe/London' }) : null
}
const ann = [waiting('ann', '9:00', '27'), called('ann', '9:10', 'three')]

describe('the proof of a call', () => {
  test('is when it was shown, and on how many screens', () => {
    expect(proof(ann, shown('27', '9:10', '9:10:07'), '9:10:30')).toEqual({ is: 'shown', words: 'Shown 9:10:07 on 2 screens', short: '2 screens' })
    expect(proof(ann, shown('27', '9:10', '9:10:07', 1, 1), '9:10:30')?.words).toBe('Shown 9:10:07 on 1 screen, no sound')
  })

  test('stays when the screens are gone afterwards', () => {
    expect(proof(ann, { ...shown('27', '9:10', '9:10:07'), live: 0 }, '9:20')?.is).toBe('shown')
  })

  test('without a live screen says what to call out', () => {
    expect(proof(ann, NONE, '9:10')).toEqual({ is: 'callOut', words: 'Screen not reached: call out 27, desk 3', short: 'Call out' })
  })

  test('of a live screen is waited for: five seconds, then it was not reached either', () => {
    expect(proof(ann, ONE, '9:10:04')).toMatchObject({ is: 'notYet', words: 'Called 9:10am, not on the screen yet' })
    expect(proof(ann, ONE, '9:10:05')?.is).toBe('callOut')
  })

  test('of a call that stands behind another on the wall is waited for until its turn', () => {
    const bob = [waiting('bob', '9:00', '26'), called('bob', '9:09:55', 'one')]
    const told = [...bob, ...ann]
    expect(proof(told, ONE, '9:10:15')?.is).toBe('notYet')
    expect(proof(told, ONE, '9:10:20')?.is).toBe('callOut')
  })

  test('is of the last call: what was shown at the first is none for the second', () => {
    const told = [...ann, calledAgain('ann', '9:12', 'three')]
    expect(proof(told, shown('27', '9:10', '9:10:07'), '9:12:01')?.is).toBe('notYet')
  })

  test('is not looked for where somebody goes and gets them', () => {
    const told = [waiting('ann', '9:00', '27', { callBy: 'comeAndGet' }), called('ann', '9:10', 'three')]
    expect(proof(told, NONE, '9:11')).toMatchObject({ is: 'comeAndGet', words: 'Not on the screen: go and get them' })
  })

  test('gives a replayed day’s screens as long as a real one’s', () => {
    expect(proof(ann, ONE, '9:10:30', 60)?.is).toBe('notYet')
  })

  test('there is none before a call', () => {
    expect(proof([waiting('ann', '9:00', '27')], ONE, '9:10')).toBeNull()
  })
})

test('screens are counted, and those without sound are told', () => {
  expect([sayScreens(1, 0), sayScreens(2, 0), sayScreens(1, 1), sayScreens(3, 1)]).toEqual([
    '1 screen',
    '2 screens',
    '1 screen, no sound',
    '3 screens, 1 without sound',
  ])
})
