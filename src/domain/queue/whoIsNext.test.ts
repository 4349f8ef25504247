/* Who is next, where a centre has the whole rule: each sentence of it is a test. */
import { describe, expect, test } from 'vitest'
import type { RulePart } from '#domain/events.ts'
import { MINUTE } from '#domain/instant.ts'
import { at, booked, booking, called, came, given, happened, make, numbered, referred, refusal, seen, undone, as, waiting } from '#test/support/given.ts'
import type { Made } from '#test/support/given.ts'
import { callingOrder, nextForDesk, queueForDesk } from './callingOrder.ts'
import { PLAIN_RULE, STANDARDS, WHOLE_RULE } from './callingRule.ts'
import { explained } from './whyThisOne.ts'

const rule = (parts: readonly RulePart[]) => make('callingRuleSet', '7:30', { parts: [...parts] }, { device: 'pc-lead' })
const WHOLE = rule(WHOLE_RULE)
const without = (...parts: RulePart[]) => rule(WHOLE_RULE.filter((part) => !parts.includes(part)))
const first = (visit: string) => make('prioritised', '9:15', { visit, reason: 'unwell' }, { device: 'pc-two' })
const now = (visit: string) => make('seeNow', '9:15', { visit, reason: 'safeguarding' }, { device: 'pc-two' })
function appointment(visit: string, clock: string, arrives: string, desk: string | null = null): Made[] {
  const slot = booked(`slot-${visit}`, clock, desk)
  return [booking(slot), came(visit, arrives, slot), numbered(visit, arrives, '90')]
}
const order = (told: (Made | Made[])[], clock: string) => {
  const { state, day } = given(...told)
  return callingOrder(state, day, at(clock)).map(({ id }) => id)
}
const nextAt = (told: (Made | Made[])[], desk: string, clock: string) => {
  const { state, day } = given(...told)
  return nextForDesk(state, day, desk, at(clock))?.id ?? null
}
const call = (visit: string, desk: string) => ({ type: 'call', visit, desk }) as const

describe('"see now" comes first, with a reason', () => {
  const told = [waiting('ann', '9:00', '1'), first('ann'), appointment('dina', '9:20', '9:10'), waiting('sam', '9:14', '2'), now('sam')]

  test('before appointments that are due, long waits, priority and arrival', () => {
    expect(order([WHOLE, ...told], '9:30')).toEqual(['sam', 'dina', 'ann'])
    expect(order([WHOLE, ...told], '10:30')[0]).toBe('sam')
  })

  test('also somebody whose appointment is later', () => {
    expect(order([WHOLE, waiting('ann', '9:00', '1'), appointment('eve', '11:00', '9:10'), now('eve')], '9:30')).toEqual(['eve', 'ann'])
  })

  test('two of them by arrival, whatever was booked', () => {
    expect(order([WHOLE, appointment('eve', '11:00', '9:10'), waiting('sam', '9:12', '2'), now('sam'), now('eve')], '9:30')).toEqual(['eve', 'sam'])
  })

  test('where the rule has no such part, it counts as priority and nobody who must be seen waits behind arrivals', () => {
    expect(order([...told, waiting('bob', '9:00', '3')], '9:30')).toEqual(['dina', 'ann', 'sam', 'bob'])
  })

  test('the reason is one of a list, and may be put right', () => {
    const { when } = given(...told)
    expect(happened(when({ type: 'seeNow', visit: 'sam', reason: 'emergency' }, '9:16'))).toEqual([{ seeNow: { visit: 'sam', reason: 'emergency' } }])
    expect(refusal(when({ type: 'seeNow', visit: 'sam', reason: 'safeguarding' }, '9:16'))).toBe('alreadySo')
    expect(refusal(when({ type: 'seeNow', visit: 'nobody', reason: 'emergency' }, '9:16'))).toBe('unknownVisit')
  })
})

describe('then appointments that are due, by the later of booked and arrived', () => {
  test('two that are due', () => {
    expect(order([WHOLE, appointment('dina', '9:25', '9:27'), appointment('ed', '9:26', '9:10'), waiting('ann', '9:00', '1')], '9:30')).toEqual([
      'ed',
      'dina',
      'ann',
    ])
  })

  test('of two of one time, who came first', () => {
    expect(order([WHOLE, appointment('abe', '9:30', '9:26'), appointment('zoe', '9:30', '9:12')], '9:31')).toEqual(['zoe', 'abe'])
  })

  test('without this part they stand by that time among the arrivals', () => {
    const told = [appointment('dina', '9:20', '9:10'), waiting('ann', '9:15', '1'), waiting('bob', '9:25', '2')]
    expect(order([rule(['priority']), ...told], '9:30')).toEqual(['ann', 'dina', 'bob'])
  })
})

