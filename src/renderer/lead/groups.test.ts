import { expect, test } from 'vitest'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { memoryCentre } from '#test/support/memoryCentre.ts'
import type { Show } from './groups.ts'
import { visitsOf } from './groups.ts'

const NOON = Date.UTC(2027, 0, 12, 12)
const event = (type: string, minute: number, body: object) => ({ type, v: 1, day: '2027-01-12', at: NOON + minute * 60_000, body }) as NewEvent
const comes = (visit: string, ticket: string, minute: number) => [
  event('arrived', minute, { visit, greeted: true, booked: null }),
  event('numberGiven', minute, { visit, ticket, enquiry: `e-${visit}`, service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
]

test('each figure opens as many visits as it counts', () => {
  const centre = memoryCentre({ id: 'own', inc: 'i', role: 'lead', label: 'Lead', desk: null, letter: 'K', centreName: 'Town hall', begun: 'done' }, () => NOON)
  centre.add('other', [
    ...comes('a', '1', 1),
    ...comes('b', '2', 2),
    ...comes('c', '3', 3),
    event('called', 4, { visit: 'a', desk: 'd1', because: 'arrival', reason: null, screenLive: null }),
    event('beingSeen', 5, { visit: 'a', desk: 'd1' }),
    event('leftBeforeBeingSeen', 6, { visit: 'c' }),
    event('arrived', 7, { visit: 'd', greeted: false, booked: null }),
    event('answeredAtWelcomeDesk', 8, { visit: 'd', service: null }),
  ])
  const { state } = centre.view()
  const day = dayOf(state, '2027-01-12')
  const counts = dayCounts(day)
  const many = (show: Show) => visitsOf({ state, day, now: NOON }, show).length
  expect(many('waiting')).toBe(counts.waiting)
  expect(many('beingSeen')).toBe(counts.beingSeen)
  expect(many('came')).toBe(counts.arrivals)
  expect(many('left')).toBe(counts.leftBeforeCalled)
  expect(many('answered')).toBe(counts.answeredAtWelcomeDesk)
  expect(many('served')).toBe(counts.served)
  expect(many('greeted')).toBe(counts.greetedMeasured)
  expect(many('now')).toBe(2)
})
