/* What somebody was told of their wait: with the number, and anew. */
import { describe, expect, test } from 'vitest'
import type { Need } from '#domain/events.ts'
import { readState, writeState } from '#domain/centre/stateText.ts'
import { as, at, called, came, given, happened, left, make, numbered, refusal, seen, undone, waiting } from '#test/support/given.ts'

const range = (from: string, by: string, expected: string) => ({ from: at(from), by: at(by), expected: at(expected) })
const SOON = range('9:10', '9:25', '9:16')
const LATER = range('9:20', '9:40', '9:31')
const told = (visit: string, clock: string, what = LATER, device = 'pc-welcome') => make('waitTold', clock, { visit, ...what }, { device })
const number = {
  type: 'giveNumber',
  visit: 'ann',
  ticket: '1',
  enquiry: 'ann-1',
  service: 'housing',
  needs: [] as Need[],
  callBy: 'screen',
  partySize: 1,
} as const

describe('the number is given', () => {
  test('with a range: it is in the same event, so that it goes with it', () => {
    const { ticket, enquiry, service, needs, callBy, partySize, visit } = number
    const body = { visit, ticket, enquiry, service, needs, callBy, partySize }
    expect(happened(given(came('ann', '9:00')).when({ ...number, told: SOON }, '9:01'))).toEqual([{ numberGiven: { ...body, told: SOON } }])
    expect(happened(given(came('ann', '9:00')).when(number, '9:01'))).toStrictEqual([{ numberGiven: body }])
  })

  test('and undone: nothing was told either', () => {
    const { visit, outcomes } = given(came('ann', '9:00'), as('number', numbered('ann', '9:01', '1', { told: SOON })), undone('ann', '9:01:05', 'number'))
    expect(outcomes.at(-1)).toBe('applied')
    expect(visit('ann')).toMatchObject({ ticket: null, told: [], situation: { is: 'greeted' } })
  })
})

describe('told anew', () => {
  test('both ranges are kept, oldest first, with when and by which device', () => {
    const { visit } = given(waiting('ann', '9:01', '1', { told: SOON }), told('ann', '9:15', LATER, 'pc-lead'))
    expect(visit('ann').told).toEqual([
      { at: at('9:01'), ...SOON, device: 'pc-welcome' },
      { at: at('9:15'), ...LATER, device: 'pc-lead' },
    ])
  })

  test('undone: the number and the first range stay', () => {
    const { visit } = given(waiting('ann', '9:01', '1', { told: SOON }), as('again', told('ann', '9:15')), undone('ann', '9:15:05', 'again'))
    expect(visit('ann')).toMatchObject({ ticket: '1', told: [{ by: SOON.by }] })
  })

  test('somebody who waits, stepped out, is on hold, or has no number yet', () => {
    const tell = { type: 'tellWait', visit: 'ann', ...LATER } as const
    expect(happened(given(waiting('ann', '9:00', '1')).when(tell, '9:15'))).toEqual([{ waitTold: { visit: 'ann', ...LATER } }])
    expect(happened(given(came('ann', '9:00')).when(tell, '9:15'))).toHaveLength(1)
    expect(happened(given(waiting('ann', '9:00', '1'), make('steppedOut', '9:05', { visit: 'ann' })).when(tell, '9:15'))).toHaveLength(1)
    expect(happened(given(waiting('ann', '9:00', '1'), make('putOnHold', '9:05', { visit: 'ann', desk: null })).when(tell, '9:15'))).toHaveLength(1)
  })

  test('not: who was called, is being seen or has left, nor a time that has passed, nor the same again', () => {
    const tell = { type: 'tellWait', visit: 'ann', ...LATER } as const
    const ann = waiting('ann', '9:00', '1', { told: SOON })
    expect(refusal(given(ann, called('ann', '9:10', 'one')).when(tell, '9:11'))).toBe('calledAlready')
    expect(refusal(given(ann, called('ann', '9:10', 'one'), seen('ann', '9:11', 'one')).when(tell, '9:12'))).toBe('calledAlready')
    expect(refusal(given(ann, left('ann', '9:10')).when(tell, '9:11'))).toBe('alreadyOver')
    expect(refusal(given(ann).when(tell, '9:40'))).toBe('toldTimePassed')
    expect(refusal(given(ann).when({ ...tell, ...SOON }, '9:11'))).toBe('alreadySo')
    expect(refusal(given().when(tell, '9:11'))).toBe('unknownVisit')
  })
})

describe('apart', () => {
  test('two desks gave a number and a range each: both were said, and both are kept', () => {
    const second = make(
      'numberGiven',
      '9:02',
      { visit: 'ann', ticket: 'K01', enquiry: 'ann-2', service: 'housing', needs: [], callBy: 'screen', partySize: 1, told: LATER },
      { device: 'pc-hall' },
    )
    const { visit } = given(waiting('ann', '9:01', '1', { told: SOON }), second)
    expect(visit('ann')).toMatchObject({
      ticket: '1',
      told: [
        { by: SOON.by, device: 'pc-welcome' },
        { by: LATER.by, device: 'pc-hall' },
      ],
    })
  })

  test('told while a desk had called them: it was said, and changes nothing else', () => {
    const { visit, outcomes } = given(waiting('ann', '9:01', '1'), called('ann', '9:05', 'one'), told('ann', '9:06'))
    expect(outcomes.at(-1)).toBe('applied')
    expect(visit('ann')).toMatchObject({ situation: { is: 'called', desk: 'one' }, told: [{ at: at('9:06') }] })
  })

  test('of somebody whose arrival never came: they were here, and were told', () => {
    expect(given(told('ann', '9:06')).visit('ann')).toMatchObject({ tasks: [{ kind: 'arrivalMissing' }], told: [{ at: at('9:06') }] })
  })
})

test('a try-out that is over was told nothing', () => {
  const practice = [make('practised', '9:00', { visit: 'try' }), numbered('try', '9:01', '9', { told: SOON }), left('try', '9:02')]
  expect(given(practice).visit('try').told).toEqual([])
})

test('a state of the release before, whose visits were told nothing, is read', () => {
  const { state } = given(waiting('ann', '9:01', '1'))
  const before = writeState(state).replace('"told":[],', '')
  expect(before).not.toContain('"told"')
  expect(readState(before)).toEqual(state)
  const said = given(waiting('ann', '9:01', '1', { told: SOON })).state
  expect(readState(writeState(said))).toEqual(said)
})
