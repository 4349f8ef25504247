import { describe, expect, test } from 'vitest'
import { board } from '#domain/display/board.ts'
import { dayCounts } from '#domain/lead/today.ts'
import { callingOrder } from '#domain/queue/callingOrder.ts'
import { at, given, happened, make, refusal, waiting } from '#test/support/given.ts'
import { privatelyHere } from './privately.ts'
import { rollCall } from './rollCall.ts'

const staff = (id: string, roles: ('receptionist' | 'safeguarding')[]) =>
  make('staffSet', '7:30', { staff: id, name: id, initials: 'A', roles, cannot: [], lunch: null, desk: null })
const sits = (id: string) => make('placeTaken', '8:00', { staff: id, desk: null })
const came = make('privateCame', '15:35', { visit: 'ani' })
const open = { type: 'openPrivately', visit: 'ani' } as const

describe('somebody who asks for help in private', () => {
  test('has no number, is in no queue, on no screen and in no count: only one more is here', () => {
    const [before, after] = [given(waiting('bo', '15:00', '7')), given(waiting('bo', '15:00', '7'), came)]
    expect(board(after.state, after.day, at('15:36'))).toEqual(board(before.state, before.day, at('15:36')))
    expect(dayCounts(after.day)).toEqual(dayCounts(before.day))
    expect(callingOrder(after.state, after.day, at('15:36')).map(({ id }) => id)).toEqual(['bo'])
    expect([...after.day.visits.keys()]).toEqual(['bo'])
    expect(privatelyHere(after.day, at('15:36'))).toHaveLength(1)
    expect(privatelyHere(after.day, at('15:34'))).toEqual([])
    // On the list of who is in the building they are one more.
    const out = { from: at('15:40'), to: null }
    expect(rollCall(after.day, out).people).toBe(rollCall(before.day, out).people + 1)
    expect(rollCall(after.day, out).rows.at(-1)).toMatchObject({ ticket: null, people: 1, was: { is: 'private' } })
    expect(rollCall(given(came, make('privateEnded', '15:39', { visit: 'ani' })).day, out).rows).toEqual([])
  })

  test('is here until they have left, once', () => {
    expect(happened(given().when({ type: 'comePrivately', visit: 'ani' }, '15:35'))).toEqual([{ privateCame: { visit: 'ani' } }])
    expect(refusal(given(came).when({ type: 'comePrivately', visit: 'ani' }, '15:36'))).toBe('alreadyHere')
    expect(happened(given(came).when({ type: 'endPrivately', visit: 'ani' }, '16:10'))).toEqual([{ privateEnded: { visit: 'ani' } }])
    const gone = given(came, make('privateEnded', '16:10', { visit: 'ani' }))
    expect(privatelyHere(gone.day, at('16:09'))).toHaveLength(1)
    expect(privatelyHere(gone.day, at('16:10'))).toEqual([])
    expect(refusal(gone.when({ type: 'endPrivately', visit: 'ani' }, '16:11'))).toBe('alreadyOver')
    expect(refusal(given().when({ type: 'endPrivately', visit: 'ani' }, '16:11'))).toBe('unknownPrivate')
  })

  test('whose record is opened without the role shows nothing, and the attempt is kept', () => {
    const sam = [staff('sam', ['receptionist']), sits('sam'), came]
    expect(happened(given(sam).when(open, '15:50'))).toEqual([{ privateOpened: { visit: 'ani', allowed: false } }])
    expect(happened(given(came).when(open, '15:50'))).toEqual([{ privateOpened: { visit: 'ani', allowed: false } }])
    expect(happened(given(staff('kim', ['safeguarding']), sits('kim'), came).when(open, '15:50'))).toEqual([{ privateOpened: { visit: 'ani', allowed: true } }])
    const gone = [staff('kim', ['safeguarding']), sits('kim'), make('staffRemoved', '9:00', { staff: 'kim' }), came]
    expect(happened(given(gone).when(open, '15:50'))).toEqual([{ privateOpened: { visit: 'ani', allowed: false } }])
    expect(given(sam, make('privateOpened', '15:50', { visit: 'ani', allowed: false })).day.privates[0]?.looks).toMatchObject([
      { at: at('15:50'), allowed: false },
    ])
    expect(refusal(given().when(open, '15:50'))).toBe('unknownPrivate')
  })
})