describe('then priority with its reason, then arrival', () => {
  const told = [waiting('ann', '9:00', '1'), waiting('bob', '9:01', '2'), first('bob')]

  test('who has priority goes before who came earlier', () => {
    expect(order([WHOLE, ...told], '9:20')).toEqual(['bob', 'ann'])
    expect(order([rule(['due']), ...told], '9:20')).toEqual(['ann', 'bob'])
  })

  test('priority can be taken back', () => {
    const { when } = given(...told, now('bob'))
    expect(happened(when({ type: 'removePriority', visit: 'bob' }, '9:20'))).toEqual([{ priorityRemoved: { visit: 'bob' } }])
    expect(order([WHOLE, ...told, now('bob'), make('priorityRemoved', '9:20', { visit: 'bob' })], '9:20')).toEqual(['ann', 'bob'])
    expect(refusal(when({ type: 'removePriority', visit: 'ann' }, '9:20'))).toBe('alreadySo')
    expect(happened(given(...told, now('ann')).when({ type: 'removePriority', visit: 'ann' }, '9:20'))).toHaveLength(1)
  })
})

describe('a walk-in waiting over the long-wait setting', () => {
  const longs = [waiting('ann', '9:00', '1'), waiting('bob', '9:01', '2'), waiting('chris', '9:02', '3')]

  test('goes ahead of priority walk-ins, to the millisecond', () => {
    const told = [WHOLE, waiting('ann', '9:00', '1'), waiting('bob', '9:10', '2'), first('bob')]
    const { state, day } = given(...told)
    expect(callingOrder(state, day, at('9:40')).map(({ id }) => id)).toEqual(['bob', 'ann'])
    expect(callingOrder(state, day, at('9:40') + 1).map(({ id }) => id)).toEqual(['ann', 'bob'])
  })

  test('alternates with due appointments: one of each, beginning with the appointment', () => {
    const told = [WHOLE, ...longs, appointment('dina', '9:30', '9:20'), appointment('ed', '9:35', '9:21')]
    expect(order(told, '9:50')).toEqual(['dina', 'ann', 'ed', 'bob', 'chris'])
  })

  test('has the turn after an appointment was called, and gives it back', () => {
    const told = [WHOLE, ...longs, appointment('dina', '9:30', '9:20'), appointment('ed', '9:35', '9:21'), appointment('fay', '9:36', '9:21')]
    const dina = [called('dina', '9:50', 'one', { because: 'due' }), seen('dina', '9:50', 'one')]
    expect(nextAt([...told, dina], 'one', '9:51')).toBe('ann')
    expect(nextAt([...told, dina, called('ann', '9:52', 'one', { because: 'longWait' })], 'one', '9:53')).toBe('ed')
  })

  test('has turns at each desk: what another desk called takes none away', () => {
    const told = [WHOLE, ...longs, appointment('dina', '9:30', '9:20'), appointment('ed', '9:35', '9:21'), called('dina', '9:50', 'two', { because: 'due' })]
    expect(nextAt(told, 'one', '9:51')).toBe('ed')
    expect(nextAt(told, 'two', '9:51')).toBe('ann')
    expect(order(told, '9:51')[0]).toBe('ann')
  })

  test('keeps the turn when the call of the appointment was undone', () => {
    const told = [
      WHOLE,
      ...longs,
      appointment('dina', '9:30', '9:20'),
      as('c', called('dina', '9:50', 'one', { because: 'due' })),
      undone('dina', '9:50:05', 'c'),
    ]
    expect(nextAt(told, 'one', '9:51')).toBe('dina')
  })

  test('is nobody whose own enquiry waits only since the one before it ended', () => {
    const second = [...waiting('ann', '9:00', '1'), called('ann', '9:05', 'one'), seen('ann', '9:05', 'one'), referred('ann', '9:30', 'one', 'tax')]
    const bob = [...waiting('bob', '9:20', '2', { service: 'tax' }), first('bob')]
    expect(order([WHOLE, ...second, bob], '9:50')).toEqual(['bob', 'ann'])
    expect(order([WHOLE, ...second, bob], '10:10:01')).toEqual(['ann', 'bob'])
  })

  test('has the limit that the centre set, and none without this part', () => {
    const limit = make('standardsSet', '7:31', { ...STANDARDS, longWait: 20 }, { device: 'pc-lead' })
    const told = [waiting('ann', '9:00', '1'), waiting('bob', '9:10', '2'), first('bob')]
    expect(order([WHOLE, limit, ...told], '9:21')).toEqual(['ann', 'bob'])
    expect(order([without('longWait'), ...told], '10:21')).toEqual(['bob', 'ann'])
  })
})

