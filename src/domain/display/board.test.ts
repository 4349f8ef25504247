import { describe, expect, test } from 'vitest'
import { SECOND } from '#domain/instant.ts'
import { as, at, called, calledAgain, given, make, noAnswer, undone, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import type { Bodies } from '#domain/events.ts'
import { board } from './board.ts'

const show = (told: (Made | Made[])[], now: number) => {
  const { state, day } = given(...told)
  return board(state, day, now)
}
/** So many people, called one a minute from 9:10 at desks one and two. */
const calls = (many: number): Made[] =>
  Array.from({ length: many }, (_, k) => {
    const desk = k % 2 === 0 ? 'one' : 'two'
    return [...waiting(`v${k}`, '9:00', `${k + 1}`), called(`v${k}`, `9:${10 + k}`, desk), noAnswer(`v${k}`, `9:${10 + k}:40`, desk)]
  }).flat()

describe('the board', () => {
  test('is empty before the first call', () => {
    expect(show([waiting('ann', '9:00', '1')], at('9:10'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('shows the number and the desk by its label', () => {
    expect(show([waiting('ann', '9:00', '1'), called('ann', '9:10', 'one')], at('9:10'))).toEqual({
      current: { ticket: '1', desk: 'Desk 1', at: at('9:10') },
      before: [],
      delays: [],
      instruction: null,
    })
  })

  test('tells nobody who was to be seen now, had priority or stepped out', () => {
    const ann = waiting('ann', '9:00', '1')
    const call = called('ann', '9:10', 'one', { because: 'seeNow' })
    const marked = [
      ...ann,
      make('seeNow', '9:01', { visit: 'ann', reason: 'safeguarding' }),
      make('prioritised', '9:02', { visit: 'ann', reason: 'unwell' }),
      make('steppedOut', '9:03', { visit: 'ann' }),
    ]
    expect(show([marked, call], at('9:10'))).toEqual(show([ann, call], at('9:10')))
    expect(show([marked], at('9:10'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('and the last three before it, newest first', () => {
    const { current, before } = show([calls(6)], at('9:15:30'))
    expect(current?.ticket).toBe('6')
    expect(before.map((call) => call.ticket)).toEqual(['5', '4', '3'])
  })

  test('each call stays for 20 seconds before the next takes its place', () => {
    const both = [waiting('ann', '9:00', '1'), waiting('bob', '9:00', '2'), called('ann', '9:10:00', 'one'), called('bob', '9:10:01', 'two')]
    expect(show(both, at('9:10:20') - 1).current?.ticket).toBe('1')
    expect(show(both, at('9:10:20')).current?.ticket).toBe('2')
    expect(show(both, at('9:10:20')).before.map((call) => call.ticket)).toEqual(['1'])
  })

  test('three calls at once are shown one after the other', () => {
    const people = ['1', '2', '3'].flatMap((ticket) => waiting(`v${ticket}`, '9:00', ticket))
    const three = [
      people,
      called('v1', '9:10:00', 'one'),
      called('v2', '9:10:01', 'two'),
      make('called', '9:10:02', { visit: 'v3', desk: 'three', because: 'arrival', reason: null, screenLive: null }),
    ]
    expect([1, 20, 40].map((after) => show(three, at('9:10') + after * SECOND).current?.ticket)).toEqual(['1', '2', '3'])
  })

  test('somebody who is called again is shown again, and once only among the last', () => {
    const told = [
      waiting('ann', '9:00', '1'),
      waiting('bob', '9:00', '2'),
      called('ann', '9:10', 'one'),
      called('bob', '9:11', 'two'),
      calledAgain('ann', '9:12', 'one'),
    ]
    expect(show(told, at('9:12'))).toMatchObject({ current: { ticket: '1', at: at('9:12') }, before: [{ ticket: '2' }] })
  })

  test('a number does not stand for ever', () => {
    const told = [waiting('ann', '9:00', '1'), called('ann', '9:10', 'one')]
    expect(show(told, at('9:25') - 1).current?.ticket).toBe('1')
    expect(show(told, at('9:25'))).toMatchObject({ current: null, before: [{ ticket: '1' }] })
  })

  test('a call that was undone is gone from the wall', () => {
    const told = [waiting('ann', '9:00', '1'), as('call', called('ann', '9:10', 'one')), undone('ann', '9:10:05', 'call')]
    expect(show(told, at('9:10:06'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('whoever asked to be fetched is never shown', () => {
    const told = [waiting('ann', '9:00', '1', { callBy: 'comeAndGet' }), called('ann', '9:10', 'one')]
    expect(show(told, at('9:10'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('also when they said so only after they were called', () => {
    const told = [waiting('ann', '9:00', '1'), called('ann', '9:10', 'one'), make('needsNoted', '9:11', { visit: 'ann', needs: [], callBy: 'comeAndGet' })]
    expect(show(told, at('9:12'))).toEqual({ current: null, before: [], delays: [], instruction: null })
  })

  test('while everybody has to leave it says so in place of every number, and afterwards the numbers are back', () => {
    const out = [waiting('ann', '9:00', '1'), called('ann', '9:10', 'one'), make('evacuated', '9:11', { drill: false })]
    expect(show(out, at('9:11'))).toEqual({ current: null, before: [], delays: [], instruction: 'evacuate' })
    expect(show([...out, make('evacuationEnded', '9:20', {})], at('9:20'))).toMatchObject({ current: { ticket: '1' }, instruction: null })
  })

  test('a drill empties the building too', () => {
    expect(show([make('evacuated', '9:11', { drill: true })], at('9:11')).instruction).toBe('evacuate')
  })

  test('carries numbers, desks and instants, and not a word more', () => {
    const text = JSON.stringify(
      show(
        [
          calls(6),
          waiting('secret-person', '9:00', '77', { service: 'housing', needs: ['sightLoss'] }),
          called('secret-person', '9:20', 'one'),
          make('delayTold', '9:15', {
            notice: 'secret-notice',
            scope: { of: 'service', service: 'housing' },
            reason: 'secret-reason',
            expectedAt: at('9:40'),
            how: ['screen'],
            screenLive: true,
            lapsesAt: at('9:45'),
          }),
        ],
        at('9:20'),
      ),
    )
    expect(text).toContain('77')
    for (const word of ['secret', 'housing', 'Housing', 'sightLoss', 'tax', 'enquiry', 'visit', 'pc-']) expect(text).not.toContain(word)
    const keys = new Set([...text.matchAll(/"(\w+)":/g)].map(([, key]) => key))
    expect([...keys].sort()).toEqual(['at', 'before', 'current', 'delays', 'desk', 'desks', 'expectedAt', 'instruction', 'reason', 'ticket'])
  })
})

describe('a delay on the board', () => {
  const REASONS = make('delayReasonsSet', '7:05', {
    reasons: [{ reason: 'busy', words: 'More people came than we expected', short: 'It is busier than we expected' }],
  })
  const told = (scope: Bodies['delayTold']['scope'], how: Bodies['delayTold']['how'] = ['screen'], clock = '9:05', notice = clock) =>
    make('delayTold', clock, { notice, scope, reason: 'busy', expectedAt: at('9:30'), how, screenLive: true, lapsesAt: at('9:35') })
  const delays = (...events: (Made | Made[])[]) => show([REASONS, waiting('ann', '9:00', '1'), ...events], at('9:10')).delays
  const busy = { expectedAt: at('9:30'), reason: 'It is busier than we expected' }

  test('is by number or by desk, never by service: the desks that serve it stand there', () => {
    expect(delays(told({ of: 'visit', visit: 'ann' }))).toEqual([{ ticket: '1', desks: [], ...busy }])
    expect(delays(told({ of: 'desk', desk: 'two' }))).toEqual([{ ticket: null, desks: ['Desk 2'], ...busy }])
    expect(delays(told({ of: 'service', service: 'tax' }))).toEqual([{ ticket: null, desks: ['Desk 1', 'Desk 3'], ...busy }])
    expect(delays(told({ of: 'centre' }))).toEqual([{ ticket: null, desks: [], ...busy }])
  })

  test('says by when, where the number was told a range: they may be called sooner', () => {
    const range = { from: at('9:10'), by: at('9:20'), expected: at('9:15') }
    const anew = make('waitTold', '9:05', { visit: 'ann', ...range, by: at('9:30') })
    const shown = (...events: Made[]) => show([REASONS, waiting('ann', '9:00', '1', { told: range }), ...events], at('9:10')).delays
    expect(shown(told({ of: 'visit', visit: 'ann' }), anew)).toEqual([{ ticket: '1', desks: [], ...busy, by: true }])
    expect(shown(told({ of: 'visit', visit: 'ann' }, ['screen'], '9:06'), anew)).toEqual([{ ticket: '1', desks: [], ...busy }])
  })

  test('is there only where it was told on the screen, and the last that was said of them', () => {
    expect(delays(told({ of: 'visit', visit: 'ann' }, ['inPerson']))).toEqual([])
    expect(delays(told({ of: 'centre' }), told({ of: 'centre' }, ['screen'], '9:06'), told({ of: 'desk', desk: 'one' }, ['screen'], '9:07'))).toHaveLength(2)
  })

  test('goes when it lapses, when its customer is called, when it is taken back, and while everybody has to leave', () => {
    const own = told({ of: 'visit', visit: 'ann' })
    expect(show([REASONS, waiting('ann', '9:00', '1'), own], at('9:35')).delays).toEqual([])
    expect(delays(own, called('ann', '9:08', 'one'))).toEqual([])
    expect(delays(own, make('delayEnded', '9:08', { notice: '9:05' }))).toEqual([])
    expect(delays(own, make('evacuated', '9:08', { drill: false }))).toEqual([])
  })
})
