/* Coming and going, where a centre has the whole rule: the place in the queue and the wait, each sentence a test. */
import { describe, expect, test } from 'vitest'
import { STANDARDS, WHOLE_RULE } from '#domain/queue/callingRule.ts'
import { callingOrder, nextForDesk } from '#domain/queue/callingOrder.ts'
import { keptUntil } from '#domain/queue/place.ts'
import { explained } from '#domain/queue/whyThisOne.ts'
import { awayMinutes, waitedMinutes, waitingMinutes, waitsOf } from '#domain/queue/waits.ts'
import {
  as,
  at,
  booked,
  called,
  calledAgain,
  came,
  completed,
  given,
  happened,
  held,
  left,
  make,
  noAnswer,
  numbered,
  referred,
  refusal,
  seen,
  undone,
  waiting,
} from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'

const WHOLE = make('callingRuleSet', '7:30', { parts: [...WHOLE_RULE] }, { device: 'pc-lead' })
const ann = waiting('ann', '9:00', '1')
const bob = waiting('bob', '9:10', '2')
const more = (clock: string, enquiry = 'more', service = 'tax') => make('enquiryAdded', clock, { visit: 'ann', enquiry, service })
const back = (clock: string) => make('cameBack', clock, { visit: 'ann' })
const out = (clock: string) => make('steppedOut', clock, { visit: 'ann' })
const order = (told: (Made | Made[])[], clock: string) => {
  const { state, day } = given(...told)
  return callingOrder(state, day, at(clock)).map(({ id }) => id)
}
const shown = { screenLive: true } as const
const notShown = { screenLive: false } as const
const waits = (...told: (Made | Made[])[]) => waitsOf(given(...told).visit('ann')).map((wait) => ({ from: wait.from, to: wait.to, away: awayMinutes(wait) }))

describe('a place in the queue keeps the first arrival', () => {
  const first = [...ann, called('ann', '9:20', 'one'), seen('ann', '9:20', 'one')]

  test('after a second matter, a referral, being on hold', () => {
    expect(order([WHOLE, first, more('9:21'), bob, completed('ann', '9:30', 'one')], '9:31')).toEqual(['ann', 'bob'])
    expect(order([WHOLE, first, bob, referred('ann', '9:30', 'one', 'tax')], '9:31')).toEqual(['ann', 'bob'])
    expect(order([WHOLE, ann, held('ann', '9:05', null), bob, make('takenOffHold', '9:40', { visit: 'ann' })], '9:41')).toEqual(['ann', 'bob'])
  })
})

describe('each enquiry’s wait starts when it is ready', () => {
  const seenOnce = [...ann, called('ann', '9:20', 'one'), seen('ann', '9:21', 'one')]

  test('the first on arrival, however late the number came', () => {
    expect(waits(came('ann', '9:00'), numbered('ann', '9:08', '1'))).toEqual([{ from: at('9:00'), to: null, away: 0 }])
  })

  test('the next at the end of the one before, and not before', () => {
    const { visit } = given(seenOnce, more('9:25'))
    expect(visit('ann').enquiries.map((one) => one.readyAt)).toEqual([at('9:00'), null])
    const told = [...seenOnce, more('9:25'), completed('ann', '9:30', 'one'), called('ann', '9:50', 'two')]
    expect(waits(told.slice(0, -1)).at(-1)).toEqual({ from: at('9:30'), to: null, away: 0 })
    expect(waits(told)).toEqual([
      { from: at('9:00'), to: at('9:20'), away: 0 },
      { from: at('9:30'), to: at('9:50'), away: 0 },
    ])
    expect(waitingMinutes(given(told.slice(0, -1)).visit('ann'), at('9:45'))).toBe(15)
  })

  test('who stays at the desk for the next one did not wait for it', () => {
    expect(waits(seenOnce, more('9:25'), completed('ann', '9:30', 'one', { stays: true })).at(-1)).toEqual({ from: at('9:30'), to: at('9:30'), away: 0 })
  })

  test('one that was referred waits again, and what it waited before stays', () => {
    expect(waits(seenOnce, referred('ann', '9:40', 'one', 'tax'), called('ann', '9:55', 'two'))).toEqual([
      { from: at('9:00'), to: at('9:20'), away: 0 },
      { from: at('9:40'), to: at('9:55'), away: 0 },
    ])
  })

  test('what was booked waits from its time, what follows from when it is ready', () => {
    const slot = booked('slot', '9:10')
    const told = [came('ann', '9:00', slot), numbered('ann', '9:00', '1'), called('ann', '9:20', 'one'), seen('ann', '9:20', 'one'), more('9:21')]
    expect(waits(told, completed('ann', '9:30', 'one')).map(({ from }) => from)).toEqual([at('9:10'), at('9:30')])
    const later = booked('slot', '9:50')
    const early = [came('ann', '9:00', later), numbered('ann', '9:00', '1'), called('ann', '9:20', 'one'), seen('ann', '9:20', 'one'), more('9:21')]
    expect(waits(early, completed('ann', '9:30', 'one')).map(({ from }) => from)).toEqual([at('9:50'), at('9:30')])
  })
})

