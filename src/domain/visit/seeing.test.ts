import { describe, expect, test } from 'vitest'
import { at, called, completed, given, happened, make, referred, refusal, seen, waiting } from '#test/support/given.ts'

const ann = waiting('ann', '9:00', '1')
const call = [...ann, called('ann', '9:05', 'one')]
const atDesk = [...call, seen('ann', '9:06', 'one')]
const second = (service: string) => make('enquiryAdded', '9:01', { visit: 'ann', enquiry: 'ann-2', service })

describe('beginning to see somebody', () => {
  const start = { type: 'start', visit: 'ann', desk: 'one' } as const

  test('at the desk that called them', () => {
    expect(happened(given(call).when(start, '9:06'))).toEqual([{ beingSeen: { visit: 'ann', desk: 'one' } }])
    expect(given(atDesk).visit('ann')).toMatchObject({ situation: { is: 'beingSeen', at: [{ desk: 'one', since: at('9:06') }] }, seenAt: at('9:06') })
  })

  test('not uncalled, not at another desk, not twice', () => {
    expect(refusal(given(ann).when(start, '9:06'))).toBe('notCalled')
    expect(refusal(given(call).when({ ...start, desk: 'two' }, '9:06'))).toBe('notAtThisDesk')
    expect(refusal(given(atDesk).when(start, '9:07'))).toBe('alreadyBeingSeen')
    expect(refusal(given().when(start, '9:07'))).toBe('unknownVisit')
  })
})

describe('referring', () => {
  const refer = { type: 'refer', visit: 'ann', desk: 'one', service: 'tax' } as const

  test('hands them on to another queue and keeps their first arrival', () => {
    expect(happened(given(atDesk).when(refer, '9:20'))).toEqual([{ referred: { visit: 'ann', desk: 'one', enquiry: 'ann-1', service: 'tax' } }])
    const moved = given(atDesk, referred('ann', '9:20', 'one', 'tax')).visit('ann')
    expect(moved).toMatchObject({ situation: { is: 'waiting', since: at('9:20') }, arrivedAt: at('9:00'), ticket: '1' })
    expect(moved.enquiries[0]).toMatchObject({ service: 'tax', readyAt: at('9:20'), referrals: [{ from: 'housing', desk: 'one', at: at('9:20') }] })
  })

  test('so they stand before those who came after them', () => {
    const { when } = given(atDesk, waiting('bob', '9:10', '2', { service: 'tax' }), referred('ann', '9:20', 'one', 'tax'))
    expect(happened(when({ type: 'callNext', desk: 'one' }, '9:21'))).toEqual([
      { called: { visit: 'ann', desk: 'one', because: 'arrival', reason: null, screenLive: null } },
    ])
  })

  test('not to the same service, to none, from another desk or before they are seen', () => {
    expect(refusal(given(atDesk).when({ ...refer, service: 'housing' }, '9:20'))).toBe('sameService')
    expect(refusal(given(atDesk).when({ ...refer, service: 'moon' }, '9:20'))).toBe('unknownService')
    expect(refusal(given(atDesk).when({ ...refer, desk: 'two' }, '9:20'))).toBe('notAtThisDesk')
    expect(refusal(given(call).when(refer, '9:20'))).toBe('notBeingSeen')
    expect(refusal(given().when(refer, '9:20'))).toBe('unknownVisit')
  })
})

describe('completing', () => {
  const finish = { type: 'complete', visit: 'ann', desk: 'one', outcome: 'finishedToday', next: null } as const
  const next = { byWhen: '2027-01-26', tellBy: 'letter' } as const

  test('finished today is one key and ends the visit', () => {
    const { type: _, outcome, ...rest } = { ...finish, enquiry: 'ann-1', stays: false }
    expect(happened(given(atDesk).when(finish, '9:20'))).toEqual([{ completed: { ...rest, outcome } }])
    const done = given(atDesk, completed('ann', '9:20', 'one')).visit('ann')
    expect(done.situation).toEqual({ is: 'completed', at: at('9:20') })
    expect(done.enquiries[0]?.outcomes).toEqual([{ outcome: 'finishedToday', next: null, desk: 'one', at: at('9:20') }])
  })

  test('anything else says by when, and how they hear', () => {
    expect(refusal(given(atDesk).when({ ...finish, outcome: 'weDoSomething' }, '9:20'))).toBe('nextMissing')
    expect(happened(given(atDesk).when({ ...finish, outcome: 'weDoSomething', next }, '9:20'))).toMatchObject([
      { completed: { outcome: 'weDoSomething', next } },
    ])
  })

  test('finished today has nothing more, whatever was typed before', () => {
    expect(happened(given(atDesk).when({ ...finish, next }, '9:20'))).toMatchObject([{ completed: { next: null } }])
  })

  test('not before they are seen, and not from another desk', () => {
    expect(refusal(given(call).when(finish, '9:20'))).toBe('notBeingSeen')
    expect(refusal(given(atDesk).when({ ...finish, desk: 'two' }, '9:20'))).toBe('notAtThisDesk')
    expect(refusal(given(atDesk, completed('ann', '9:20', 'one')).when(finish, '9:21'))).toBe('notBeingSeen')
    expect(refusal(given().when(finish, '9:21'))).toBe('unknownVisit')
  })

  test('with another enquiry that this desk serves, they stay', () => {
    expect(happened(given(atDesk, second('tax')).when(finish, '9:20'))).toMatchObject([{ completed: { enquiry: 'ann-1', stays: true } }])
    const stays = given(atDesk, second('tax'), completed('ann', '9:20', 'one', { stays: true }))
    expect(stays.visit('ann').situation).toMatchObject({ is: 'beingSeen', at: [{ desk: 'one' }] })
    expect(happened(stays.when(finish, '9:30'))).toMatchObject([{ completed: { enquiry: 'ann-2', stays: false } }])
  })

  test('with another that it does not serve, they wait for it with their first arrival', () => {
    expect(happened(given(atDesk, second('parking')).when(finish, '9:20'))).toMatchObject([{ completed: { enquiry: 'ann-1', stays: false } }])
    const goesOn = given(atDesk, second('parking'), completed('ann', '9:20', 'one')).visit('ann')
    expect(goesOn).toMatchObject({ situation: { is: 'waiting', since: at('9:20') }, arrivedAt: at('9:00') })
  })
})
