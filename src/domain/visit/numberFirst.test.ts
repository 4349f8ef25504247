import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/centre/command.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { waitingMinutes } from '#domain/queue/waits.ts'
import { at, came, cameUnseen, given, happened, left, make, numbered, refusal, waiting } from '#test/support/given.ts'

const first = (visit: string, clock: string, ticket: string) => make('numberGivenFirst', clock, { visit, ticket, needs: [], callBy: 'screen', partySize: 1 })
const added = (visit: string, clock: string, service = 'housing') => make('enquiryAdded', clock, { visit, enquiry: `${visit}-1`, service })
const give: Extract<Command, { type: 'giveNumberFirst' }> = { type: 'giveNumberFirst', visit: 'ann', ticket: '7', needs: [], callBy: 'screen', partySize: 1 }
const add = { type: 'addEnquiry', visit: 'ann', enquiry: 'ann-1', service: 'housing' } as const

describe('the number first, and what they came for follows', () => {
  test('is given to who was greeted, and to who stands in the line', () => {
    const { type: _, ...body } = give
    expect(happened(given(came('ann', '9:00')).when(give, '9:01'))).toEqual([{ numberGivenFirst: body }])
    expect(happened(given(cameUnseen('ann', '9:00')).when(give, '9:01'))).toHaveLength(1)
    expect(refusal(given(waiting('ann', '9:00', '3')).when(give, '9:01'))).toBe('alreadyHasNumber')
    expect(refusal(given(came('ann', '9:00'), left('ann', '9:01')).when(give, '9:02'))).toBe('notAtTheWelcomeDesk')
    expect(refusal(given().when(give, '9:00'))).toBe('unknownVisit')
  })

  test('until then they stand at the welcome desk and in no queue', () => {
    const { state, day, visit } = given(cameUnseen('ann', '9:00'), first('ann', '9:01', '7'))
    expect(visit('ann')).toMatchObject({ situation: { is: 'greeted' }, ticket: '7', greetedAt: at('9:01') })
    expect(callingOrder(state, day, at('9:05'))).toEqual([])
  })

  test('once they said it they are in the queue, with the wait and the place from the door', () => {
    expect(happened(given(came('ann', '9:00'), first('ann', '9:01', '7')).when(add, '9:10'))).toEqual([
      { enquiryAdded: { visit: 'ann', enquiry: 'ann-1', service: 'housing' } },
    ])
    const { state, day, visit } = given(came('ann', '9:00'), first('ann', '9:01', '7'), waiting('bob', '9:05', '8'), added('ann', '9:10'))
    expect(visit('ann')).toMatchObject({ situation: { is: 'waiting', since: at('9:10') }, ticket: '7' })
    expect(callingOrder(state, day, at('9:12')).map(({ id }) => id)).toEqual(['ann', 'bob'])
    expect(waitingMinutes(visit('ann'), at('9:12'))).toBe(12)
  })

  test('a desk that was apart and gave a number with a service: both numbers stand, and a human is told', () => {
    const { visit } = given(came('ann', '9:00'), first('ann', '9:01', '7'), numbered('ann', '9:02', 'K01'))
    expect(visit('ann')).toMatchObject({ ticket: '7', situation: { is: 'waiting' }, tasks: [{ kind: 'numberedTwice', ticket: 'K01' }] })
    const other = given(came('ann', '9:00'), numbered('ann', '9:02', 'K01'), first('ann', '9:01', '7')).visit('ann')
    expect(other).toMatchObject({ ticket: 'K01', situation: { is: 'waiting' }, tasks: [{ kind: 'numberedTwice', ticket: '7' }] })
  })
})

describe('how many people have a number', () => {
  const note = { type: 'notePartySize', visit: 'ann', partySize: 3 } as const

  test('is 1 unless said, and can be changed later', () => {
    expect(given(waiting('ann', '9:00', '1')).visit('ann').partySize).toBe(1)
    expect(happened(given(waiting('ann', '9:00', '1')).when(note, '9:05'))).toEqual([{ partySizeNoted: { visit: 'ann', partySize: 3 } }])
    expect(given(waiting('ann', '9:00', '1'), make('partySizeNoted', '9:05', { visit: 'ann', partySize: 3 })).visit('ann').partySize).toBe(3)
  })

  test('not to what it is, and not once they are gone', () => {
    expect(refusal(given(waiting('ann', '9:00', '1')).when({ ...note, partySize: 1 }, '9:05'))).toBe('alreadySo')
    expect(refusal(given(waiting('ann', '9:00', '1'), left('ann', '9:04')).when(note, '9:05'))).toBe('alreadyOver')
  })
})
