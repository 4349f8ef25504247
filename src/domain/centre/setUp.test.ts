import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bodies, Hours } from '#domain/events.ts'
import { PLAIN_RULE, STANDARDS, WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { EVENT_BODIES } from '#wire/event.ts'
import { at, called, completed, DAY, given, happened, make, refusal, seen, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { rotaOf } from '#domain/appointments/deskTimes.ts'
import { decide } from './decide.ts'
import type { SetUpCommand } from './setUp.ts'
import { canWork } from './setUp.ts'
import { EMPTY_CENTRE } from './state.ts'

type Event = SetUpCommand['event']
const set = <K extends Event>(event: K, body: Bodies[K], ...told: (Made | Made[])[]) =>
  given(...told).when({ type: 'setUp', event, body } as SetUpCommand, '9:00')
const lead = <K extends Event>(event: K, clock: string, body: Bodies[K]) => make(event, clock, body, { device: 'pc-lead' })

const tax: Bodies['serviceSet'] = { service: 'tax', name: 'Council Tax', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }
const four: Bodies['deskSet'] = { desk: 'four', label: 'Room 4', services: ['tax'] }
const sam: Bodies['staffSet'] = { staff: 'sam', name: 'Sam', initials: 'SK', roles: ['adviser'], cannot: [], lunch: null, desk: null }
const centre: Bodies['centreSetUp'] = { name: 'Town Hall', timeZone: 'Europe/London', demo: true, cardsKeptDays: 30 }
const week = (...monday: Hours[]): Hours[][] => [monday, [], [], [], [], [], []]
const nine: Hours = { from: 540, to: 1020 }

describe('what is set is written without blanks around it, and what is so already is no change', () => {
  test('a name', () => {
    expect(happened(set('centreSetUp', { ...centre, name: '  Library ' }))).toEqual([{ centreSetUp: { ...centre, name: 'Library' } }])
    expect(refusal(set('centreSetUp', centre))).toBe('alreadySo')
    expect(refusal(set('centreSetUp', { ...centre, name: 'Town Hall ' }))).toBe('alreadySo')
  })

  test('each setting, once it holds', () => {
    expect(refusal(set('serviceSet', tax))).toBe('alreadySo')
    expect(refusal(set('deskSet', { desk: 'one', label: 'Desk 1', services: ['tax', 'housing'] }))).toBe('alreadySo')
    expect(refusal(set('staffSet', sam, lead('staffSet', '8:00', sam)))).toBe('alreadySo')
    expect(refusal(set('hoursSet', { week: week(nine) }, lead('hoursSet', '8:00', { week: week(nine) })))).toBe('alreadySo')
    expect(refusal(set('closedDaysSet', { days: ['2027-03-26'] }, lead('closedDaysSet', '8:00', { days: ['2027-03-26'] })))).toBe('alreadySo')
    expect(refusal(set('standardsSet', STANDARDS))).toBe('alreadySo')
    expect(refusal(set('callingRuleSet', { parts: [...PLAIN_RULE] }))).toBe('alreadySo')
  })

  test('words by which a service is found have no doubles, days are in their order, the rule in its own', () => {
    expect(happened(set('serviceSet', { ...tax, keywords: [' bill ', '', 'band', 'bill'] }))).toMatchObject([{ serviceSet: { keywords: ['bill', 'band'] } }])
    expect(happened(set('closedDaysSet', { days: ['2027-12-27', '2027-03-26', '2027-12-27'] }))).toEqual([
      { closedDaysSet: { days: ['2027-03-26', '2027-12-27'] } },
    ])
    expect(happened(set('callingRuleSet', { parts: WHOLE_RULE.toReversed() }))).toEqual([{ callingRuleSet: { parts: [...WHOLE_RULE] } }])
  })
})

describe('a setting that could not work is refused', () => {
  test('no name, one that is too long for the screens, one with signs', () => {
    expect(refusal(set('centreSetUp', { ...centre, name: ' ' }))).toBe('wordsMissing')
    expect(set('deskSet', { ...four, label: 'x'.repeat(25) })).toMatchObject({ refused: { reason: 'wordsTooLong', of: 'desk', most: 24 } })
    expect(refusal(set('serviceSet', { ...tax, name: 'Tax <b>' }))).toBe('wordsWithSigns')
    expect(refusal(set('serviceSet', { ...tax, keywords: ['x'.repeat(61)] }))).toBe('wordsTooLong')
    expect(refusal(set('serviceSet', { ...tax, askFor: Array.from({ length: 9 }, (_, i) => `paper ${i}`) }))).toBe('tooMany')
  })

  test('two services, desks or colleagues of one name, however it is written', () => {
    expect(refusal(set('serviceSet', { ...tax, service: 'rates', name: 'council tax' }))).toBe('sameName')
    expect(refusal(set('deskSet', { ...four, label: ' desk 1' }))).toBe('sameName')
    expect(refusal(set('staffSet', { ...sam, staff: 'other' }, lead('staffSet', '8:00', sam)))).toBe('sameName')
    // A name is free again once its owner was taken away.
    expect(happened(set('deskSet', { ...four, label: 'Desk 3' }, lead('deskRemoved', '8:30', { desk: 'three' })))).toHaveLength(1)
    expect(happened(set('staffSet', { ...sam, staff: 'other' }, lead('staffSet', '8:00', sam), lead('staffRemoved', '8:10', { staff: 'sam' })))).toHaveLength(1)
  })

  test('one digit for two services', () => {
    const bills = lead('serviceSet', '8:00', { ...tax, favourite: 1 })
    expect(set('serviceSet', { ...tax, service: 'housing', name: 'Housing', favourite: 1 }, bills)).toMatchObject({
      refused: { reason: 'favouriteTaken', digit: 1, by: 'Council Tax' },
    })
    expect(happened(set('serviceSet', { ...tax, favourite: 2 }, bills))).toHaveLength(1)
    for (const favourite of [0, 10]) expect(refusal(set('serviceSet', { ...tax, favourite }))).toBe('numberOutside')
  })

  test('a service that takes no time or too long', () => {
    for (const minutes of [0, 241, 2.5, Number.NaN]) expect(refusal(set('serviceSet', { ...tax, minutes }))).toBe('numberOutside')
  })

  test('a desk for nothing, or for a service that nobody knows', () => {
    expect(refusal(set('deskSet', { ...four, services: [] }))).toBe('deskServesNothing')
    expect(refusal(set('deskSet', { ...four, services: ['moon'] }))).toBe('unknownService')
  })

  test('the last desk and the last service cannot be taken away', () => {
    const without = (...desks: string[]) => desks.map((desk) => lead('deskRemoved', '8:30', { desk }))
    expect(refusal(set('deskRemoved', { desk: 'one' }, ...without('two', 'three')))).toBe('lastDesk')
    expect(happened(set('deskRemoved', { desk: 'one' }, ...without('two')))).toEqual([{ deskRemoved: { desk: 'one' } }])
    expect(refusal(set('deskRemoved', { desk: 'two' }, ...without('two')))).toBe('unknownDesk')
    const dropped = ['housing', 'parking'].map((service) => lead('serviceRemoved', '8:30', { service }))
    expect(refusal(set('serviceRemoved', { service: 'tax' }, dropped))).toBe('lastService')
    expect(refusal(set('serviceRemoved', { service: 'housing' }, dropped))).toBe('unknownService')
  })

  test('a desk does not go while somebody is at it, nor silently on those whom only it can see', () => {
    const ann = waiting('ann', '8:55', '1', { service: 'tax' })
    expect(refusal(set('deskRemoved', { desk: 'one' }, ann, called('ann', '8:56', 'one')))).toBe('deskBusy')
    expect(set('deskRemoved', { desk: 'one' }, ann)).toEqual({ refused: { reason: 'onlyDeskForThem', desk: 'one', tickets: ['1'] } })
    expect(happened(given(ann).when({ type: 'setUp', event: 'deskRemoved', body: { desk: 'one' }, anyway: true }, '9:00'))).toHaveLength(1)
    expect(happened(set('deskRemoved', { desk: 'three' }, ann))).toHaveLength(1)
  })

  test('hours that end before they begin, that overlap, and a centre that never opens', () => {
    expect(set('hoursSet', { week: week({ from: 540, to: 540 }) })).toEqual({ refused: { reason: 'fromAfterTo', weekday: 0 } })
    expect(refusal(set('hoursSet', { week: week({ from: 600, to: 540 }) }))).toBe('fromAfterTo')
    expect(refusal(set('hoursSet', { week: week({ from: 780, to: 1020 }, { from: 540, to: 800 }) }))).toBe('openingsOverlap')
    expect(refusal(set('hoursSet', { week: week() }))).toBe('neverOpen')
    expect(happened(set('hoursSet', { week: week({ from: 780, to: 1020 }, { from: 540, to: 780 }) }))).toEqual([
      { hoursSet: { week: week({ from: 540, to: 780 }, { from: 780, to: 1020 }) } },
    ])
  })

  test('a closed day that is not in the calendar', () => {
    for (const day of ['2027-02-29', '2027-13-01', 'Christmas', ''])
      expect(set('closedDaysSet', { days: [day] })).toEqual({ refused: { reason: 'notADay', day } })
    expect(happened(set('closedDaysSet', { days: ['2028-02-29'] }))).toHaveLength(1)
  })

  test('a colleague without a role, with initials that are none, at no such desk, with a lunch that ends before it begins', () => {
    expect(refusal(set('staffSet', { ...sam, roles: [] }))).toBe('noRole')
    for (const initials of ['', 'sk', 'ABCD', 'S.']) expect(refusal(set('staffSet', { ...sam, initials }))).toBe('badInitials')
    expect(refusal(set('staffSet', { ...sam, desk: 'nine' }))).toBe('unknownDesk')
    expect(refusal(set('staffSet', { ...sam, lunch: { from: 780, to: 720 } }))).toBe('fromAfterTo')
    expect(refusal(set('staffRemoved', { staff: 'sam' }))).toBe('unknownStaff')
  })

  test('no reason for a delay, one without its short wording, two alike', () => {
    const one = { reason: 'r1', words: 'Somebody is unwell', short: 'A colleague is unwell' }
    expect(refusal(set('delayReasonsSet', { reasons: [] }))).toBe('lastDelayReason')
    expect(refusal(set('delayReasonsSet', { reasons: [{ ...one, short: '' }] }))).toBe('wordsMissing')
    expect(refusal(set('delayReasonsSet', { reasons: [one, { ...one, reason: 'r2' }] }))).toBe('sameName')
    expect(happened(set('delayReasonsSet', { reasons: [one] }))).toHaveLength(1)
  })

  test('standards are whole minutes', () => {
    for (const grace of [-1, 601, 1.5]) expect(refusal(set('standardsSet', { ...STANDARDS, grace }))).toBe('numberOutside')
  })

  test('the demo and one’s own centre never become each other', () => {
    expect(refusal(set('centreSetUp', { ...centre, demo: false }))).toBe('demoStays')
  })

  test('setting up is not finished before there is something to work with', () => {
    const asked = { now: 0, day: '2027-01-12', device: 'pc-lead' }
    expect(refusal(decide(EMPTY_CENTRE, { type: 'setUp', event: 'setUpFinished', body: {} }, asked))).toBe('notSetUp')
    expect(refusal(set('setUpFinished', {}))).toBe('notSetUp')
    const ready = lead('hoursSet', '8:00', { week: week(nine) })
    expect(happened(set('setUpFinished', {}, ready))).toEqual([{ setUpFinished: {} }])
    expect(canWork(given(ready).state)).toBe(true)
    expect(refusal(set('setUpFinished', {}, ready, lead('setUpFinished', '8:10', {})))).toBe('alreadySo')
  })
})

test('whatever the rules let through, the wire takes: no setting comes back from the hub', () => {
  const words = fc.oneof(fc.string({ maxLength: 70 }), fc.constantFrom('Council Tax', ' ', '\u0000', '<b>', 'Straße', '🙂', 'a\nb', '\u202e'))
  const list = fc.array(words, { maxLength: 45 })
  const number = fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.double())
  const hours = fc.record({ from: number, to: number })
  const ids = fc.subarray(['tax', 'housing', 'parking', 'moon'])
  const bodies = fc.oneof(
    fc.record({
      event: fc.constant('centreSetUp'),
      body: fc.record({ name: words, timeZone: fc.constant('Europe/London'), demo: fc.constant(true), cardsKeptDays: number }),
    }),
    fc.record({
      event: fc.constant('serviceSet'),
      body: fc.record({
        service: fc.constantFrom('tax', 'new'),
        name: words,
        keywords: list,
        minutes: number,
        askFor: list,
        favourite: fc.option(number),
        elsewhere: fc.option(words),
      }),
    }),
    fc.record({ event: fc.constant('deskSet'), body: fc.record({ desk: fc.constantFrom('one', 'new'), label: words, services: ids }) }),
    fc.record({ event: fc.constant('hoursSet'), body: fc.record({ week: fc.array(fc.array(hours, { maxLength: 5 }), { minLength: 6, maxLength: 8 }) }) }),
    fc.record({ event: fc.constant('closedDaysSet'), body: fc.record({ days: fc.array(fc.oneof(words, fc.constant('2027-03-26'))) }) }),
    fc.record({
      event: fc.constant('staffSet'),
      body: fc.record({
        staff: fc.constant('sam'),
        name: words,
        initials: fc.oneof(words, fc.constant('ÄB')),
        roles: fc.array(fc.constantFrom('receptionist', 'adviser', 'teamLead')),
        cannot: ids,
        lunch: fc.option(hours),
        desk: fc.option(fc.constantFrom('one', 'nine')),
      }),
    }),
    fc.record({
      event: fc.constant('delayReasonsSet'),
      body: fc.record({ reasons: fc.array(fc.record({ reason: fc.constantFrom('r1', 'r2'), words, short: words }), { maxLength: 25 }) }),
    }),
    fc.record({
      event: fc.constant('standardsSet'),
      body: fc.record({ greetedWithin: number, onTimeWithin: number, grace: number, longWait: number, keepPlace: number }),
    }),
  )
  let taken = 0
  fc.assert(
    fc.property(bodies, ({ event, body }) => {
      const decision = set(event as Event, body as never)
      if ('refused' in decision) return
      taken++
      for (const one of decision.events) expect(EVENT_BODIES[one.type].safeParse(one.body).success, JSON.stringify(one.body)).toBe(true)
    }),
    { numRuns: 2000, seed: 20270112 },
  )
  expect(taken).toBeGreaterThan(50)
})

describe('who changed what, when, and what it was before', () => {
  const finished = lead('setUpFinished', '8:30', {})
  const twelve = lead('serviceSet', '11:20', { ...tax, minutes: 12 })

  test('a change keeps both', () => {
    expect(given(finished, twelve, lead('serviceSet', '11:21', { ...tax, minutes: 15 })).state.changes).toMatchObject([
      { type: 'serviceSet', before: tax, after: { ...tax, minutes: 12 }, device: 'pc-lead', by: null },
      { before: { minutes: 12 }, after: { minutes: 15 } },
    ])
  })

  test('setting up for the first time is no change; what is added, taken away and brought back later is', () => {
    expect(given(lead('hoursSet', '8:00', { week: week(nine) }), twelve, finished).state.changes).toEqual([])
    const { state } = given(finished, lead('deskSet', '9:00', four), lead('deskRemoved', '9:10', { desk: 'four' }), lead('deskSet', '9:20', four))
    expect(state.changes.map(({ type, before }) => [type, before])).toEqual([
      ['deskSet', null],
      ['deskRemoved', four],
      ['deskSet', null],
    ])
  })

  test('a second device that finishes setting up takes nothing from the list', () => {
    expect(given(finished, twelve, lead('setUpFinished', '11:30', {})).state.changes).toHaveLength(1)
  })
})

describe('what was taken away is offered and opened nowhere', () => {
  const gone = lead('serviceRemoved', '8:30', { service: 'parking' })
  const away = lead('deskRemoved', '8:30', { desk: 'three' })
  const ann = waiting('ann', '8:50', '1')

  test('a service: no number, no enquiry, no referral, no appointment, no answer at the welcome desk', () => {
    const { when } = given(
      gone,
      ann,
      make('arrived', '8:51', { visit: 'bob', greeted: true, booked: null }),
      called('ann', '8:52', 'one'),
      seen('ann', '8:53', 'one'),
    )
    const give = { type: 'giveNumber', visit: 'bob', ticket: '2', enquiry: 'bob-1', service: 'parking', needs: [], callBy: 'screen', partySize: 1 } as const
    expect(refusal(when({ ...give, needs: [] }, '9:00'))).toBe('unknownService')
    expect(refusal(when({ type: 'addEnquiry', visit: 'ann', enquiry: 'ann-2', service: 'parking' }, '9:00'))).toBe('unknownService')
    expect(refusal(when({ type: 'refer', desk: 'one', visit: 'ann', service: 'parking' }, '9:00'))).toBe('unknownService')
    expect(refusal(when({ type: 'answerHere', visit: 'bob', service: 'parking' }, '9:00'))).toBe('unknownService')
    expect(refusal(when({ type: 'book', appointment: 'a', service: 'parking', at: 1, desk: null, day: '2027-01-12' }, '9:00'))).toBe('unknownService')
  })

  test('who waits for it already is still seen, and their visit keeps its name', () => {
    const parked = waiting('ann', '8:20', '1', { service: 'parking' })
    const { when, state } = given(make('deskOpened', '8:10', { desk: 'three' }), parked, gone)
    expect(happened(when({ type: 'callNext', desk: 'three' }, '9:00'))).toMatchObject([{ called: { visit: 'ann' } }])
    expect(state.services.get('parking')).toMatchObject({ name: 'Parking', offered: false })
  })

  test('a desk: it does not open, nobody sits at it, nobody is booked for it; set again, it is back', () => {
    const { when } = given(away)
    expect(refusal(when({ type: 'openDesk', desk: 'three' }, '9:00'))).toBe('unknownDesk')
    expect(refusal(when({ type: 'book', appointment: 'a', service: 'tax', at: 1, desk: 'three', day: '2027-01-12' }, '9:00'))).toBe('unknownDesk')
    expect(refusal(when({ type: 'callNext', desk: 'three' }, '9:00'))).toBe('deskClosed')
    const back = lead('deskSet', '8:40', { desk: 'three', label: 'Desk 3', services: ['tax'] })
    expect(happened(given(away, back).when({ type: 'openDesk', desk: 'three' }, '9:00'))).toHaveLength(1)
  })

  test('a desk that went while it was open is closed', () => {
    const told = [ann, called('ann', '8:55', 'one'), seen('ann', '8:56', 'one'), completed('ann', '8:58', 'one'), lead('deskRemoved', '9:00', { desk: 'one' })]
    expect(given(...told).state.desks.get('one')).toMatchObject({ inUse: false, isOpen: false })
  })
})

describe('a whole form of settings', () => {
  const service = (id: string, name: string): SetUpCommand => ({
    type: 'setUp',
    event: 'serviceSet',
    body: { service: id, name, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null },
  })
  const desk = (services: string[]): SetUpCommand => ({ type: 'setUp', event: 'deskSet', body: { desk: 'nine', label: 'Desk 9', services } })

  test('is set in one, each on what the ones before it said', () => {
    const said = given().when({ type: 'setUpAll', all: [service('bins', 'Bins'), desk(['bins'])] }, '9:00')
    expect(happened(said).map((event) => Object.keys(event)[0])).toEqual(['serviceSet', 'deskSet'])
  })

  test('or not at all, where one of it cannot be', () => {
    expect(refusal(given().when({ type: 'setUpAll', all: [service('bins', 'Bins'), desk(['gone'])] }, '9:00'))).toBe('unknownService')
  })

  test('leaves out what is so already', () => {
    const { when } = given(
      make('serviceSet', '8:00', { service: 'bins', name: 'Bins', keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }),
    )
    expect(happened(when({ type: 'setUpAll', all: [service('bins', 'Bins'), desk(['bins'])] }, '9:00'))).toHaveLength(1)
    expect(refusal(when({ type: 'setUpAll', all: [service('bins', 'Bins')] }, '9:00'))).toBe('alreadySo')
  })
})

describe('a rota', () => {
  const open = [{ from: at('9:00'), to: at('13:00') }]
  const rota = (more: object = {}): SetUpCommand => ({ type: 'setUp', event: 'rotaSet', body: { desk: 'one', open }, ...more })
  const tomorrow = [{ from: at('33:00'), to: at('37:00') }]

  test('is of today, or of the day for which it is', () => {
    expect(given().when(rota(), '8:00')).toMatchObject({ events: [{ day: DAY, body: { desk: 'one', open } }] })
    const ahead = rota({ day: '2027-01-13', body: { desk: 'one', open: tomorrow } })
    expect(given().when(ahead, '8:00')).toMatchObject({ events: [{ type: 'rotaSet', day: '2027-01-13', body: { open: tomorrow } }] })
    const set = make('rotaSet', '7:30', { desk: 'one', open: tomorrow }, { day: '2027-01-13' })
    expect(refusal(given(set).when(ahead, '8:00'))).toBe('alreadySo')
    expect(happened(given(set).when(rota(), '8:00'))).toHaveLength(1)
  })

  test('says when the desk is there in place of the opening hours; nobody is there where it is empty', () => {
    const hours = make('hoursSet', '7:20', { week: Array(7).fill([{ from: 540, to: 1020 }]) })
    const { state } = given(hours, make('rotaSet', '7:30', { desk: 'one', open: [] }), make('rotaSet', '7:30', { desk: 'two', open }))
    expect(['one', 'two', 'three'].map((desk) => rotaOf(state, desk, DAY))).toEqual([[], open, [{ from: at('9:00'), to: at('17:00') }]])
  })

  test('is refused for a day that has passed or is none, for a desk that there is not, and where it ends before it begins', () => {
    const said = (command: SetUpCommand) => refusal(given().when(command, '8:00'))
    expect(said(rota({ day: '2027-01-11' }))).toBe('slotPast')
    expect(said(rota({ day: '2027-02-30' }))).toBe('notADay')
    expect(said(rota({ body: { desk: 'nine', open } }))).toBe('unknownDesk')
    expect(said(rota({ body: { desk: 'one', open: [{ from: at('13:00'), to: at('9:00') }] } }))).toBe('fromAfterTo')
  })
})
