import { describe, expect, test } from 'vitest'
import type { Bodies } from '#domain/events.ts'
import type { Made } from '#test/support/given.ts'
import { as, at, called, calledAgain, came, completed, given, LONDON, make, noAnswer, numbered, seen, waiting, works } from '#test/support/given.ts'
import { initialsOf, placesOf } from './sayWho.ts'
import { sayDelay, sayEvent } from './storyWords.ts'
import { delaysInStory } from '#domain/delays/inStory.ts'

const tell = (told: (Made | Made[])[], reasons = false) => {
  const { state, visit } = given(...told)
  return visit('ann').history.map((event) => sayEvent(event, { state, visit: visit('ann'), zone: LONDON, reasons }))
}
const ann = waiting('ann', '9:00', '1')

describe('the story of a visit', () => {
  test('says each thing in plain words', () => {
    const told = [
      ann,
      make('needsNoted', '9:01', { visit: 'ann', needs: ['hearingLoop'], callBy: 'comeAndGet' }),
      called('ann', '9:10', 'one', { because: 'longWait', screenLive: false }),
      calledAgain('ann', '9:11', 'one', true),
      noAnswer('ann', '9:13', 'one'),
      make('cameBack', '9:20', { visit: 'ann' }),
      make('steppedOut', '9:21', { visit: 'ann' }),
      called('ann', '9:30', 'two', { because: 'outOfTurn', reason: 'cameBack' }),
      seen('ann', '9:31', 'two'),
      completed('ann', '9:40', 'two', { outcome: 'weDoSomething', next: { byWhen: '2027-01-20', tellBy: 'letter' } }),
    ]
    expect(tell(told)).toEqual([
      'Came in and was greeted',
      'Number 1 for Housing',
      'Noted: come and get me, hearing loop',
      'Called to Desk 1. Long wait. No screen showed it',
      'Called to Desk 1 again',
      'Did not answer Desk 1',
      'Here again',
      'Stepped out',
      'Called to Desk 2. Out of turn: They came back',
      'Being seen at Desk 2',
      'Finished at Desk 2: we do something, told by letter by Wednesday 20 January',
    ])
  })

  test('keeps why somebody went first; why they were to be seen now only where it may be read', () => {
    const told = [ann, make('prioritised', '9:02', { visit: 'ann', reason: 'unwell' }), make('seeNow', '9:03', { visit: 'ann', reason: 'safeguarding' })]
    expect(tell(told).slice(2)).toEqual(['Priority: unwell', 'See now'])
    expect(tell(told, true)[3]).toBe('See now: safeguarding')
  })

  test('a correction shows what it was, and why', () => {
    const change = { what: 'arrivedAt', at: at('8:50') } as const
    expect(tell([ann, make('corrected', '9:30', { visit: 'ann', change, why: 'toldLater' })]).at(-1)).toBe(
      'Put right: came at 8:50am. It was: came at 9am. Why: told later',
    )
    const service = { what: 'service', enquiry: 'ann-1', service: 'tax' } as const
    expect(tell([ann, make('corrected', '9:30', { visit: 'ann', change: service, why: 'wrongKey' })]).at(-1)).toBe(
      'Put right: came for Council Tax. It was: came for Housing. Why: wrong key',
    )
  })

  test('what was undone is not part of it', () => {
    const call = as('call', called('ann', '9:05', 'one'))
    expect(tell([ann, call, make('undone', '9:05:05', { visit: 'ann', event: 'call' })])).toHaveLength(2)
  })
})