describe('before a call that would probably make an appointment late at the only desk that can serve it', () => {
  // Desk 1 alone serves tax; a service takes 10 minutes.
  const slot = { ...booked('slot', '10:30'), service: 'tax' }
  const ann = waiting('ann', '10:00', '1', { service: 'tax' })
  const question = (told: (Made | Made[])[], clock: string, desk = 'one', visit = 'ann') => given(...told).when(call(visit, desk), clock)

  test('the adviser is asked', () => {
    expect(question([WHOLE, booking(slot), ann], '10:26')).toEqual({
      refused: { reason: 'wouldMakeLate', appointment: 'slot', bookedAt: at('10:30'), ticket: null, endsAt: at('10:36') },
    })
    expect(refusal(given(WHOLE, booking(slot), ann).when({ type: 'callNext', desk: 'one' }, '10:26'))).toBe('wouldMakeLate')
  })

  test('and may call anyway', () => {
    const { when } = given(WHOLE, booking(slot), ann)
    expect(happened(when({ ...call('ann', 'one'), anyway: true }, '10:26'))).toHaveLength(1)
    expect(happened(when({ type: 'callNext', desk: 'one', anyway: true }, '10:26'))).toHaveLength(1)
  })

  test('late is what the standard says: over 5 whole minutes', () => {
    expect(happened(question([WHOLE, booking(slot), ann], '10:25:59'))).toHaveLength(1)
    expect(refusal(question([WHOLE, booking(slot), ann], '10:26'))).toBe('wouldMakeLate')
  })

  test('nobody is asked where another desk can serve it, or will be back by then', () => {
    const housing = booked('slot', '10:30')
    const bob = waiting('bob', '10:00', '2')
    expect(happened(question([WHOLE, booking(housing), bob], '10:26', 'one', 'bob'))).toHaveLength(1)
    const breakUntil = (clock: string) => make('deskOnBreak', '10:20', { desk: 'two', until: at(clock) })
    expect(happened(question([WHOLE, booking(housing), breakUntil('10:30'), bob], '10:26', 'one', 'bob'))).toHaveLength(1)
    expect(refusal(question([WHOLE, booking(housing), breakUntil('10:31'), bob], '10:26', 'one', 'bob'))).toBe('wouldMakeLate')
    expect(refusal(question([WHOLE, booking(housing), make('deskClosed', '10:20', { desk: 'two' }), bob], '10:26', 'one', 'bob'))).toBe('wouldMakeLate')
  })

  test('an appointment booked for this desk has no other', () => {
    const named = booked('slot', '10:30', 'one')
    const bob = waiting('bob', '10:00', '2')
    expect(refusal(question([WHOLE, booking(named), bob], '10:26', 'one', 'bob'))).toBe('wouldMakeLate')
    expect(happened(question([without('namedDesk'), booking(named), bob], '10:26', 'one', 'bob'))).toHaveLength(1)
  })

  test('nobody is asked for an appointment that did not come in time, was called, or is this one', () => {
    expect(happened(question([WHOLE, booking(slot), ann], '10:45:01'))).toHaveLength(1)
    const eve = [came('eve', '10:00', slot), numbered('eve', '10:00', '9', { service: 'tax' })]
    expect(refusal(question([WHOLE, booking(slot), ...eve, now('ann'), ann], '10:31'))).toBe('wouldMakeLate')
    expect(happened(question([WHOLE, booking(slot), ...eve], '10:31', 'one', 'eve'))).toHaveLength(1)
    expect(happened(question([WHOLE, booking(slot), ...eve, called('eve', '10:28', 'two'), ann], '10:31'))).toHaveLength(1)
  })

  test('nor for one whose customer has left, or came over the grace time and queues by arrival', () => {
    const gone = [came('eve', '10:00', slot), numbered('eve', '10:00', '9', { service: 'tax' }), make('leftBeforeBeingSeen', '10:10', { visit: 'eve' })]
    expect(happened(question([WHOLE, booking(slot), ...gone, ann], '10:31'))).toHaveLength(1)
    const late = [came('eve', '10:46', slot), numbered('eve', '10:46', '9', { service: 'tax' })]
    expect(happened(question([WHOLE, booking(slot), ...late, ann], '10:47'))).toHaveLength(1)
  })

  test('of two, the first is named', () => {
    const then = { ...booked('then', '10:31'), service: 'tax' }
    for (const both of [
      [slot, then],
      [then, slot],
    ])
      expect(question([WHOLE, ...both.map(booking), ann], '10:29')).toMatchObject({ refused: { appointment: 'slot' } })
    // And of two of one time who came first: that one will be called first.
    const zoe = { ...slot, id: 'zoe' }
    const here = [came('v-zoe', '10:10', zoe), came('v-slot', '10:20', slot)]
    expect(question([WHOLE, booking(slot), booking(zoe), ann, ...here], '10:29')).toMatchObject({ refused: { appointment: 'zoe' } })
  })

  test('nobody is asked without this part', () => {
    expect(happened(question([without('askBeforeLate'), booking(slot), ann], '10:26'))).toHaveLength(1)
    expect(happened(question([booking(slot), ann], '10:26'))).toHaveLength(1)
  })
})

