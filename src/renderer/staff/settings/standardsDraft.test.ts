import { describe, expect, test } from 'vitest'
import { STANDARDS } from '#domain/queue/callingRule.ts'
import { given, make } from '#test/support/given.ts'
import { fromDay, laterStandards, readStandards, saveStandards } from './standardsDraft.ts'

const TODAY = '2027-01-12'
const LATER = '2027-02-01'
const reasons = make('delayReasonsSet', '7:00', { reasons: [{ reason: 'busy', words: 'Busy', short: 'Busy' }] })
const later = make('standardsSet', '7:30', { ...STANDARDS, onTimeWithin: 3, from: LATER })
const strict = { ...STANDARDS, onTimeWithin: 2 }

test('a form begins with today and what holds today', () =>
  expect(readStandards(given(reasons, later).state, TODAY)).toMatchObject({ from: TODAY, standards: { onTimeWithin: 5 } }))

describe('another day', () => {
  const { state } = given(reasons, later)
  const draft = readStandards(state, TODAY)
  test('shows what holds from then on', () => expect(fromDay(draft, LATER, state, TODAY)).toMatchObject({ from: LATER, standards: { onTimeWithin: 3 } }))
  test('is never before today: what was counted is not rewritten', () => expect(fromDay(draft, '2027-01-11', state, TODAY).from).toBe(TODAY))
  test('half typed, it changes nothing else', () => expect(fromDay(draft, '', state, TODAY)).toEqual({ ...draft, from: '' }))
  test('alone is nothing to save', () => expect(saveStandards(fromDay(draft, LATER, state, TODAY), draft, state, TODAY)).toEqual([]))
})

describe('what is saved', () => {
  const { state } = given(reasons)
  const was = readStandards(state, TODAY)
  const body = (draft: typeof was) => saveStandards(draft, was, state, TODAY).map((command) => command.body)
  test('from today on, it needs no day', () => expect(body({ ...was, standards: strict })).toEqual([strict]))
  test('from a later day, it says which', () => expect(body({ ...was, from: LATER, standards: strict })).toEqual([{ ...strict, from: LATER }]))
  test('untouched, nothing', () => expect(body(was)).toEqual([]))
})

test('the days to come with other standards, each once', () => {
  const again = make('standardsSet', '7:40', { ...STANDARDS, onTimeWithin: 4, from: LATER })
  expect(laterStandards(given(reasons, again, later, make('standardsSet', '7:50', STANDARDS)).state, TODAY)).toEqual([LATER])
})
