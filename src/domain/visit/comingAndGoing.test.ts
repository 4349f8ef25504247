import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { at, came, called, completed, given, happened, held, left, make, noAnswer, refusal, seen, waiting } from '#test/support/given.ts'

const ann = waiting('ann', '9:00', '1')
const call = [...ann, called('ann', '9:05', 'one')]
const away = [...call, noAnswer('ann', '9:06', 'one')]
const atDesk = [...call, seen('ann', '9:06', 'one')]
const finished = [...atDesk, completed('ann', '9:20', 'one')]

describe('leaving before being seen', () => {
  const leave = { type: 'leave', visit: 'ann' } as const

  test('from the welcome desk, the queue, a call or from away', () => {
    for (const told of [[came('ann', '9:00')], ann, call, away])
      expect(happened(given(told).when(leave, '9:10'))).toEqual([{ leftBeforeBeingSeen: { visit: 'ann' } }])
  })

  test('nobody who is being seen, has left or is finished', () => {
    expect(refusal(given(atDesk).when(leave, '9:10'))).toBe('alreadyBeingSeen')
    expect(refusal(given(ann, left('ann', '9:05')).when(leave, '9:10'))).toBe('alreadyOver')
    expect(refusal(given(finished).when(leave, '9:30'))).toBe('alreadyOver')
    expect(refusal(given().when(leave, '9:30'))).toBe('unknownVisit')
  })
})

describe('coming back', () => {
  const back = { type: 'bringBack', visit: 'ann' } as const
  const cameBack = make('cameBack', '9:30', { visit: 'ann' })

  test('whoever was away or thought to have left is in the queue again, at the place of their first arrival', () => {
    for (const told of [away, [...ann, left('ann', '9:10')]]) {
      expect(happened(given(told).when(back, '9:30'))).toEqual([{ cameBack: { visit: 'ann' } }])
      expect(given(told, cameBack).visit('ann')).toMatchObject({ situation: { is: 'waiting', since: at('9:30') }, arrivedAt: at('9:00'), ticket: '1' })
    }
  })

  test('whoever left without a number stands at the welcome desk again, where they can get one', () => {
    const { visit, when } = given(came('ann', '9:00'), left('ann', '9:02'), cameBack)
    expect(visit('ann').situation).toEqual({ is: 'greeted' })
    const number: Command = { type: 'giveNumber', visit: 'ann', ticket: '8', enquiry: 'ann-1', service: 'housing', needs: [], callBy: 'screen', partySize: 1 }
    expect(happened(when(number, '9:31'))).toHaveLength(1)
  })

  test('nobody who never went away', () => {
    for (const told of [ann, call, finished]) expect(refusal(given(told).when(back, '9:30'))).toBe('notAway')
    expect(refusal(given().when(back, '9:30'))).toBe('unknownVisit')
  })
})

describe('hold', () => {
  const park = (desk: string | null) => ({ type: 'hold', visit: 'ann', desk }) as const

  test('from the queue or from away, by nobody in particular', () => {
    for (const told of [ann, away]) expect(happened(given(told).when(park(null), '9:10'))).toEqual([{ putOnHold: { visit: 'ann', desk: null } }])
  })

  test('from the desk that called them or sees them', () => {
    for (const told of [call, atDesk]) {
      expect(happened(given(told).when(park('one'), '9:10'))).toEqual([{ putOnHold: { visit: 'ann', desk: 'one' } }])
      expect(given(told, held('ann', '9:10', 'one')).visit('ann').situation).toEqual({ is: 'onHold', desk: 'one', since: at('9:10') })
    }
  })

  test('not from the side while a desk has them', () => {
    for (const told of [call, atDesk]) {
      expect(refusal(given(told).when(park(null), '9:10'))).toBe('alreadyBeingSeen')
      expect(refusal(given(told).when(park('two'), '9:10'))).toBe('notAtThisDesk')
    }
  })

  test('nobody at the welcome desk, on hold, or over', () => {
    expect(refusal(given(came('ann', '9:00')).when(park(null), '9:10'))).toBe('notInQueue')
    expect(refusal(given(ann, held('ann', '9:05', null)).when(park(null), '9:10'))).toBe('notInQueue')
    expect(refusal(given(finished).when(park(null), '9:30'))).toBe('alreadyOver')
    expect(refusal(given().when(park(null), '9:30'))).toBe('unknownVisit')
  })

  test('taken off hold, they wait again at the place of their arrival, and the time they were seen for stays known', () => {
    const off = make('takenOffHold', '9:40', { visit: 'ann' })
    expect(happened(given(atDesk, held('ann', '9:10', 'one')).when({ type: 'takeOffHold', visit: 'ann' }, '9:40'))).toEqual([
      { takenOffHold: { visit: 'ann' } },
    ])
    expect(given(atDesk, held('ann', '9:10', 'one'), off).visit('ann')).toMatchObject({
      situation: { is: 'waiting' },
      arrivedAt: at('9:00'),
      seenAt: at('9:06'),
    })
    expect(refusal(given(ann).when({ type: 'takeOffHold', visit: 'ann' }, '9:40'))).toBe('notOnHold')
  })
})
