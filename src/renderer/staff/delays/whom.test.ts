import { describe, expect, test } from 'vitest'
import type { ToTell } from '#domain/delays/toTell.ts'
import { at, DAY, given, LONDON, waiting } from '#test/support/given.ts'
import { dayOf } from '#domain/centre/state.ts'
import { proposedStill, sayDone, sayPrompt, sayPromptOnce, whomToTell } from './whom.ts'

const ann: ToTell = {
  visit: 'ann',
  ticket: '47',
  plannedAt: at('10:30'),
  expectedAt: at('10:50'),
  presses: at('10:30'),
  asRange: false,
  again: false,
  atOnce: false,
  reason: null,
}

describe('whom to tell, in a sentence', () => {
  const said = (part: Partial<ToTell>) => sayPrompt({ ...ann, ...part }, null, LONDON)
  test('with the time to tell', () => {
    expect(said({})).toBe('Tell 47: the 10:30am appointment will start late, at about 10:50am.')
    expect(said({ again: true })).toBe('Tell 47 again: what we said will not hold. Now about 10:50am.')
    expect(said({ again: true, asRange: true, ticket: null })).toBe('Tell somebody again: what we said will not hold. Now by 10:50am.')
  })

  test('without one where nobody can tell', () => {
    expect(said({ expectedAt: null })).toBe('Tell 47: the 10:30am appointment will start late.')
    expect(said({ expectedAt: null, again: true })).toBe('Tell 47 again: what we said will not hold.')
  })
})

test('what was done begins with a capital, whoever it was', () => {
  const { state } = given(waiting('ann', '10:00', '47'))
  const said = whomToTell(state, dayOf(state, DAY), at('10:10'), [], new Map(), LONDON).map((whom) => sayDone(whom, at('10:30'), LONDON))
  expect(said.slice(0, 3)).toEqual(['47 told: about 10:30am.', 'Everybody told: about 10:30am.', 'Desk 1 told: about 10:30am.'])
})

test('it is read out once, not with every minute that moves its time', () => {
  const said = (part: Partial<ToTell>) => sayPromptOnce({ ...ann, ...part })
  expect(said({})).toBe('Tell 47 of a delay')
  expect(said({ expectedAt: at('10:55'), atOnce: true })).toBe(said({}))
  expect(said({ again: true, expectedAt: at('11:05'), ticket: null })).toBe('Tell somebody again')
})

test('what is proposed to tell somebody is a quarter of an hour where nobody can tell, and never sooner than now', () => {
  const { state } = given(waiting('ann', '10:00', '47'))
  const proposed = (prompt: Partial<ToTell>, clock: string) =>
    whomToTell(state, dayOf(state, DAY), at(clock), [{ ...ann, ...prompt }], new Map(), LONDON)[0]?.expectedAt
  expect(proposed({ expectedAt: null }, '10:36')).toBe(at('10:55'))
  // Nor than what they were told, which will not hold.
  expect(proposed({ again: true, expectedAt: null, presses: at('11:30') }, '10:36')).toBe(at('11:45'))
  expect(proposed({}, '10:36')).toBe(at('10:50'))
  expect(proposed({}, '10:51')).toBe(at('10:55'))
})

test('a proposed time stands while what is thought moves by a step, and not once it moves further or is now', () => {
  const still = (proposed: string, now: string) => proposedStill(at('10:40'), at(proposed), at(now))
  expect(still('10:45', '10:20')).toBe(at('10:40'))
  expect(still('10:35', '10:20')).toBe(at('10:40'))
  expect(still('10:50', '10:20')).toBe(at('10:50'))
  expect(still('10:30', '10:20')).toBe(at('10:30'))
  expect(still('10:45', '10:39')).toBe(at('10:45'))
  expect(still('10:45', '10:38')).toBe(at('10:40'))
})
