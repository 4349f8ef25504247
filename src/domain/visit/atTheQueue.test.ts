import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { completed, given, happened, left, make, refusal, seen, called, waiting } from '#test/support/given.ts'

const ann = waiting('ann', '9:00', '1')
const over = [ann, left('ann', '9:10')].flat()

describe('noting needs', () => {
  const note: Command = { type: 'noteNeeds', visit: 'ann', needs: ['interpreter'], callBy: 'comeAndGet' }

  test('replaces what was noted before', () => {
    expect(happened(given(ann).when(note, '9:01'))).toEqual([{ needsNoted: { visit: 'ann', needs: ['interpreter'], callBy: 'comeAndGet' } }])
    const told = given(waiting('ann', '9:00', '1', { needs: ['wheelchair'] }), make('needsNoted', '9:01', { visit: 'ann', needs: [], callBy: 'comeAndGet' }))
    expect(told.visit('ann')).toMatchObject({ needs: [], callBy: 'comeAndGet', situation: { is: 'waiting' } })
  })

  test('not of a visit that has ended, nor of nobody', () => {
    expect(refusal(given(over).when(note, '9:11'))).toBe('alreadyOver')
    expect(refusal(given().when(note, '9:11'))).toBe('unknownVisit')
  })
})

describe('one more enquiry', () => {
  const add = { type: 'addEnquiry', visit: 'ann', enquiry: 'ann-2', service: 'tax' } as const

  test('waits behind the one before it', () => {
    expect(happened(given(ann).when(add, '9:01'))).toEqual([{ enquiryAdded: { visit: 'ann', enquiry: 'ann-2', service: 'tax' } }])
    const both = given(ann, make('enquiryAdded', '9:01', { visit: 'ann', enquiry: 'ann-2', service: 'tax' })).visit('ann')
    expect(both.enquiries.map((enquiry) => enquiry.id)).toEqual(['ann-1', 'ann-2'])
  })

  test('not for a service that they are in the queue for', () => {
    expect(given(ann).when({ ...add, service: 'housing' }, '9:01')).toEqual({ refused: { reason: 'sameService', service: 'housing' } })
  })

  test('the same service again once the first is finished', () => {
    const finished = completed('ann', '9:20', 'one', { stays: true })
    const { when } = given(
      ann,
      make('enquiryAdded', '9:01', { visit: 'ann', enquiry: 'ann-2', service: 'tax' }),
      called('ann', '9:05', 'one'),
      seen('ann', '9:06', 'one'),
      finished,
    )
    expect(happened(when({ ...add, enquiry: 'ann-3', service: 'housing' }, '9:21'))).toHaveLength(1)
  })

  test('not for a service that the centre does not have, a visit that has ended, or nobody', () => {
    expect(refusal(given(ann).when({ ...add, service: 'moon' }, '9:01'))).toBe('unknownService')
    expect(refusal(given(over).when(add, '9:11'))).toBe('alreadyOver')
    expect(refusal(given().when(add, '9:11'))).toBe('unknownVisit')
  })

  test('said at the welcome desk while a desk apart finished the first, it brings them back into the queue', () => {
    const both = given(ann, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one'), completed('ann', '9:20', 'one'), [
      make('enquiryAdded', '9:19', { visit: 'ann', enquiry: 'ann-2', service: 'tax' }),
    ])
    expect(both.visit('ann').situation).toMatchObject({ is: 'waiting' })
  })
})

describe('priority', () => {
  const first = { type: 'prioritise', visit: 'ann', reason: 'unwell' } as const

  test('is given for a reason, and the reason is kept', () => {
    expect(happened(given(ann).when(first, '9:01'))).toEqual([{ prioritised: { visit: 'ann', reason: 'unwell' } }])
    expect(given(ann, make('prioritised', '9:01', { visit: 'ann', reason: 'unwell' })).visit('ann').priority).toBe('unwell')
  })

  test('the same reason twice is refused, another is not', () => {
    const { when } = given(ann, make('prioritised', '9:01', { visit: 'ann', reason: 'unwell' }))
    expect(refusal(when(first, '9:02'))).toBe('alreadySo')
    expect(happened(when({ ...first, reason: 'distressed' }, '9:02'))).toHaveLength(1)
  })

  test('not of a visit that has ended, nor of nobody', () => {
    expect(refusal(given(over).when(first, '9:11'))).toBe('alreadyOver')
    expect(refusal(given().when(first, '9:11'))).toBe('unknownVisit')
  })
})
