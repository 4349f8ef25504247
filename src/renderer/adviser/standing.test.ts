import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '#domain/centre/state.ts'
import type { NewEvent } from '#domain/events.ts'
import type { MemoryCentre } from '#test/support/memoryCentre.ts'
import { memoryCentre } from '#test/support/memoryCentre.ts'
import { standingOf } from './standing.ts'
import { sayWhy } from './words.ts'

const NOON = Date.UTC(2027, 0, 12, 12)
const NOW = NOON + 10 * 60_000
const event = (type: string, minute: number, body: object) => ({ type, v: 1, day: '2027-01-12', at: NOON + minute * 60_000, body }) as NewEvent
const comes = (visit: string, ticket: string, minute: number) => [
  event('arrived', minute, { visit, greeted: true, booked: null }),
  event('numberGiven', minute, { visit, ticket, enquiry: `e-${visit}`, service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
]
let centre: MemoryCentre
const desk = () => {
  const found = centre.view().state.desks.get('d1')
  if (!found) throw new Error('no desk')
  return found
}
const stands = (picked: string | null = null) => {
  const { state } = centre.view()
  const standing = standingOf(state, dayOf(state, '2027-01-12'), desk(), picked, NOW)
  return 'visit' in standing ? `${standing.is} ${standing.visit.ticket}` : standing.is
}

beforeEach(() => {
  centre = memoryCentre({ id: 'own', inc: 'i', role: 'adviser', label: 'Desk 1', desk: 'd1', letter: 'K', centreName: 'Town hall', begun: 'done' }, () => NOW)
  centre.add('hub', [
    event('serviceSet', 0, { service: 'ct', name: 'Council Tax', keywords: [], minutes: 10, askFor: [], favourite: 1, elsewhere: null }),
    event('deskSet', 0, { desk: 'd1', label: 'Desk 1', services: ['ct'] }),
  ])
})

test('a closed desk calls nobody', () => expect(stands()).toBe('closed'))

test('from open to finished, one state at a time', async () => {
  await centre.act({ type: 'openDesk', desk: 'd1' })
  expect(stands()).toBe('nobody')
  centre.add('other', [...comes('a', '1', 1), ...comes('b', '2', 2)])
  expect(stands()).toBe('next 1')
  await centre.act({ type: 'callNext', desk: 'd1' })
  expect(stands()).toBe('called 1')
  await centre.act({ type: 'start', desk: 'd1', visit: 'a' })
  expect(stands()).toBe('seeing 1')
  await centre.act({ type: 'complete', desk: 'd1', visit: 'a', outcome: 'finishedToday', next: null })
  expect(stands()).toBe('next 2')
})

test('whom the adviser chose comes before the rule, until somebody else has them', async () => {
  centre.add('other', [...comes('a', '1', 1), ...comes('b', '2', 2)])
  await centre.act({ type: 'openDesk', desk: 'd1' })
  expect(stands('b')).toBe('next 2')
  centre.add('other', [event('leftBeforeBeingSeen', 3, { visit: 'b' })])
  expect(stands('b')).toBe('next 1')
})

test('somebody on hold can be chosen, and is never next by the rule', async () => {
  centre.add('other', [...comes('a', '1', 1), event('putOnHold', 2, { visit: 'a', desk: null })])
  await centre.act({ type: 'openDesk', desk: 'd1' })
  expect(stands()).toBe('nobody')
  expect(stands('a')).toBe('next 1')
})

test('the reason why this one is in words', () => {
  centre.add('other', comes('a', '1', 1))
  const visit = dayOf(centre.view().state, '2027-01-12').visits.get('a')
  if (!visit) throw new Error('no visit')
  const why = (part: Partial<typeof visit>) => sayWhy(centre.view().state, { ...visit, ...part }, desk(), NOW, 'Europe/London', false)
  expect(why({})).toBe('Longest wait of those desk 1 can see now.')
  expect(why({ priority: 'unwell' })).toContain('unwell')
  expect(why({ appointmentAt: NOW })).toContain('Appointment at 12:10pm')
  expect(why({ appointmentAt: NOON - 60 * 60_000 })).toContain('Came late for 11am')
})