describe('if nobody else waits, an early appointment may be called', () => {
  const eve = appointment('eve', '11:00', '9:10')

  test('and is not while somebody waits', () => {
    expect(nextAt([WHOLE, eve], 'one', '9:30')).toBe('eve')
    expect(nextAt([WHOLE, eve, waiting('ann', '9:20', '1')], 'one', '9:30')).toBe('ann')
    expect(happened(given(WHOLE, eve).when({ type: 'callNext', desk: 'one' }, '9:30'))).toMatchObject([{ called: { visit: 'eve', because: 'early' } }])
  })

  test('nor without this part', () => {
    expect(nextAt([without('early'), eve], 'one', '9:30')).toBeNull()
  })
})

describe('an appointment with a named adviser is called only there', () => {
  const eve = appointment('eve', '9:30', '9:10', 'two')

  test('and another desk never has it as the next', () => {
    expect(nextAt([WHOLE, eve], 'one', '9:40')).toBeNull()
    expect(nextAt([WHOLE, eve], 'two', '9:40')).toBe('eve')
    expect(nextAt([without('namedDesk'), eve], 'one', '9:40')).toBe('eve')
  })

  test('the name binds what they came for, not what follows', () => {
    const on = [...eve, called('eve', '9:30', 'two'), seen('eve', '9:30', 'two'), referred('eve', '9:40', 'two', 'tax')]
    expect(nextAt([WHOLE, on], 'one', '9:41')).toBe('eve')
    const dan = [...appointment('dan', '9:30', '9:10', 'one'), called('dan', '9:30', 'one'), seen('dan', '9:30', 'one'), referred('dan', '9:40', 'one', 'tax')]
    expect(nextAt([WHOLE, make('deskOpened', '9:00', { desk: 'three' }), dan], 'three', '9:41')).toBe('dan')
  })

  test('nor a desk that was taken away: it would wait for it for ever', () => {
    expect(nextAt([WHOLE, eve, make('deskRemoved', '9:20', { desk: 'two' })], 'one', '9:40')).toBe('eve')
  })

  test('nor a desk that does not serve it: somebody else can', () => {
    const tax = appointment('eve', '9:30', '9:10', 'two').map((one) => (one.type === 'numberGiven' ? numbered('eve', '9:10', '90', { service: 'tax' }) : one))
    expect(nextAt([WHOLE, tax], 'one', '9:40')).toBe('eve')
  })
})