describe('a visit is at one desk at a time', () => {
  test('no second desk can call or start them', () => {
    const { when } = given(WHOLE, ann, called('ann', '9:05', 'one'))
    expect(refusal(when({ type: 'call', desk: 'two', visit: 'ann', reason: 'other' }, '9:06'))).toBe('notInQueue')
    expect(refusal(when({ type: 'start', desk: 'two', visit: 'ann' }, '9:06'))).toBe('notAtThisDesk')
    const atOne = given(WHOLE, ann, called('ann', '9:05', 'one'), seen('ann', '9:06', 'one'))
    expect(refusal(atOne.when({ type: 'call', desk: 'two', visit: 'ann', reason: 'other' }, '9:07'))).toBe('notInQueue')
    expect(refusal(atOne.when({ type: 'complete', desk: 'two', visit: 'ann', outcome: 'finishedToday', next: null }, '9:07'))).toBe('notAtThisDesk')
  })
})

describe('two calls a minute apart, then "did not answer"', () => {
  const again = { type: 'callAgain', desk: 'one', visit: 'ann' } as const
  const silent = { type: 'noAnswer', desk: 'one', visit: 'ann' } as const
  const once = [WHOLE, ...ann, called('ann', '9:05', 'one')]

  test('the second call comes a minute after the first', () => {
    expect(given(once).when(again, '9:05:59')).toEqual({ refused: { reason: 'calledJustNow', from: at('9:06') } })
    expect(happened(given(once).when(again, '9:06'))).toHaveLength(1)
  })

  test('nobody is away after one call', () => {
    expect(given(once).when(silent, '9:30')).toEqual({ refused: { reason: 'callOnceMore', from: at('9:06') } })
    expect(happened(given(once, calledAgain('ann', '9:06', 'one')).when(silent, '9:06:30'))).toHaveLength(1)
  })

  test('a call later in the day begins anew', () => {
    const told = [...once, calledAgain('ann', '9:06', 'one'), noAnswer('ann', '9:07', 'one'), called('ann', '9:30', 'one')]
    expect(refusal(given(told).when(silent, '9:40'))).toBe('callOnceMore')
  })

  test('the plain rule asks for neither', () => {
    const told = once.slice(1)
    expect(happened(given(told).when(again, '9:05:01'))).toHaveLength(1)
    expect(happened(given(told).when(silent, '9:05:01'))).toHaveLength(1)
  })
})

