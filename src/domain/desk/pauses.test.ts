import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { at, booked, booking, called, came, given, happened, held, make, noAnswer, numbered, refusal, seen, waiting } from '#test/support/given.ts'
import { deskBackBy, deskStands } from './deskNow.ts'
import { onlyHere } from './onlyHere.ts'

const WHOLE = make('callingRuleSet', '7:30', { parts: [...WHOLE_RULE] }, { device: 'pc-lead' })
const rest = (desk: string, clock = '12:00', until = '12:30') => make('deskOnBreak', clock, { desk, until: at(until) })
const notes = (desk: string, clock = '12:00') => make('deskFinishingNotes', clock, { desk })
const open = (desk: string, clock: string) => make('deskOpened', clock, { desk })
const stands = (...told: Parameters<typeof given>) => deskStands(given(...told).state.desks.get('one')!)
const take = { type: 'takeBreak', desk: 'one', until: at('12:30') } as const
const finish = { type: 'finishNotes', desk: 'one' } as const
const close = { type: 'closeDesk', desk: 'one' } as const

describe('a desk is open, finishing notes, on a break until a time, or closed', () => {
  test('one of the four', () => {
    expect(stands()).toBe('open')
    expect(stands(notes('one'))).toBe('finishingNotes')
    expect(stands(rest('one'))).toBe('onBreak')
    expect(stands(rest('one'), make('deskClosed', '12:10', { desk: 'one' }))).toBe('closed')
    expect(stands(rest('one'), open('one', '12:20'))).toBe('open')
    expect(given(rest('one'), make('deskClosed', '12:10', { desk: 'one' })).state.desks.get('one')?.pause).toBeNull()
    expect(given(rest('one')).state.desks.get('one')?.pause).toEqual({ is: 'onBreak', until: at('12:30') })
  })

  test('on a break it calls nobody until it is opened, also when the time has passed', () => {
    const ann = waiting('ann', '11:50', '1')
    const next = { type: 'callNext', desk: 'one' } as const
    expect(given(ann, rest('one')).when(next, '12:10')).toEqual({ refused: { reason: 'deskOnBreak', desk: 'one', until: at('12:30') } })
    expect(refusal(given(ann, rest('one')).when(next, '12:40'))).toBe('deskOnBreak')
    expect(happened(given(ann, rest('one')).when({ type: 'openDesk', desk: 'one' }, '12:40'))).toEqual([{ deskOpened: { desk: 'one' } }])
    expect(happened(given(ann, rest('one'), open('one', '12:40')).when(next, '12:41'))).toHaveLength(1)
  })

  test('finishing notes ends with the next call, or when the adviser says so', () => {
    const ann = waiting('ann', '11:50', '1')
    expect(happened(given(ann, notes('one')).when({ type: 'callNext', desk: 'one' }, '12:10'))).toHaveLength(1)
    expect(stands(ann, notes('one'), called('ann', '12:10', 'one'))).toBe('open')
    expect(stands(ann, rest('one'), seen('ann', '12:10', 'one'))).toBe('open')
    expect(stands(ann, notes('one'), called('ann', '12:10', 'two'))).toBe('finishingNotes')
    expect(happened(given(notes('one')).when({ type: 'openDesk', desk: 'one' }, '12:05'))).toHaveLength(1)
  })

  test('only an open desk with nobody at it pauses', () => {
    const busy = [...waiting('ann', '11:50', '1'), called('ann', '11:55', 'one')]
    for (const command of [take, finish] satisfies Command[]) {
      expect(happened(given().when(command, '12:00'))).toHaveLength(1)
      expect(refusal(given(busy).when(command, '12:00'))).toBe('deskBusy')
      expect(refusal(given().when({ ...command, desk: 'three' }, '12:00'))).toBe('deskClosed')
      expect(refusal(given().when({ ...command, desk: 'nine' }, '12:00'))).toBe('unknownDesk')
    }
    expect(refusal(given(notes('one')).when(finish, '12:01'))).toBe('alreadySo')
    expect(refusal(given().when(take, '12:30'))).toBe('breakIsOver')
    expect(happened(given(rest('one')).when({ ...take, until: at('12:45') }, '12:20'))).toEqual([{ deskOnBreak: { desk: 'one', until: at('12:45') } }])
  })

  test('a desk on a break is there again from its time on', () => {
    const desk = given(rest('one')).state.desks.get('one')!
    expect([at('12:30') - 1, at('12:30')].map((time) => deskBackBy(desk, time))).toEqual([false, true])
    expect(deskBackBy(given(notes('one')).state.desks.get('one')!, at('12:00'))).toBe(true)
    expect(deskBackBy(given().state.desks.get('three')!, at('12:00'))).toBe(false)
  })
})

describe('closing a desk tells about people whom only it can serve', () => {
  // Desk 1 alone serves tax; housing is served by desk 2 as well.
  const tax = waiting('tax', '11:50', '1', { service: 'tax' })
  const housing = waiting('housing', '11:40', '2')

  test('and asks; said anyway, it closes', () => {
    const { when } = given(WHOLE, tax, housing)
    expect(when(close, '12:00')).toEqual({ refused: { reason: 'onlyDeskForThem', desk: 'one', tickets: ['1'] } })
    expect(happened(when({ ...close, anyway: true }, '12:00'))).toEqual([{ deskClosed: { desk: 'one' } }])
    expect(happened(given(WHOLE, housing).when(close, '12:00'))).toHaveLength(1)
    expect(happened(given(tax).when(close, '12:00'))).toHaveLength(1)
  })

  test('no other way round: who is at the desk is finished first', () => {
    expect(refusal(given(WHOLE, tax, called('tax', '12:00', 'one')).when({ ...close, anyway: true }, '12:01'))).toBe('deskBusy')
  })

  test('in calling order, then those who are not in the queue just now', () => {
    const told = [
      ...waiting('away', '11:00', '5', { service: 'tax' }),
      called('away', '11:05', 'one'),
      noAnswer('away', '11:06', 'one'),
      ...waiting('out', '11:10', '6', { service: 'tax' }),
      make('steppedOut', '11:12', { visit: 'out' }),
      ...waiting('held', '11:15', '7', { service: 'tax' }),
      held('held', '11:16', null),
    ]
    const { state, day } = given(WHOLE, told, tax, housing)
    expect(onlyHere(state, day, 'one', at('12:00')).map(({ id }) => id)).toEqual(['tax', 'away', 'out', 'held'])
    expect(onlyHere(state, day, 'two', at('12:00'))).toEqual([])
    const nobodys = given(WHOLE, waiting('parks', '11:50', '8', { service: 'parking' }))
    expect(onlyHere(nobodys.state, nobodys.day, 'one', at('12:00'))).toEqual([])
  })

  test('a desk on a break comes back, a closed one does not; an appointment at this desk has no other', () => {
    const only = (...told: Parameters<typeof given>) => {
      const { state, day } = given(WHOLE, ...told)
      return onlyHere(state, day, 'one', at('12:00')).map(({ id }) => id)
    }
    expect(only(housing, rest('two'))).toEqual([])
    expect(only(housing, make('deskClosed', '11:45', { desk: 'two' }))).toEqual(['housing'])
    const slot = booked('slot', '12:00', 'one')
    expect(only(booking(slot), came('eve', '11:50', slot), numbered('eve', '11:50', '9'))).toEqual(['eve'])
  })
})
