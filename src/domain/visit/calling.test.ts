import { describe, expect, test } from 'vitest'
import { came, called, calledAgain, completed, given, happened, held, left, make, noAnswer, refusal, seen, waiting } from '#test/support/given.ts'

const ann = waiting('ann', '9:00', '1')
const bob = waiting('bob', '9:01', '2', { service: 'tax' })
const next = (desk: string) => ({ type: 'callNext', desk }) as const
const call = (visit: string, desk: string) => ({ type: 'call', visit, desk }) as const

describe('calling the next', () => {
  test('calls whoever came first', () => {
    expect(happened(given(bob, ann).when(next('one'), '9:10'))).toEqual([
      { called: { visit: 'ann', desk: 'one', because: 'arrival', reason: null, screenLive: null } },
    ])
  })

  test('only those whom the desk can see', () => {
    const chris = waiting('chris', '9:05', '3')
    expect(happened(given(bob, chris).when(next('two'), '9:10'))).toEqual([
      { called: { visit: 'chris', desk: 'two', because: 'arrival', reason: null, screenLive: null } },
    ])
    expect(refusal(given(bob).when(next('two'), '9:10'))).toBe('nobodyWaiting')
  })

  test('nobody who has not got a number yet, is away, on hold or gone', () => {
    const { when } = given(
      came('new', '8:50'),
      waiting('away', '8:51', '11'),
      called('away', '8:55', 'one'),
      noAnswer('away', '8:56', 'one'),
      waiting('held', '8:52', '12'),
      held('held', '8:56', null),
      waiting('gone', '8:53', '13'),
      left('gone', '8:57'),
    )
    expect(refusal(when(next('one'), '9:10'))).toBe('nobodyWaiting')
  })

  test('not from a desk that is closed, busy or unknown', () => {
    expect(given(ann).when(next('three'), '9:10')).toEqual({ refused: { reason: 'deskClosed', desk: 'three' } })
    expect(refusal(given(ann).when(next('nine'), '9:10'))).toBe('unknownDesk')
    const busy = given(ann, bob, called('ann', '9:05', 'one'))
    expect(busy.when(next('one'), '9:10')).toEqual({ refused: { reason: 'deskBusy', desk: 'one', ticket: '1' } })
    expect(refusal(given(ann, bob, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one')).when(next('one'), '9:10'))).toBe('deskBusy')
  })
})

describe('calling a chosen one', () => {
  test('whoever waits can be called out of turn, also by a desk that does not serve them', () => {
    expect(happened(given(ann, bob).when(call('bob', 'two'), '9:10'))).toEqual([
      { called: { visit: 'bob', desk: 'two', because: 'outOfTurn', reason: null, screenLive: null } },
    ])
  })

  test('whoever did not answer can be called again', () => {
    const { when, visit } = given(ann, called('ann', '9:05', 'one'), noAnswer('ann', '9:06', 'one'))
    expect(visit('ann').situation).toMatchObject({ is: 'away', desk: 'one' })
    expect(happened(when(call('ann', 'two'), '9:10'))).toEqual([
      { called: { visit: 'ann', desk: 'two', because: 'outOfTurn', reason: null, screenLive: null } },
    ])
  })

  test('the desk that has them is named in the refusal', () => {
    const refused = { refused: { reason: 'notInQueue', ticket: '1', by: 'one' } }
    expect(given(ann, called('ann', '9:05', 'one')).when(call('ann', 'two'), '9:10')).toEqual(refused)
    expect(given(ann, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one')).when(call('ann', 'two'), '9:10')).toEqual(refused)
  })

  test('nobody who is at the welcome desk, on hold, gone or finished', () => {
    const finished = [ann, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one'), completed('ann', '9:20', 'one')].flat()
    for (const told of [[came('ann', '9:00')], [...ann, held('ann', '9:01', null)], [...ann, left('ann', '9:01')], finished]) {
      expect(refusal(given(told).when(call('ann', 'two'), '9:30'))).toBe('notInQueue')
    }
  })

  test('nobody whom we do not know, and nobody to a closed desk', () => {
    expect(refusal(given().when(call('ann', 'one'), '9:10'))).toBe('unknownVisit')
    expect(refusal(given(ann).when(call('ann', 'three'), '9:10'))).toBe('deskClosed')
  })
})

describe('calling again, and no answer', () => {
  const again = { type: 'callAgain', visit: 'ann', desk: 'one' } as const
  const silent = { type: 'noAnswer', visit: 'ann', desk: 'one' } as const
  const told = [ann, called('ann', '9:05', 'one')].flat()

  test('the desk that called calls again, or says that nobody came', () => {
    expect(happened(given(told).when(again, '9:06'))).toEqual([{ calledAgain: { visit: 'ann', desk: 'one', screenLive: null } }])
    expect(happened(given(told).when(silent, '9:07'))).toEqual([{ didNotAnswer: { visit: 'ann', desk: 'one' } }])
    expect(given(told, calledAgain('ann', '9:06', 'one')).visit('ann').calls).toHaveLength(2)
  })

  test('no other desk does', () => {
    for (const command of [again, silent])
      expect(given(told).when({ ...command, desk: 'two' }, '9:06')).toEqual({ refused: { reason: 'notAtThisDesk', desk: 'two' } })
  })

  test('nobody who was not called, or who is there already', () => {
    for (const command of [again, silent]) {
      expect(refusal(given(ann).when(command, '9:06'))).toBe('notCalled')
      expect(refusal(given(told, seen('ann', '9:06', 'one')).when(command, '9:07'))).toBe('notCalled')
      expect(refusal(given().when(command, '9:07'))).toBe('unknownVisit')
    }
  })

  test('a desk whose call came to nothing does not call again on the wall', () => {
    const { visit } = given(told, called('ann', '9:05:30', 'two'), calledAgain('ann', '9:06', 'two'))
    expect(visit('ann').calls.map((made) => made.desk)).toEqual(['one'])
    expect(visit('ann').history.map((event) => event.type)).toContain('calledAgain')
  })

  test('a person who is away keeps their number, arrival and enquiry', () => {
    const { visit } = given(told, noAnswer('ann', '9:07', 'one'))
    expect(visit('ann')).toMatchObject({ ticket: '1', arrivedAt: given(ann).visit('ann').arrivedAt })
    expect(visit('ann').enquiries[0]?.outcomes).toEqual([])
  })

  test('a note of their needs does not take the call back', () => {
    const { visit } = given(told, make('needsNoted', '9:06', { visit: 'ann', needs: [], callBy: 'screen' }))
    expect(visit('ann').situation).toMatchObject({ is: 'called', desk: 'one' })
  })
})
