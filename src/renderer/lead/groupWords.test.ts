import { expect, test } from 'vitest'
import { namesOf } from '#domain/lead/period.ts'
import { given } from '#test/support/given.ts'
import { sayKey } from './groupWords.ts'

const names = namesOf(given().state)

test('hours, weekdays and days as people say them', () => {
  const hours = ['00', '09', '11', '12', '23'].map((hour) => sayKey(names, 'hour', hour))
  expect(hours).toEqual(['midnight to 1am', '9am to 10am', '11am to midday', 'midday to 1pm', '11pm to midnight'])
  expect([sayKey(names, 'weekday', '1'), sayKey(names, 'weekday', '7'), sayKey(names, 'day', '2027-01-12')]).toEqual(['Monday', 'Sunday', '12 January 2027'])
})

test('services and desks by their names, and what has none says so', () => {
  expect([sayKey(names, 'desk', 'one'), sayKey(names, 'desk', ''), sayKey(names, 'service', 'housing'), sayKey(names, 'service', '')]).toEqual([
    ...['Desk 1', 'No desk', 'Housing', 'Not chosen'],
  ])
  expect([sayKey(names, 'service', 'gone'), sayKey(names, 'desk', 'gone')]).toEqual(['A service that is not in the list', 'A desk that is not in the list'])
  expect([sayKey(names, 'cause', 'system'), sayKey(names, 'cause', '')]).toEqual(['A system was down', 'Nobody can say'])
})