describe('back within 30 minutes keeps the place, later goes to the end', () => {
  const away = [...ann, called('ann', '9:20', 'one'), noAnswer('ann', '9:22', 'one')]

  test('to the millisecond', () => {
    const told = [WHOLE, away, bob]
    expect(order([...told, back('9:52')], '9:53')).toEqual(['ann', 'bob'])
    const late = { ...back('9:52'), clock: '9:52:00.001' }
    expect(order([...told, late], '9:50')).toEqual(['bob', 'ann'])
  })

  test('of those who stand alike, and the explanation says so', () => {
    const { state, day } = given(WHOLE, away, bob, back('10:00'), waiting('chris', '9:55', '3'))
    const last = explained(state, callingOrder(state, day, at('10:01')), at('10:01')).at(-1)
    expect(last).toMatchObject({ visit: { id: 'ann' }, place: 3, why: { part: 'arrival', since: at('10:00') }, lapsed: { from: at('9:22'), to: at('10:00') } })
  })

  test('an appointment that came back too late for its grace time queues by when they came back', () => {
    const slot = booked('slot', '9:15')
    const told = [came('ann', '9:10', slot), numbered('ann', '9:10', '1'), called('ann', '9:20', 'one'), noAnswer('ann', '9:22', 'one')]
    expect(order([WHOLE, told, bob, back('9:40')], '9:41')).toEqual(['ann', 'bob'])
    expect(order([WHOLE, told, waiting('chris', '9:50', '3'), back('10:00')], '10:01')).toEqual(['chris', 'ann'])
  })

  test('their long wait begins anew with their place', () => {
    const { state, day } = given(WHOLE, away, back('10:00'))
    const [why] = explained(state, callingOrder(state, day, at('10:05')), at('10:05'))
    expect(why?.why.part).toBe('arrival')
  })

  test('the time is the centre’s setting, and the plain rule always keeps the place', () => {
    const keep = make('standardsSet', '7:31', { ...STANDARDS, keepPlace: 60 }, { device: 'pc-lead' })
    expect(order([WHOLE, keep, away, bob, back('10:20')], '10:20')).toEqual(['ann', 'bob'])
    expect(order([away, bob, back('11:00')], '11:00')).toEqual(['ann', 'bob'])
  })

  test('until when is known while they are away, and while they are thought to have left', () => {
    const until = (...told: (Made | Made[])[]) => {
      const { state, visit } = given(...told)
      return keptUntil(state, visit('ann'))
    }
    expect(until(WHOLE, away)).toBe(at('9:52'))
    expect(until(WHOLE, ann, left('ann', '9:22'))).toBe(at('9:52'))
    expect(until(WHOLE, make('standardsSet', '7:31', { ...STANDARDS, keepPlace: 10 }), away)).toBe(at('9:32'))
    for (const told of [[away], [WHOLE, ann], [WHOLE, away, back('9:30')], [WHOLE, ann, out('9:05')]]) expect(until(...told)).toBeNull()
  })

  test('who was called once more while away, and came, is back from then on', () => {
    const told = [...away, called('ann', '9:30', 'two'), seen('ann', '9:31', 'two')]
    expect(given(told).visit('ann').absences).toEqual([{ from: at('9:22'), to: at('9:31') }])
    const twice = [...away, called('ann', '9:30', 'two'), noAnswer('ann', '9:32', 'two')]
    expect(given(twice).visit('ann').absences).toEqual([{ from: at('9:22'), to: null }])
  })
})

describe('nothing is final on the day', () => {
  test('whoever was away or had left is in the queue again', () => {
    for (const gone of [[called('ann', '9:20', 'one'), noAnswer('ann', '9:22', 'one')], [left('ann', '9:22')]]) {
      expect(happened(given(WHOLE, ann, gone).when({ type: 'bringBack', visit: 'ann' }, '16:00'))).toHaveLength(1)
      expect(order([WHOLE, ann, gone, bob, back('16:00')], '16:01')).toEqual(['bob', 'ann'])
    }
  })
})

describe('"stepped out" keeps the place', () => {
  test('however long, and nobody calls them in turn meanwhile', () => {
    const { state, day } = given(WHOLE, ann, out('9:05'), bob)
    expect(nextForDesk(state, day, 'one', at('9:20'))?.id).toBe('bob')
    expect(order([WHOLE, ann, out('9:05'), bob, back('10:30')], '10:30')).toEqual(['ann', 'bob'])
    expect(given(WHOLE, ann, out('9:05'), back('10:30')).visit('ann').absences).toEqual([])
  })

  test('only somebody who waits can step out; they can be brought back, called, parked or leave', () => {
    const { when } = given(ann, out('9:05'), came('new', '9:06'))
    expect(happened(given(ann).when({ type: 'stepOut', visit: 'ann' }, '9:05'))).toEqual([{ steppedOut: { visit: 'ann' } }])
    expect(refusal(when({ type: 'stepOut', visit: 'ann' }, '9:06'))).toBe('notInQueue')
    expect(refusal(when({ type: 'stepOut', visit: 'new' }, '9:06'))).toBe('notInQueue')
    const next = ['bringBack', 'leave', 'takeOffHold'] as const
    expect(next.map((type) => 'events' in when({ type, visit: 'ann' }, '9:20'))).toEqual([true, true, false])
    expect(happened(when({ type: 'call', desk: 'one', visit: 'ann' }, '9:20'))).toMatchObject([{ called: { because: 'outOfTurn' } }])
    expect(happened(when({ type: 'hold', desk: null, visit: 'ann' }, '9:20'))).toHaveLength(1)
    expect(happened(when({ type: 'answerHere', visit: 'ann', service: null }, '9:20'))).toHaveLength(1)
  })

  test('a desk that was apart and did not hear of it may have called or seen them: that stands', () => {
    const { visit, outcomes } = given(ann, out('9:05'), called('ann', '9:06', 'one'), out('9:06:10'), seen('ann', '9:07', 'one'))
    expect(outcomes.every((one) => one === 'applied')).toBe(true)
    expect(visit('ann').situation).toMatchObject({ is: 'beingSeen' })
    expect(visit('ann').tasks).toEqual([])
    expect(given(ann, called('ann', '9:06', 'one'), out('9:06:10')).visit('ann').situation.is).toBe('called')
    expect(given(ann, out('9:05'), held('ann', '9:10', null)).visit('ann').situation.is).toBe('onHold')
  })
})

