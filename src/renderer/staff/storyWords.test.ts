import { describe, expect, test } from 'vitest'
import type { Made } from '#test/support/given.ts'
import { as, at, called, calledAgain, came, completed, given, LONDON, make, noAnswer, numbered, seen, waiting, works } from '#test/support/given.ts'
import { initialsOf, placesOf } from './sayWho.ts'
import { sayEvent } from './storyWords.ts'

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
