import { describe, expect, test } from 'vitest'
import { interrupted } from '#domain/safety/interrupted.ts'
import type { Bodies, Change } from '#domain/events.ts'
import type { Made } from '#test/support/given.ts'
import { at, called, completed, given, make, numbered, referred, seen, waiting } from '#test/support/given.ts'
import { teaches } from './teaches.ts'

const ann = [...waiting('ann', '14:00', '1'), called('ann', '14:05', 'one'), seen('ann', '14:06', 'one'), completed('ann', '14:20', 'one')]
const evacuation = (from: string, to: string | null, drill = false): Made[] => [
  make('evacuated', from, { drill }),
  ...(to === null ? [] : [make('evacuationEnded', to, {})]),
]
const learns = (...told: Made[]) => {
  const { day, visit } = given(ann, told)
  return teaches(day, visit('ann'))
}
const corrected = (change: Change) => make('corrected', '15:00', { visit: 'ann', change, why: 'forgotten' })

describe('a service is interrupted', () => {
  test.each<[string, string, string | null, boolean]>([
    ['that an evacuation ran into', '14:10', '14:28', true],
    ['that began while one went on', '14:04', '14:07', true],
    ['while one goes on still', '14:10', null, true],
    ['but not by one that was over before', '14:00', '14:06', false],
    ['nor by one that came after', '14:20', '14:30', false],
  ])('%s', (_, from, to, expected) => {
    const { day, visit } = given(ann, evacuation(from, to))
    expect(interrupted(day, visit('ann'))).toBe(expected)
  })

  test('also where they waited through one between two desks it is not', () => {
    const moved = [
      ...waiting('bob', '14:00', '2'),
      called('bob', '14:01', 'one'),
      seen('bob', '14:02', 'one'),
      referred('bob', '14:08', 'one', 'housing'),
      called('bob', '14:30', 'two'),
      seen('bob', '14:31', 'two'),
    ]
    const between = given(moved, evacuation('14:10', '14:28'))
    expect(interrupted(between.day, between.visit('bob'))).toBe(false)
    const first = given(moved, evacuation('14:07', '14:28'))
    expect(interrupted(first.day, first.visit('bob'))).toBe(true)
  })

  test('that goes on is interrupted by one that began since', () => {
    const open = given(ann.slice(0, -1), evacuation('14:30', null, true))
    expect(interrupted(open.day, open.visit('ann'))).toBe(true)
  })
})

describe('the estimates learn', () => {
  test('from a visit that was told as it happened', () => expect(learns()).toBe(true))
  test('from one whose service, desk or outcome was put right: its times were measured', () => {
    expect(learns(corrected({ what: 'service', enquiry: 'ann-1', service: 'tax' }))).toBe(true)
    expect(learns(corrected({ what: 'desk', enquiry: 'ann-1', desk: 'two' }))).toBe(true)
    expect(learns(corrected({ what: 'greetedAt', at: at('14:01') }))).toBe(true)
  })
  test('not from times that somebody remembered', () => {
    expect(learns(corrected({ what: 'arrivedAt', at: at('13:58') }))).toBe(false)
    expect(learns(corrected({ what: 'endedAt', enquiry: 'ann-1', at: at('14:18') }))).toBe(false)
    expect(learns(corrected({ what: 'reopened' }))).toBe(false)
  })
  test('not from a service that an evacuation interrupted, also a drill', () => {
    expect(learns(...evacuation('14:10', '14:12', true))).toBe(false)
  })
  test('not from a try-out, nor from what was ended when the day was closed', () => {
    const tried = given(make('practised', '14:01', { visit: 'try' }), numbered('try', '14:02', '9'))
    expect(teaches(tried.day, tried.visit('try'))).toBe(false)
    const { day, visit } = given(waiting('bob', '14:00', '2'), make('endedAtClosing', '17:00', { visit: 'bob', as: 'seen' }))
    expect(teaches(day, visit('bob'))).toBe(false)
  })
  test('not from what was entered from paper', () => {
    const row: Bodies['enteredFromPaper'] = {
      visit: 'paper',
      ticket: 'P1',
      enquiry: 'paper-1',
      service: 'housing',
      arrivedAt: at('10:00'),
      calledAt: at('10:10'),
      desk: 'one',
      endedAt: at('10:20'),
      outcome: 'finishedToday',
      next: null,
    }
    const { day, visit } = given(make('enteredFromPaper', '12:00', row))
    expect(teaches(day, visit('paper'))).toBe(false)
  })
})
