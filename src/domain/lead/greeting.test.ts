import { describe, expect, test } from 'vitest'
import type { Change } from '#domain/events.ts'
import { STANDARDS } from '#domain/queue/callingRule.ts'
import { as, at, came, cameUnseen, given, make, numbered, undone } from '#test/support/given.ts'
import { dayCounts } from './today.ts'
import { greetedAfter, greetedInTime } from './greeting.ts'

const greeted = (visit: string, clock: string) => make('greeted', clock, { visit })
const putRight = (visit: string, change: Change) => make('corrected', '9:30', { visit, change, why: 'forgotten' })

describe('how long somebody stood in the line before they were greeted', () => {
  test('is measured from when somebody noted that they joined it', () => {
    expect(greetedAfter(given(cameUnseen('ann', '9:00'), greeted('ann', '9:01:30')).visit('ann'))).toBe(90_000)
  })

  test('without that it is not measured, and never 0', () => {
    expect(greetedAfter(given(came('ann', '9:00')).visit('ann'))).toBeNull()
    expect(greetedAfter(given(cameUnseen('ann', '9:00')).visit('ann'))).toBeNull()
    expect(greetedAfter(given(cameUnseen('ann', '9:00'), numbered('ann', '9:05', '1')).visit('ann'))).toBeNull()
    expect(greetedInTime(given(came('ann', '9:00'), came('bob', '9:01')).day, STANDARDS)).toEqual({ measured: 0, inTime: 0 })
  })

  test('is measured for who was greeted in the second in which they were noted', () => {
    expect(greetedAfter(given(cameUnseen('ann', '9:00'), greeted('ann', '9:00')).visit('ann'))).toBe(0)
  })

  test('is measured once somebody puts right when they came', () => {
    expect(greetedAfter(given(came('ann', '9:10'), putRight('ann', { what: 'arrivedAt', at: at('9:05') })).visit('ann'))).toBe(300_000)
  })

  test('giving the number first is the greeting of who stood in the line', () => {
    const first = make('numberGivenFirst', '9:03', { visit: 'ann', ticket: '1', needs: [], callBy: 'screen', partySize: 1 })
    expect(greetedAfter(given(cameUnseen('ann', '9:00'), first).visit('ann'))).toBe(180_000)
  })
})

test('of those that were measured, so many were greeted within the standard; it ends with its last instant', () => {
  const noted = (visit: string, clock: string) => [cameUnseen(visit, '9:00'), greeted(visit, clock)]
  const { day } = given(
    noted('ann', '9:01'),
    noted('bob', '9:02'),
    noted('cyd', '9:02:01'),
    [as('wrong', cameUnseen('dan', '9:00')), undone('dan', '9:00:05', 'wrong')],
    came('eve', '9:00'),
  )
  expect(greetedInTime(day, STANDARDS)).toEqual({ measured: 3, inTime: 2 })
  expect(greetedInTime(day, { ...STANDARDS, greetedWithin: 1 })).toEqual({ measured: 3, inTime: 1 })
  expect(dayCounts(day).greetedMeasured).toBe(3)
})