describe('the wait ends', () => {
  const retry = (first: object) => [
    ...ann,
    called('ann', '9:10', 'one', first),
    noAnswer('ann', '9:12', 'one'),
    back('9:25'),
    called('ann', '9:30', 'two', notShown),
    seen('ann', '9:31', 'two'),
  ]

  test('at an unanswered call that was on a live screen; the rest is "away"', () => {
    expect(waits(retry(shown))).toEqual([{ from: at('9:00'), to: at('9:10'), away: 20 }])
    expect(waitedMinutes(given(retry(shown)).visit('ann'))).toBe(10)
  })

  test('at the answered call, where no screen was live', () => {
    expect(waits(retry(notShown))).toEqual([{ from: at('9:00'), to: at('9:30'), away: 0 }])
    expect(waitedMinutes(given(retry(notShown)).visit('ann'))).toBe(30)
  })

  test('at the second of two calls, where the first was on no live screen and nobody came', () => {
    const told = [...ann, called('ann', '9:10', 'one', notShown), calledAgain('ann', '9:11', 'one', false), seen('ann', '9:12', 'one')]
    expect(waits(told)).toEqual([{ from: at('9:00'), to: at('9:11'), away: 0 }])
    expect(waits(told.slice(0, 2), called('ann', '9:10', 'one', shown), told.slice(3))).toEqual([{ from: at('9:00'), to: at('9:10'), away: 1 }])
  })

  test('with no call that they could know of, it is not measured', () => {
    const gone = [...ann, called('ann', '9:10', 'one', notShown), noAnswer('ann', '9:12', 'one'), left('ann', '9:50')]
    expect(waits(gone)).toEqual([{ from: at('9:00'), to: null, away: 0 }])
    expect(waitedMinutes(given(gone).visit('ann'))).toBeNull()
    const while_ = [...ann, called('ann', '9:10', 'one', notShown), left('ann', '9:11')]
    expect(waits(while_)[0]?.to).toBeNull()
  })

  test('never at a call that was undone', () => {
    const call = as('call', called('ann', '9:10', 'one', shown))
    expect(waits(ann, call, undone('ann', '9:10:05', 'call'))).toEqual([{ from: at('9:00'), to: null, away: 0 }])
    expect(waits(ann, call, undone('ann', '9:10:05', 'call'), called('ann', '9:20', 'two', shown))).toEqual([{ from: at('9:00'), to: at('9:20'), away: 0 }])
  })

  test('an undone call never stops the clock: the wait on the screen goes on from where it was', () => {
    const call = as('call', called('ann', '9:10', 'one', shown))
    const told = [ann, call, undone('ann', '9:10:05', 'call')]
    expect(waitingMinutes(given(...told).visit('ann'), at('9:30'))).toBe(30)
    expect(waitedMinutes(given(...told).visit('ann'))).toBeNull()
    const { state, day } = given(WHOLE, ...told)
    expect(explained(state, callingOrder(state, day, at('9:41')), at('9:41'))[0]?.why).toMatchObject({ part: 'longWait', minutes: 41 })
  })

  test('the event keeps what the desk knew of the screen; who is fetched was on none', () => {
    const { when } = given(ann, waiting('bob', '9:10', '2', { callBy: 'comeAndGet' }))
    const screen = (visit: string, screenLive?: boolean) =>
      happened(when({ type: 'call', desk: 'one', visit, ...(screenLive === undefined ? {} : { screenLive }) }, '9:20'))
    expect(screen('ann', true)).toMatchObject([{ called: { screenLive: true } }])
    expect(screen('ann', false)).toMatchObject([{ called: { screenLive: false } }])
    expect(screen('ann')).toMatchObject([{ called: { screenLive: null } }])
    expect(screen('bob', true)).toMatchObject([{ called: { screenLive: false } }])
    expect(happened(given(ann, called('ann', '9:10', 'one')).when({ type: 'callAgain', desk: 'one', visit: 'ann', screenLive: true }, '9:12'))).toEqual([
      { calledAgain: { visit: 'ann', desk: 'one', screenLive: true } },
    ])
    expect(happened(when({ type: 'callNext', desk: 'one', screenLive: true }, '9:20'))).toMatchObject([{ called: { visit: 'ann', screenLive: true } }])
  })
})