describe('what they were told of a delay', () => {
  const REASONS = make('delayReasonsSet', '7:05', { reasons: [{ reason: 'overran', words: 'The one before took longer.', short: 'Delay' }] })
  const notice = (clock: string, of: Bodies['delayTold']['scope'], more: Partial<Bodies['delayTold']> = {}) =>
    make('delayTold', clock, {
      ...{ notice: `n-${clock}`, scope: of, reason: 'overran', expectedAt: at('9:30'), how: ['inPerson'], screenLive: null, lapsesAt: at('9:35') },
      ...more,
    })
  const own = { of: 'visit', visit: 'ann' } as const
  const everybody = { of: 'centre' } as const
  const delays = (...told: (Made | Made[])[]) => {
    const { state, day, visit } = given(REASONS, ...told)
    return delaysInStory(state, day, visit('ann')).map((one) => sayDelay(one, { state, visit: visit('ann'), zone: LONDON, reasons: false }))
  }

  test('stands in the story with how, why and until when, whether to them alone or to everybody', () =>
    expect(
      delays(
        ann,
        notice('9:05', own),
        notice('9:06', { of: 'service', service: 'housing' }, { how: ['inPerson', 'screen'], screenLive: true, expectedAt: null }),
        notice('9:07', everybody, { reason: null, how: ['screen'], screenLive: true }),
      ),
    ).toEqual([
      'Told of a delay in person: The one before took longer. About 9:30am',
      'Told of a delay, with everybody for Housing, in person and on the screen: The one before took longer. No time given',
      'Told of a delay, with everybody, on the screen: no reason given. About 9:30am',
    ]))

  test('which did not come to them says why it counts for nothing', () => {
    const needs = make('needsNoted', '9:01', { visit: 'ann', needs: [], callBy: 'comeAndGet' })
    const screen = { how: ['screen' as const], screenLive: true }
    const last = (...told: (Made | Made[])[]) => delays(...told).map((words) => words.split('. ').at(-1))
    expect(last(ann, notice('9:05', own, { how: ['screen'], screenLive: false }))).toEqual(['Counts as not told: no screen was live'])
    expect(last(ann, needs, notice('9:05', own, screen))).toEqual(['Counts as not told: they are fetched in person'])
    expect(last(ann, called('ann', '9:10', 'one'), notice('9:12', own))).toEqual(['Counts as not told: after the call'])
    expect(last(notice('8:50', own), ann)).toEqual(['Counts as not told: not said to them'])
    const outage = make('outageRecorded', '9:30', { from: at('9:00'), to: at('9:20') })
    expect(last(ann, called('ann', '9:10', 'one'), outage, notice('9:31', own))).toEqual(['Written down afterwards, of an outage'])
  })

  test('of everybody before they came or after their call, or of other people, is not part of it', () => {
    const early = notice('8:00', everybody, { lapsesAt: at('8:30'), how: ['screen'], screenLive: false })
    const bob = waiting('bob', '9:00', '2')
    expect(delays(notice('8:50', everybody), ann)).toEqual([])
    expect(delays(early, ann, bob, called('ann', '9:10', 'one'), notice('9:12', everybody), notice('9:13', { of: 'visit', visit: 'bob' }))).toEqual([])
    expect(delays(ann, notice('9:05', { of: 'desk', desk: 'one' }))).toEqual([])
  })
})

describe('who and where', () => {
  test('staff by initials; a device by the desk at which it called, or as the welcome desk where it greeted', () => {
    const { state, day } = given(works('s1', 'JM', 'pc-welcome'), ann, called('ann', '9:10', 'two'))
    const own = { id: 'pc-lead', inc: 'i', role: 'lead', label: 'Team lead', desk: null, letter: 'L', centreName: 'Town Hall', begun: 'done' } as const
    expect([...placesOf(state, day, own)]).toEqual([
      ['pc-welcome', 'welcome desk'],
      ['pc-two', 'desk 2'],
      ['pc-lead', 'Team lead'],
    ])
    expect([initialsOf(state, 's1'), initialsOf(state, 'nobody'), initialsOf(state, null)]).toEqual(['JM', null, null])
  })

  test('a welcome desk that calls for another desk is still the welcome desk', () => {
    const { state, day } = given(came('ann', '9:00'), numbered('ann', '9:00', '1'), { ...called('ann', '9:10', 'two'), device: 'pc-welcome' })
    const own = { id: 'x', inc: 'i', role: 'adviser', label: 'Desk 1', desk: 'one', letter: 'L', centreName: '', begun: 'done' } as const
    expect(placesOf(state, day, own).get('pc-welcome')).toBe('welcome desk')
  })
})
