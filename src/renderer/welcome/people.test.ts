import { beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/centre/state.ts'
import type { CallBy, NewEvent } from '#domain/events.ts'
import type { MemoryCentre } from '#test/support/memoryCentre.ts'
import { memoryCentre } from '#test/support/memoryCentre.ts'
import { greetedOnly, line } from './atTheDoor.ts'
import { NEW_DRAFT, withNeed } from './draft.ts'
import { findVisits } from './findVisits.ts'
import { sayWho, toSay } from './words.ts'

const NOON = Date.UTC(2027, 0, 12, 12)
const event = (type: string, minute: number, body: object) => ({ type, v: 1, day: '2027-01-12', at: NOON + minute * 60_000, body }) as NewEvent
let centre: MemoryCentre
const today = () => dayOf(centre.view().state, centre.today())

beforeEach(() => {
  centre = memoryCentre(
    { id: 'own', inc: 'i', role: 'welcome', label: 'Welcome desk', desk: null, letter: 'K', centreName: 'Town hall', begun: 'done' },
    () => NOON + 600_000,
  )
  centre.add('hub', [
    event('serviceSet', 0, { service: 'ct', name: 'Council Tax', keywords: [], minutes: 10, askFor: [], favourite: 1, elsewhere: null }),
    event('deskSet', 0, { desk: 'd1', label: 'Desk 1', services: ['ct'] }),
    event('deskSet', 0, { desk: 'd2', label: 'Desk 2', services: ['ct'] }),
    event('arrived', 2, { visit: 'b', greeted: false, booked: null }),
    event('arrived', 1, { visit: 'a', greeted: false, booked: null }),
    event('arrived', 3, { visit: 'c', greeted: true, booked: null }),
    event('arrived', 4, { visit: 'd', greeted: true, booked: null }),
    event('numberGiven', 5, { visit: 'd', ticket: '4', enquiry: 'e1', service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
    event('arrived', 6, { visit: 'e', greeted: true, booked: null }),
    event('numberGiven', 7, { visit: 'e', ticket: '41', enquiry: 'e2', service: 'ct', needs: [], callBy: 'screen', partySize: 1 }),
  ])
})

describe('the door', () => {
  test('who came first stands first in the line', () => expect(line(today()).map(({ id }) => id)).toEqual(['a', 'b']))
  test('who was greeted and has no number is not forgotten', () => expect(greetedOnly(today()).map(({ id }) => id)).toEqual(['c']))
})

describe('finding somebody', () => {
  const found = (text: string) => findVisits(today(), centre.view().cards, text).map(({ id }) => id)
  test('by number, the exact one first', () => expect(found('4')).toEqual(['d', 'e']))
  test('by the name on the card, once it is typed', async () => {
    await centre.writeCard('d', 'name', 'Jane Example')
    expect(found('jane')).toEqual(['d'])
    expect(found('')).toEqual([])
  })
})

test('a need is taken back by the same key', () => {
  expect(withNeed(withNeed(NEW_DRAFT.needs, 'wheelchair'), 'hearingLoop')).toEqual(['wheelchair', 'hearingLoop'])
  expect(withNeed(['wheelchair'], 'wheelchair')).toEqual([])
})
test('the desks that serve it are said, or who helps instead', () => {
  const { state } = centre.view()
  const service = [...state.services.values()][0]
  if (!service) throw new Error('no service')
  expect(sayWho(state, service)).toBe('Desks 1 and 2')
  expect(sayWho(state, { ...service, elsewhere: 'Citizens Advice' })).toBe('Not us: Citizens Advice')
})
test('what is said with the number: by when, where somebody can tell, and how they are called', () => {
  const said = (callBy: CallBy, by: number | null) =>
    toSay('46', callBy, by === null ? null : { from: NOON + 600_000, by: NOON + by * 60_000, expected: NOON }, NOON, 'Europe/London')
  expect(said('screen', null)).toBe('Your number is 46. Please take a seat. We will show your number on the screen.')
  expect(said('comeAndGet', null)).toBe('Your number is 46. Please take a seat. We will come and get you.')
  expect(said('screen', 25)).toBe('Your number is 46. We expect to call you on the screen between 12:10pm and 12:25pm.')
  expect(said('comeAndGet', 25)).toBe('Your number is 46. We expect to come and get you between 12:10pm and 12:25pm.')
})
