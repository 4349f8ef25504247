import { describe, expect, test } from 'vitest'
import { settleAll } from '#domain/centre/fold.ts'
import { decide } from '#domain/centre/decide.ts'
import { SECOND } from '#domain/instant.ts'
import { as, at, booked, booking, called, came, completed, DAY, given, happened, make, noAnswer, refusal, seen, undone, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { lastUndoable, UNDO_WITHIN } from './undo.ts'

const ann = waiting('ann', '9:00', '1')
const call = as('call', called('ann', '9:05', 'one'))
const undo = { type: 'undo', visit: 'ann', event: 'call' } as const
const later = (ms: number) => ({ now: at('9:05') + ms, day: DAY, device: 'pc-one' })

describe('undo', () => {
  test('within 10 seconds, to the second', () => {
    const { state } = given(ann, call)
    expect(UNDO_WITHIN).toBe(10 * SECOND)
    expect(happened(decide(state, undo, later(0)))).toEqual([{ undone: { visit: 'ann', event: 'call' } }])
    expect(happened(decide(state, undo, later(10 * SECOND)))).toHaveLength(1)
    expect(refusal(decide(state, undo, later(10 * SECOND + 1)))).toBe('tooLateToUndo')
  })

  test('of what somebody was told of their wait with a delay takes the delay back as well', () => {
    const told = { from: at('9:10'), by: at('9:20'), expected: at('9:15') }
    const body = { notice: 'n', scope: { of: 'visit', visit: 'ann' }, reason: 'busy', expectedAt: at('9:40'), how: ['inPerson'], screenLive: null } as const
    const notice = make('delayTold', '9:05', { ...body, how: ['inPerson'], lapsesAt: at('9:45') })
    const anew = as('anew', make('waitTold', '9:05', { visit: 'ann', ...told, by: at('9:40') }))
    const ends = (...more: Made[]) => given(waiting('ann', '9:00', '1', { told }), notice, anew, ...more).day.delays[0]?.endedAt
    expect(ends(undone('ann', '9:05:05', 'anew'))).toBe(at('9:05:05'))
    // Another device wrote of them meanwhile: it comes to nothing, and takes nothing back.
    expect(ends(called('ann', '9:05:02', 'one'), undone('ann', '9:05:05', 'anew'))).toBeNull()
  })

  test('a day later is too late, and the visit is of another day', () => {
    const { state } = given(ann, call)
    expect(refusal(decide(state, undo, later(24 * 3600 * SECOND)))).toBe('tooLateToUndo')
    expect(refusal(decide(state, undo, { ...later(24 * 3600 * SECOND), day: '2027-01-13' }))).toBe('unknownVisit')
  })

  test('only the last thing that happened to the visit', () => {
    expect(refusal(given(ann, call, seen('ann', '9:05:02', 'one')).when(undo, '9:05:04'))).toBe('changedSince')
    expect(refusal(given().when(undo, '9:05:04'))).toBe('unknownVisit')
  })

  test('the 10 seconds are judged where it was pressed: it applies however late it reaches the log', () => {
    expect(given(ann, call, undone('ann', '9:05:05', 'call')).outcomes.at(-1)).toBe('applied')
    expect(given(ann, call, undone('ann', '17:00', 'call')).outcomes.at(-1)).toBe('applied')
  })

  test('after something else has happened it comes to nothing, and the desk is told', () => {
    const { outcomes, visit, day } = given(ann, call, seen('ann', '9:05:02', 'one'), undone('ann', '9:05:05', 'call'))
    expect(outcomes.at(-1)).toBe('noEffect:changedSince')
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen' })
    expect(day.noEffects).toMatchObject([{ type: 'undone', reason: 'changedSince', visit: 'ann', desk: null, by: 'one' }])
  })

  test('pressed on two devices, it undoes once', () => {
    const { outcomes } = given(ann, call, undone('ann', '9:05:05', 'call'), undone('ann', '9:05:06', 'call'))
    expect(outcomes.slice(-2)).toEqual(['applied', 'noEffect:changedSince'])
  })

  test('a call that was undone never stopped a wait', () => {
    const { visit } = given(ann, call, undone('ann', '9:05:05', 'call'))
    expect(visit('ann')).toEqual(given(ann).visit('ann'))
    expect(visit('ann').calls).toEqual([])
  })

  test('a call that lost does not keep the winner from undoing', () => {
    const { outcomes } = given(ann, call, called('ann', '9:05:01', 'two'), undone('ann', '9:05:05', 'call'))
    expect(outcomes.slice(-2)).toEqual(['noEffect:calledByAnotherDesk', 'applied'])
  })

  test('every step can be undone, and leaves the visit as it was', () => {
    const steps = [
      make('greeted', '9:10', { visit: 'ann' }),
      make('needsNoted', '9:10', { visit: 'ann', needs: ['wheelchair'], callBy: 'comeAndGet' }),
      make('prioritised', '9:10', { visit: 'ann', reason: 'unwell' }),
      make('enquiryAdded', '9:10', { visit: 'ann', enquiry: 'ann-2', service: 'tax' }),
      called('ann', '9:10', 'one'),
      make('leftBeforeBeingSeen', '9:10', { visit: 'ann' }),
      make('putOnHold', '9:10', { visit: 'ann', desk: null }),
      make('answeredAtWelcomeDesk', '9:10', { visit: 'ann', service: null }),
    ]
    for (const step of steps) expect(given(ann, as('step', step), undone('ann', '9:10:05', 'step')).visit('ann')).toEqual(given(ann).visit('ann'))
    const atDesk = [...ann, call, seen('ann', '9:06', 'one')]
    for (const step of [completed('ann', '9:10', 'one'), make('referred', '9:10', { visit: 'ann', desk: 'one', enquiry: 'ann-1', service: 'tax' })])
      expect(given(atDesk, as('step', step), undone('ann', '9:10:05', 'step')).visit('ann')).toEqual(given(atDesk).visit('ann'))
    const away = as('step', noAnswer('ann', '9:06', 'one'))
    expect(given(ann, call, away, undone('ann', '9:06:05', 'step')).visit('ann').situation).toMatchObject({ is: 'called' })
  })

  test('an arrival that was undone never was, and cannot be undone again', () => {
    const { visit, when, outcomes } = given(as('in', came('ann', '9:00')), undone('ann', '9:00:05', 'in'), undone('ann', '9:00:06', 'in'))
    expect(visit('ann').situation).toEqual({ is: 'undone' })
    expect(outcomes.at(-1)).toBe('noEffect:changedSince')
    expect(refusal(when({ type: 'undo', visit: 'ann', event: 'in' }, '9:00:07'))).toBe('unknownVisit')
    const slot = booked('slot', '10:00')
    expect(given(booking(slot), as('in', came('ann', '9:00', slot)), undone('ann', '9:00:05', 'in')).day.appointments.get('slot')?.visit).toBeNull()
  })

  test('a device undoes its own last deed while there is time', () => {
    const { day } = given(ann, waiting('bob', '9:04:58', '2'), call)
    expect(lastUndoable(day, 'pc-one', at('9:05:10'))?.id).toBe('call')
    expect(lastUndoable(day, 'pc-one', at('9:05:11'))).toBeNull()
    expect(lastUndoable(day, 'pc-welcome', at('9:05:05'))?.body.visit).toBe('bob')
    expect(lastUndoable(day, 'pc-two', at('9:05:05'))).toBeNull()
  })

  test('on the own screen at once, before the hub has said anything', () => {
    const { state } = given(ann, call)
    const own = {
      id: 'u',
      n: null,
      type: 'undone',
      v: 1,
      day: DAY,
      at: at('9:05:05'),
      body: { visit: 'ann', event: 'call' },
      device: 'pc-one',
      inc: 'i',
      outcome: 'applied',
    } as const
    const view = settleAll(state, [own])
    expect(view.outcomes).toEqual(['applied'])
    expect(view.state.days.get(DAY)?.visits.get('ann')?.situation).toMatchObject({ is: 'waiting' })
  })
})

test('nobody is brought back to a desk that has called somebody else meanwhile', () => {
  const told = [
    ...waiting('ann', '9:00', '1'),
    called('ann', '9:05', 'one'),
    seen('ann', '9:06', 'one'),
    as('done', completed('ann', '9:20', 'one')),
    ...waiting('bob', '9:01', '2'),
    called('bob', '9:20:05', 'one'),
  ]
  const undo = { type: 'undo', visit: 'ann', event: 'done' } as const
  expect(given(told).when(undo, '9:20:08')).toEqual({ refused: { reason: 'deskBusy', desk: 'one', ticket: '2' } })
  expect(happened(given(told.slice(0, -1)).when(undo, '9:20:08'))).toHaveLength(1)
})
