import { describe, expect, test } from 'vitest'
import { callingOrder, queueForDesk } from '#domain/queue/callingOrder.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { explained } from '#domain/queue/whyThisOne.ts'
import type { Made } from '#test/support/given.ts'
import { at, booked, booking, called, came, given, left, LONDON, make, noAnswer, numbered, ruled, waiting, works } from '#test/support/given.ts'
import { sayPlace, sayWhy } from './sayWhy.ts'
import { placesOf } from './sayWho.ts'

const OWN = { id: 'pc-one', inc: 'i', role: 'adviser', label: 'Desk 1', desk: 'one', letter: 'K', centreName: 'Town Hall', begun: 'done' } as const
const WHOLE = ruled()

/** Every sentence of the order at desk one. */
function says(told: (Made | Made[])[], clock: string): string[] {
  const { state, day } = given(...told)
  const places = placesOf(state, day, OWN)
  const order = explained(state, queueForDesk(state, day, 'one', at(clock)), at(clock))
  return order.map((one) => `${one.visit.id}: ${sayWhy(one, { state, places, desk: 'Desk 1', zone: LONDON })}`)
}
function appointment(visit: string, clock: string, arrives: string): Made[] {
  const slot = booked(`slot-${visit}`, clock)
  return [booking(slot), came(visit, arrives, slot), numbered(visit, arrives, '90')]
}
const first = (visit: string, clock: string, more: { device?: string; by?: string } = {}) => make('prioritised', clock, { visit, reason: 'unwell' }, more)

describe('"why this one?" is a plain sentence for each in the order', () => {
  test('arrival: the first has the longest wait of those the desk can see, the others since when they are here', () => {
    expect(says([WHOLE, waiting('ann', '9:00', '1'), waiting('bob', '9:10', '2')], '9:20')).toEqual([
      'ann: Longest wait of those desk 1 can see now.',
      'bob: Here since 9:10am.',
    ])
  })

  test('an appointment that is due: its time and since when they are here', () => {
    expect(says([WHOLE, appointment('dina', '10:30', '10:27')], '10:31')).toEqual(['dina: Appointment at 10:30am, here since 10:27am.'])
  })

  test('a long wait, and that both take turns', () => {
    const ann = waiting('ann', '9:00', '1')
    expect(says([WHOLE, ann], '9:42')).toEqual(['ann: Waiting 42 minutes, longer than 40.'])
    expect(says([WHOLE, ann, appointment('dina', '9:30', '9:20')], '9:42')).toEqual([
      'dina: Appointment at 9:30am, here since 9:20am: takes turns with long waits.',
      'ann: Waiting 42 minutes, longer than 40: takes turns with appointments.',
    ])
  })

  test('priority: why, who said so and when, by initials where they are known', () => {
    const ann = waiting('ann', '9:00', '1')
    const jm = works('s1', 'JM', 'pc-welcome')
    expect(says([WHOLE, ann, first('ann', '9:12')], '9:20')).toEqual(['ann: Priority: unwell, said by the welcome desk at 9:12am.'])
    expect(says([WHOLE, jm, ann, first('ann', '9:12', { by: 's1' })], '9:20')).toEqual(['ann: Priority: unwell, said by JM at 9:12am.'])
    expect(says([WHOLE, ann, first('ann', '9:12', { device: 'pc-one' })], '9:20')).toEqual(['ann: Priority: unwell, said by desk 1 at 9:12am.'])
    expect(says([WHOLE, ann, first('ann', '9:12', { device: 'pc-far' })], '9:20')).toEqual(['ann: Priority: unwell, said by a colleague at 9:12am.'])
  })

  test('see now: who said so, and never the reason, under any rule', () => {
    const told = [waiting('ann', '9:00', '1'), make('seeNow', '9:05', { visit: 'ann', reason: 'safeguarding' })]
    expect(says([WHOLE, ...told], '9:20')).toEqual(['ann: See now, said by the welcome desk at 9:05am.'])
    expect(says(told, '9:20')).toEqual(['ann: Priority: to be seen now, said by the welcome desk at 9:05am.'])
  })

  test('an early appointment: that nobody else waits, or that it is not due', () => {
    const eve = appointment('eve', '11:00', '9:10')
    expect(says([WHOLE, eve], '9:20')).toEqual(['eve: Appointment at 11am. Nobody else waits, so they may be called before their time.'])
    expect(says([WHOLE, eve, waiting('ann', '9:15', '1')], '9:20')[1]).toBe('eve: Appointment at 11am, not due yet.')
  })

  test('who came late for their time, and who was away too long', () => {
    expect(says([WHOLE, appointment('lea', '8:30', '9:12')], '9:20')).toEqual([
      'lea: Longest wait of those desk 1 can see now. Came late for 8:30am, so their place is by when they came.',
    ])
    const away = [...waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), noAnswer('ann', '9:07', 'one'), make('cameBack', '9:50', { visit: 'ann' })]
    expect(says([WHOLE, away, waiting('bob', '9:30', '2')], '9:51')[1]).toBe('ann: Here since 9am. Away from 9:07am to 9:50am, so their place is from then.')
  })

  test('each of a long order has one', () => {
    const { state, day } = given(WHOLE, waiting('ann', '9:00', '1'), waiting('bob', '9:01', '2'), appointment('dina', '9:20', '9:10'), first('bob', '9:12'))
    for (const one of explained(state, callingOrder(state, day, at('9:50')), at('9:50')))
      expect(sayWhy(one, { state, places: new Map(), desk: 'Desk 1', zone: LONDON })).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the row of who is not in the queue says what becomes of their place', () => {
  const away = [...waiting('ann', '11:00', '1'), called('ann', '11:16', 'one'), noAnswer('ann', '11:18', 'one')]
  const place = (told: (Made | Made[])[], clock: string) => {
    const { state, visit } = given(...told)
    return sayPlace(state, visit('ann'), at(clock), LONDON)
  }

  test('away: until when it is kept, then that they go to the end', () => {
    expect(place([WHOLE, away], '11:20')).toBe('Place kept until 11:48am')
    expect(place([WHOLE, away], '11:48')).toBe('Place kept until 11:48am')
    expect(place([WHOLE, away], '11:49')).toBe('Goes to the end when they come back')
    expect(place([WHOLE, waiting('ann', '11:00', '1'), left('ann', '11:18')], '11:20')).toBe('Place kept until 11:48am')
  })

  test('stepped out: kept, however long', () => {
    expect(place([WHOLE, waiting('ann', '9:00', '1'), make('steppedOut', '9:05', { visit: 'ann' })], '16:00')).toBe('Keeps their place')
  })

  test('where places do not lapse, and for who waits: nothing', () => {
    expect(place([away], '11:20')).toBeNull()
    expect(place([ruled(WHOLE_RULE.filter((part) => part !== 'placeLapses')), away], '11:20')).toBeNull()
    expect(place([WHOLE, waiting('ann', '11:00', '1')], '11:20')).toBeNull()
  })
})
