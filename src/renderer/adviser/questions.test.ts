import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { refusalSentence } from '#domain/centre/refusal.ts'
import { decide } from '#domain/centre/decide.ts'
import type { Given, Made } from '#test/support/given.ts'
import { at, booked, booking, called, came, DAY, given, make, numbered, ruled, waiting } from '#test/support/given.ts'
import { askingOf, questionOf, stillAsked } from './questions.ts'
import { standingOf } from '#renderer/staff/atDesk/standing.ts'

const WHOLE = ruled()
const slot = { ...booked('slot', '10:30'), service: 'tax' }
const ann = waiting('ann', '10:00', '1', { service: 'tax' })
const bob = waiting('bob', '10:05', '2', { service: 'tax' })
const eve = [came('eve', '10:20', slot), numbered('eve', '10:20', '9', { service: 'tax' })]
const call = { type: 'call', desk: 'one', visit: 'ann' } as const

function asked(centre: Given, command: Command, clock: string) {
  const decision = decide(centre.state, command, { now: at(clock), day: DAY, device: 'pc-one' })
  if (!('refused' in decision)) throw new Error('It was simply done')
  const question = questionOf(command, decision.refused, refusalSentence(decision.refused, centre.state))
  if (!question) throw new Error(`A plain no: ${decision.refused.reason}`)
  return { question, asking: askingOf(question, centre.day, { id: 'one', label: 'Desk 1' }) }
}
const at1 = (centre: Given, picked: string | null, clock: string) => {
  const desk = centre.state.desks.get('one')
  if (!desk) throw new Error('no desk')
  return standingOf(centre.state, centre.day, desk, picked, at(clock))
}
const withFirst = (told: (Made | Made[])[], command: Command, clock: string) => asked(given(...told), command, clock).asking

describe('before a call that makes an appointment late', () => {
  test('Enter leaves it, C calls anyway', () => {
    const { sentence, first, others } = withFirst([WHOLE, booking(slot), ann], call, '10:26')
    expect(sentence).toBe('Appointment at 10:30am. Call anyway?')
    expect(first).toEqual({ keyName: 'Enter', words: 'Do not call 1 yet', does: null })
    expect(others).toEqual([{ keyName: 'C', words: 'Call 1 anyway', does: { ...call, anyway: true } }])
  })

  test('is the customer here already, Enter calls them instead; out of turn that is because they need this desk', () => {
    const { first } = withFirst([WHOLE, booking(slot), ann, eve], call, '10:26')
    expect(first).toEqual({
      keyName: 'Enter',
      words: 'Call 9 for the appointment instead',
      does: { type: 'call', desk: 'one', visit: 'eve', reason: 'needsThisDesk' },
    })
    expect('events' in given(WHOLE, booking(slot), ann, eve).when(first.does!, '10:26')).toBe(true)
  })

  test('the reason that was said goes with the answer', () => {
    const command = { type: 'call', desk: 'one', visit: 'bob', reason: 'quickMatter' } as const
    expect(withFirst([WHOLE, booking(slot), ann, bob], command, '10:26').others[0]?.does).toEqual({ ...command, anyway: true })
  })
})

describe('why out of turn', () => {
  const command = { type: 'call', desk: 'one', visit: 'bob' } as const

  test('Enter leaves them, a digit says why and calls', () => {
    const { first, others } = withFirst([WHOLE, ann, bob], command, '10:10')
    expect(first).toMatchObject({ words: 'Do not call 2', does: null })
    expect(others.map(({ keyName, words }) => `${keyName} ${words}`)).toEqual([
      '1 I know their case',
      '2 A quick matter',
      '3 Needs this desk',
      '4 They came back',
      '5 Another reason',
    ])
    expect(others[0]?.does).toEqual({ ...command, reason: 'knowsTheCase' })
    expect('events' in given(WHOLE, ann, bob).when(others[0]!.does!, '10:10')).toBe(true)
  })

  test('goes away when they are next by now, or somebody else has them', () => {
    const { question } = asked(given(WHOLE, ann, bob), command, '10:10')
    const stands = (told: (Made | Made[])[], picked: string | null) => {
      const now = given(...told)
      return stillAsked(question, now.day, at1(now, picked, '10:11'))
    }
    expect(stands([WHOLE, ann, bob], 'bob')).toBe(true)
    expect(stands([WHOLE, ann, bob], null)).toBe(false)
    expect(stands([WHOLE, ann, bob, called('bob', '10:10', 'two')], 'bob')).toBe(false)
    expect(stands([WHOLE, ann, bob, called('ann', '10:10', 'one')], 'bob')).toBe(false)
  })
})

describe('see now', () => {
  const asking = (...told: (Made | Made[])[]) => askingOf({ is: 'seeNow', visit: 'ann' }, given(ann, ...told).day, { id: 'one', label: 'Desk 1' })

  test('asks why by digit; Enter leaves them', () => {
    const { sentence, first, others } = asking()
    expect([sentence, first.words, first.does]).toEqual(['Why see 1 now?', 'Leave 1 as they are', null])
    expect(others.map(({ keyName, words, does }) => [keyName, words, does])).toEqual([
      ['1', 'Emergency', { type: 'seeNow', visit: 'ann', reason: 'emergency' }],
      ['2', 'Safeguarding', { type: 'seeNow', visit: 'ann', reason: 'safeguarding' }],
    ])
  })

  test('can be taken back, and so can priority', () => {
    for (const said of [make('seeNow', '10:01', { visit: 'ann', reason: 'emergency' }), make('prioritised', '10:01', { visit: 'ann', reason: 'unwell' })])
      expect(asking(said).others.at(-1)).toEqual({ keyName: '0', words: 'Back in their turn', does: { type: 'removePriority', visit: 'ann' } })
  })

  test('is asked also while the desk sees somebody else, and not of somebody who is called', () => {
    const busy = given(ann, bob, called('bob', '10:06', 'one'))
    expect(stillAsked({ is: 'seeNow', visit: 'ann' }, busy.day, at1(busy, null, '10:07'))).toBe(true)
    expect(stillAsked({ is: 'seeNow', visit: 'bob' }, busy.day, at1(busy, null, '10:07'))).toBe(false)
  })
})

test('a plain no is no question', () => {
  expect(questionOf(call, { reason: 'deskClosed', desk: 'one' }, '')).toBeNull()
  expect(questionOf({ type: 'callAgain', desk: 'one', visit: 'ann' }, { reason: 'calledJustNow', from: 0 }, '')).toBeNull()
})