describe('every jump keeps who and why', () => {
  const told = [WHOLE, waiting('ann', '9:00', '1'), waiting('bob', '9:10', '2')]
  const out = { ...call('bob', 'one'), reason: 'knowsTheCase' } as const

  test('a call in turn says which part of the rule put them first', () => {
    const because = (...more: (Made | Made[])[]) => Object.values(happened(given(...told, ...more).when({ type: 'callNext', desk: 'one' }, '9:30'))[0]!)
    expect(because()).toMatchObject([{ visit: 'ann', because: 'arrival', reason: null }])
    expect(because(first('bob'))).toMatchObject([{ visit: 'bob', because: 'priority' }])
    expect(because(now('bob'))).toMatchObject([{ visit: 'bob', because: 'seeNow' }])
    expect(because(appointment('eve', '9:30', '9:20'))).toMatchObject([{ visit: 'eve', because: 'due' }])
  })

  test('a call out of turn needs a reason, and keeps it', () => {
    const { when } = given(...told)
    expect(when(call('bob', 'one'), '9:20')).toEqual({ refused: { reason: 'whyOutOfTurn', ticket: '2' } })
    expect(happened(when(out, '9:20'))).toMatchObject([{ called: { visit: 'bob', because: 'outOfTurn', reason: 'knowsTheCase' } }])
    expect(happened(when({ ...out, visit: 'ann' }, '9:20'))).toMatchObject([{ called: { because: 'arrival', reason: null } }])
    expect(happened(given(without('askWhyOutOfTurn'), ...told.slice(1)).when(call('bob', 'one'), '9:20'))).toMatchObject([
      { called: { because: 'outOfTurn', reason: null } },
    ])
    expect(given(...told, called('bob', '9:20', 'one', { because: 'outOfTurn', reason: 'knowsTheCase' })).visit('bob').calls).toMatchObject([
      { because: 'outOfTurn', reason: 'knowsTheCase' },
    ])
  })

  test('"why this one?" names the part, its facts, and who said so', () => {
    const late = appointment('lea', '8:30', '9:12')
    const { state, day } = given(WHOLE, ...told.slice(1), late, appointment('dina', '9:20', '9:10'), appointment('eve', '11:00', '9:10'), first('bob'))
    const why = explained(state, callingOrder(state, day, at('9:41')), at('9:41'))
    expect(why.map(({ visit, place, why: { part } }) => `${place} ${visit.id} ${part}`)).toEqual([
      '1 dina due',
      '2 ann longWait',
      '3 bob priority',
      '4 lea arrival',
      '5 eve early',
    ])
    expect(why.map((one) => one.why)).toEqual([
      { part: 'due', bookedAt: at('9:20'), arrivedAt: at('9:10'), alternates: true },
      { part: 'longWait', minutes: 41, limit: 40, alternates: true },
      { part: 'priority', reason: 'unwell', said: { device: 'pc-two', by: null, at: at('9:15') } },
      { part: 'arrival', since: at('9:12'), bookedAt: at('8:30') },
      { part: 'early', bookedAt: at('11:00') },
    ])
    const seeing = given(WHOLE, ...told.slice(1), now('bob'))
    expect(explained(seeing.state, [seeing.visit('bob')], at('9:20'))[0]?.why).toEqual({
      part: 'seeNow',
      reason: 'safeguarding',
      said: { device: 'pc-two', by: null, at: at('9:15') },
    })
  })

  test('who said so is the person who worked there, where they had said who they are', () => {
    const said = make('prioritised', '9:15', { visit: 'ann', reason: 'unwell' }, { by: 'jo' })
    const { state, visit } = given(...told, said)
    expect(explained(state, [visit('ann')], at('9:20'))[0]?.why).toMatchObject({ said: { device: 'pc-welcome', by: 'jo', at: at('9:15') } })
    expect(visit('ann').history.at(-1)).toMatchObject({ type: 'prioritised', by: 'jo' })
  })
})

describe('each part is a setting', () => {
  test('a centre that set nothing has the plain rule and the usual standards', () => {
    const { state } = given()
    expect(state.rule).toEqual(PLAIN_RULE)
    expect(state.standards).toEqual({ greetedWithin: 2, onTimeWithin: 5, grace: 15, longWait: 40, keepPlace: 30 })
  })

  test('a team lead sets it, and from then on it holds for everyone who waits', () => {
    const { when } = given()
    const set = { type: 'setUp', event: 'callingRuleSet', body: { parts: ['seeNow', 'due'] } } as const
    expect(happened(when({ ...set, body: { parts: [...set.body.parts] } }, '9:00', 'pc-lead'))).toEqual([{ callingRuleSet: { parts: ['seeNow', 'due'] } }])
    expect(given(rule(['seeNow', 'due'])).state.rule).toEqual(['seeNow', 'due'])
  })

  test('the grace time is the centre’s', () => {
    const grace = make('standardsSet', '7:31', { ...STANDARDS, grace: 5 }, { device: 'pc-lead' })
    const told = [appointment('dina', '9:00', '9:06'), waiting('ann', '9:01', '1')]
    expect(order(told, '9:10')).toEqual(['dina', 'ann'])
    expect(order([grace, ...told], '9:10')).toEqual(['ann', 'dina'])
  })

  test('a desk’s queue is the calling order of those whom it can see', () => {
    const { state, day } = given(WHOLE, waiting('ann', '9:00', '1', { service: 'tax' }), waiting('bob', '9:01', '2'), now('bob'))
    expect(queueForDesk(state, day, 'one', at('9:20')).map(({ id }) => id)).toEqual(['bob', 'ann'])
    expect(queueForDesk(state, day, 'two', at('9:00') + 80 * MINUTE).map(({ id }) => id)).toEqual(['bob'])
  })
})
