import { expect, test } from 'vitest'
import { namesOf } from '#domain/lead/period.ts'
import { given } from '#test/support/given.ts'
import { sayBehind } from './figureWords.ts'

const names = namesOf(given().state)

test('a list is called after its figure and its group', () => {
  const said = [
    { figure: 'missed.notTold', dimension: null, key: '' },
    { figure: 'seen', dimension: 'service', key: 'housing' },
    { figure: 'late.21-', dimension: 'hour', key: '09' },
    { figure: 'late.7-7', dimension: null, key: '' },
    { figure: 'apart.didNotAttend', dimension: 'weekday', key: '1' },
    { figure: 'outcome.someoneElseHelps', dimension: 'desk', key: '' },
  ] as const
  expect(said.map((behind) => sayBehind(behind, names))).toEqual([
    'missed: not told',
    'appointments seen, Housing',
    'seen over 20 minutes late, 9am to 10am',
    'seen 7 minutes late',
    'did not attend, Monday',
    'someone else helps, No desk',
  ])
})
