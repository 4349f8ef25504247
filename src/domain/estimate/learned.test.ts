/* What a centre's days taught, as its log says it. */
import { describe, expect, test } from 'vitest'
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { readState, writeState } from '#domain/centre/stateText.ts'
import {
  as,
  at,
  booked,
  booking,
  called,
  calledAgain,
  came,
  completed,
  DAY,
  given,
  make,
  noAnswer,
  numbered,
  referred,
  seen,
  undone,
  waiting,
} from '#test/support/given.ts'
import { EVENT_BODIES } from '#wire/event.ts'
import { forecast } from './forecast.ts'
import { learnDay, learningDay } from './learnDay.ts'
import type { Learned } from './learned.ts'
import { PLANNED, opensOf } from './learned.ts'
import { methodOf } from './record.ts'

/** A service of which 30 were seen, so long at the middle desk. */
const learnedOf = (minutes: number, days = 9): Learned => ({
  ...PLANNED,
  days,
  services: { housing: { is: Math.log(minutes), variance: 0.001, spread: 0.05, seen: 30 } },
})
const learned = (upTo: string, what: Learned) => make('estimatorLearned', '7:30', { upTo, learned: what }, { device: 'hub' })

describe('what was learned', () => {
  test('a centre without history begins with what any centre plans with, and says so', () => {
    const { state } = given()
    expect(state).toMatchObject({ learned: PLANNED, learnedUpTo: null })
    expect(state.learned.days).toBe(0)
  })

  test('is what the hub said last, and up to which day', () => {
    const { state } = given(learned('2027-01-10', learnedOf(5)), learned('2027-01-11', learnedOf(8)))
    expect(state).toMatchObject({ learned: learnedOf(8), learnedUpTo: '2027-01-11' })
  })

  test('of a day that was learned already changes nothing', () => {
    const { state } = given(learned('2027-01-11', learnedOf(8)), learned('2027-01-11', learnedOf(5)), learned('2027-01-08', learnedOf(5)))
    expect(state).toMatchObject({ learned: learnedOf(8), learnedUpTo: '2027-01-11' })
  })

  test('by another release: what that knew nothing of is as planned, and what this one knows nothing of is left out', () => {
    const { outOfTurn: _, ...less } = learnedOf(8)
    const { state } = given(learned('2027-01-11', { ...less, moods: [1, 2] } as unknown as Learned))
    expect(state.learned).toEqual({ ...learnedOf(8), outOfTurn: PLANNED.outOfTurn })
    const before = JSON.parse(writeState(state)) as { learned: Partial<Learned> & { moods?: number[] } }
    delete before.learned.outOfTurn
    before.learned.moods = [1, 2]
    expect(readState(JSON.stringify(before)).learned).toEqual(state.learned)
  })

  test('is in a snapshot, and survives a day that begins', () => {
    const { state } = given(learned('2027-01-11', learnedOf(8)), make('dayBegan', '7:40', { day: DAY }))
    expect(readState(writeState(state))).toEqual(state)
    expect(state.learned).toEqual(learnedOf(8))
    const { learned: _, learnedUpTo: __, ...before } = JSON.parse(writeState(state)) as Record<string, unknown>
    expect(readState(JSON.stringify(before))).toMatchObject({ learned: PLANNED, learnedUpTo: null })
  })

  test('as a release before this one stored it, unknown, it is not folded; nor in a version that is still to come', () => {
    const { state } = given()
    const event = { ...given(learned('2027-01-11', learnedOf(8))).log.at(-1)! }
    expect(fold(state, [{ ...event, outcome: 'unknown' }])).toEqual(state)
    expect(fold(state, [{ ...event, v: 2 as 1 }])).toEqual(state)
  })
})

describe('a forecast', () => {
  const busy = [
    ...waiting('ann', '9:00', '1'),
    called('ann', '9:01', 'two'),
    seen('ann', '9:01', 'two'),
    ...waiting('bob', '9:02', '2'),
    ...waiting('cat', '9:03', '3'),
  ]

  test('goes by what the centre’s own days taught', () => {
    const [quick, slow] = [4, 25].map((minutes) => forecast(given(learned('2027-01-11', learnedOf(minutes)), busy).state, DAY, at('9:05')).waits.get('cat'))
    expect(quick?.middle).toBeLessThan(slow!.middle / 2)
    expect(forecast(given(busy).state, DAY, at('9:05'), learnedOf(4)).waits.get('cat')).toEqual(quick)
  })

  test('is the same on a device that was there all day as on one that has just begun, also where a service is planned anew', () => {
    const done = [...busy.slice(0, 4), completed('ann', '9:04', 'two')]
    const longer = make('serviceSet', '9:05', { service: 'housing', name: 'Housing', keywords: [], minutes: 40, askFor: [], favourite: null, elsewhere: null })
    const told = (learned: Learned, clock: string, ...more: ReturnType<typeof make>[]) =>
      forecast(given(done, busy.slice(4), more).state, DAY, at(clock), learned).newcomers.get('housing')
    const allDay = { ...PLANNED }
    told(allDay, '9:06')
    // Its clock was put back.
    expect(told(allDay, '9:03')).toEqual(told({ ...PLANNED }, '9:03'))
    told(allDay, '9:06')
    expect(told(allDay, '9:06', longer)).toEqual(told({ ...PLANNED }, '9:06', longer))
  })

  test('promises later on a day on which promises were missed: the upper end only, by the day’s stretch', () => {
    const told = { from: at('8:40'), by: at('8:45'), expected: at('8:42') }
    const missed = (inTime: boolean) =>
      Array.from({ length: 12 }, (_, i) => [
        ...waiting(`m${i}`, '8:30', `${i + 10}`, { told }),
        called(`m${i}`, inTime ? '8:44' : '8:50', 'one'),
        seen(`m${i}`, inTime ? '8:44' : '8:50', 'one'),
        completed(`m${i}`, '8:51', 'one'),
      ]).flat()
    const notTold = missed(false).map((one) => (one.type === 'numberGiven' ? { ...one, body: { ...one.body, told: undefined } } : one)) as ReturnType<
      typeof missed
    >
    const cat = (events: ReturnType<typeof missed>) => forecast(given(events, busy).state, DAY, at('9:05')).waits.get('cat')!
    const [without, after] = [cat(notTold), cat(missed(false))]
    expect(after).toMatchObject({ low: without.low, middle: without.middle })
    expect(after.high - after.middle).toBeCloseTo((without.high - without.middle) * Math.exp(0.045 * 12), 9)
  })
})

describe('a day’s record is of what people could have been told', () => {
  const desk = (i: number, clock: string) => [called(`v${i}`, clock, 'one'), seen(`v${i}`, clock, 'one'), completed(`v${i}`, `${clock}:50`, 'one')]
  const told = [0, 1, 2].flatMap((i) => waiting(`v${i}`, `9:0${i}`, String(i + 1)))
  const learnt = (...more: (ReturnType<typeof make> | ReturnType<typeof make>[])[]) => {
    const { log } = given(...more)
    const first = log.findIndex(({ type }) => type === 'arrived')
    const { off } = learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first)).record.waiting
    return off.played
  }
  const calls = [desk(0, '10:15'), desk(1, '10:17'), desk(2, '10:19')].flat()

  test('of nothing while everybody is out of the building', () => {
    const out = [make('evacuated', '9:12', { drill: true }), make('evacuationEnded', '10:12', {})]
    expect(learnt(told, calls)[1]).toBe(3 * 15)
    expect(learnt(told, out, calls)[1]).toBe(3 * 3)
  })

  test('of nothing while no desk would see them: that one opened after all is no error of hours', () => {
    const parked = [...waiting('pat', '9:05', '9', { service: 'parking' }), make('deskOpened', '10:12', { desk: 'three' }), called('pat', '10:13', 'three')]
    const [off, n] = learnt(told, parked, calls)
    expect(n).toBe(3 * 15)
    expect(off / n).toBeLessThan(60)
  })
})

test('what was taken from the list or away is not carried on for ever', () => {
  const seenAt = (visit: string, desk: string, service: string) => [
    ...waiting(visit, '9:00', visit, { service }),
    called(visit, '9:01', desk),
    seen(visit, '9:01', desk),
    completed(visit, '9:09', desk),
  ]
  const learnt = (...more: ReturnType<typeof make>[]) => {
    const { log } = given(seenAt('v', 'one', 'tax'), seenAt('w', 'two', 'housing'), more)
    const first = log.findIndex(({ type }) => type === 'arrived')
    const { services, desks, shares } = learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
    return [services, shares, desks].map((all) => Object.keys(all).sort())
  }
  expect(learnt()).toEqual([
    ['housing', 'tax'],
    ['housing', 'tax'],
    ['one', 'two'],
  ])
  expect(learnt(make('serviceRemoved', '10:00', { service: 'tax' }), make('deskRemoved', '10:00', { desk: 'one' }))).toEqual([
    ['housing'],
    ['housing'],
    ['two'],
  ])
})

test('neither a try-out teaches whom desks call and after what wait, nor a call that was undone', () => {
  const queue = ['ann', 'bob', 'cat'].flatMap((visit, i) => waiting(visit, `9:0${i}`, String(i + 1)))
  const seenAt = (visit: string, clock: string) => [called(visit, clock, 'two'), seen(visit, clock, 'two'), completed(visit, `${clock}:30`, 'two')]
  const learnt = (...more: (ReturnType<typeof make> | ReturnType<typeof make>[])[]) => {
    const { log } = given(queue, ...more, seenAt('ann', '9:20'), seenAt('bob', '9:22'), seenAt('cat', '9:24'))
    const first = log.findIndex(({ type }) => type === 'arrived')
    const { found, outOfTurn, gaps } = learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
    return { found, outOfTurn, gaps }
  }
  const wrong = [as('wrong', called('cat', '9:10', 'two')), undone('cat', '9:10:05', 'wrong')]
  const tryOut = [make('practised', '9:03', { visit: 'try' }), numbered('try', '9:04', '9'), called('try', '9:12', 'one'), seen('try', '9:12', 'one')]
  expect(learnt(wrong)).toEqual(learnt())
  expect(learnt(tryOut)).toEqual(learnt())
})

test('how long a desk goes on past its hours is learned at its lunch, and not from the last ones who are seen at the end of the day', () => {
  const rota = make('rotaSet', '7:30', {
    desk: 'one',
    open: [
      { from: at('9:00'), to: at('12:00') },
      { from: at('13:00'), to: at('17:00') },
    ],
  })
  const seenAt = (visit: string, from: string, to: string) => [
    ...waiting(visit, from, visit),
    called(visit, from, 'one'),
    seen(visit, from, 'one'),
    completed(visit, to, 'one'),
  ]
  const closed = (clock: string) => make('deskClosed', clock, { desk: 'one' })
  const { log } = given(
    rota,
    seenAt('ann', '11:50', '11:58'),
    seenAt('bob', '12:04', '12:09'),
    closed('12:09'),
    make('deskOpened', '13:00', { desk: 'one' }),
    seenAt('cat', '17:20', '17:31'),
    closed('17:31'),
  )
  const first = log.findIndex(({ type }) => type === 'arrived')
  const before = { ...PLANNED, closedLate: [1] }
  const learnt = (from: Learned) => learnDay(from, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
  expect(learnt(before).closedLate).toEqual([1, 4])
  // What was planned stands beside what was seen until that is as much.
  const days = [PLANNED]
  for (let day = 1; day <= 5; day++) days.push(learnt(days[day - 1]!))
  expect(days[4]!.closedLate).toEqual([...PLANNED.closedLate, 4, 4, 4, 4])
  expect(days[5]!.closedLate).toEqual([4, 4, 4, 4, 4])
})

test('an appointment that nobody answered for makes nobody else one who has gone', () => {
  const slot = booked('slot', '9:00')
  const { log } = given(
    booking(slot),
    came('dina', '9:00', slot),
    numbered('dina', '9:00', '1'),
    waiting('ann', '9:01', '2'),
    called('ann', '9:11', 'two'),
    called('dina', '9:10', 'one'),
    noAnswer('dina', '9:12', 'one'),
    seen('ann', '9:12', 'two'),
    completed('ann', '9:20', 'two'),
  )
  const first = log.findIndex(({ type }) => type === 'arrived')
  const { found } = learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
  expect([found[2], found.flat().reduce((a, b) => a + b, 0)]).toEqual([[1, 0], 1])
})

describe('of one day', () => {
  const taught = (...told: (ReturnType<typeof make> | ReturnType<typeof make>[])[]) => {
    const { log } = given(...told)
    const first = log.findIndex(({ type }) => type === 'arrived')
    return learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
  }
  const calls = (found: Learned['found']) => found.reduce(([there, gone], [a, b]) => [there + a, gone + b] as const, [0, 0] as const)
  const dealt = (visit: string, from: string, to: string, desk = 'one') => [called(visit, from, desk), seen(visit, from, desk), completed(visit, to, desk)]

  test('how soon a desk calls the next is asked where somebody may be called, and nobody is out of the building', () => {
    const slot = booked('slot', '9:40')
    const early = [booking(slot), came('eve', '9:10', slot), numbered('eve', '9:10', '2')]
    // Desk 1 waits for the time of an appointment; then it calls the next at once.
    const day = [waiting('ann', '9:00', '1'), early, dealt('ann', '9:05', '9:20'), waiting('bob', '9:39:30', '3'), dealt('eve', '9:39', '9:50')]
    expect(taught(...day, dealt('bob', '9:51', '9:55')).gaps).toEqual([...PLANNED.gaps, 1])
    const alarm = [make('evacuated', '9:50:10', { drill: true }), make('evacuationEnded', '10:05', {})]
    expect(taught(...day, ...alarm, dealt('bob', '10:06', '10:09')).gaps).toEqual(PLANNED.gaps)
    // Nor where a desk writes down the end of a service while they are out.
    const outBefore = [make('evacuated', '9:49', { drill: true }), make('evacuationEnded', '10:05', {})]
    const before = [...day.slice(0, -1), called('eve', '9:39', 'one'), seen('eve', '9:39', 'one'), ...outBefore.slice(0, 1), completed('eve', '9:50', 'one')]
    expect(taught(...before, ...outBefore.slice(1), dealt('bob', '10:06', '10:09')).gaps).toEqual(PLANNED.gaps)
  })

  test('who goes without a word shows at the first call: who was seen and waits again stays', () => {
    const again = [called('ann', '9:10', 'one'), seen('ann', '9:10', 'one'), referred('ann', '9:20', 'one', 'tax')]
    const { found } = taught(waiting('ann', '9:00', '1'), again, dealt('ann', '10:00', '10:05', 'two'))
    expect([found[2], calls(found)]).toEqual([
      [1, 0],
      [1, 0],
    ])
    const gone = taught(waiting('ann', '9:00', '1'), again, waiting('bob', '9:30', '2'), dealt('bob', '9:31', '9:40'), [
      called('ann', '10:00', 'two'),
      noAnswer('ann', '10:02', 'two'),
    ])
    expect(calls(gone.found)).toEqual([2, 0])
  })

  test('a desk waits for who does not answer since its first call', () => {
    const twice = [called('bob', '9:30', 'two'), calledAgain('bob', '9:31', 'two'), noAnswer('bob', '9:32:30', 'two')]
    expect(taught(waiting('ann', '9:00', '1'), dealt('ann', '9:05', '9:20'), waiting('bob', '9:10', '2'), twice).noAnswers).toEqual([2.5])
  })

  test('which desks nobody opens, and which do not open again once they were shut', () => {
    const hours = ['one', 'two', 'three'].map((desk) =>
      make('rotaSet', '7:30', {
        desk,
        open: [
          { from: at('9:00'), to: at('12:00') },
          { from: at('13:00'), to: at('17:00') },
        ],
      }),
    )
    // Desk 1 is open all day, Desk 2 goes at 10 for good, Desk 3 was never opened.
    const ann = [waiting('ann', '9:00', '1'), dealt('ann', '9:05', '9:20'), waiting('bob', '14:00', '2'), dealt('bob', '14:00', '14:20')]
    const after = taught(...hours, ...ann, make('deskClosed', '10:00', { desk: 'two' }))
    expect(after.opened).toEqual({ one: [2, 0], two: [1, 1], three: [0, 2] })
    expect([after.openedAgain, after.shut]).toEqual([[8.82, 1.98], PLANNED.shut])
    // Open from the morning on, it is there in the afternoon too, and who goes for good shuts as any other.
    expect(taught(...hours, ...ann, make('deskOpened', '9:30', { desk: 'three' })).opened['three']).toEqual([2, 0])
    expect(after.shuts).toBeGreaterThan(taught(...hours, ...ann).shuts)
    const back = taught(...hours, ...ann, make('deskClosed', '10:00', { desk: 'two' }), make('deskOpened', '10:30', { desk: 'two' }))
    expect([back.openedAgain, back.shut]).toEqual([
      [9.82, 0.98],
      [...PLANNED.shut, 30],
    ])
    expect(['one', 'two', 'three'].map((desk) => Math.round(100 * opensOf(after, desk)))).toEqual([99, 74, 49])
  })

  test('goes on from what a release before this one kept of how far off each way was', () => {
    const before = { ...PLANNED.record.waiting, off: { played: [5, 500], plain: [2, 500], regression: [3, 500], both: [3, 500] } }
    const old = { ...PLANNED, record: { ...PLANNED.record, arrival: before, waiting: before } } as unknown as Learned
    const { log } = given(waiting('ann', '9:00', '1'), waiting('bob', '9:01', '2'), dealt('ann', '9:20', '9:30'), dealt('bob', '9:40', '9:50'))
    const first = log.findIndex(({ type }) => type === 'arrived')
    const after = learnDay(old, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first))
    expect(methodOf(old.record, 'waiting')).toBe('played')
    const [sum, n, played] = after.record.waiting.off.played
    expect([n > 0 && n < 100, sum === played, Number.isFinite(sum)]).toEqual([true, true, true])
    expect(EVENT_BODIES.estimatorLearned.safeParse({ upTo: DAY, learned: after }).success).toBe(true)
  })

  test('how much longer a desk is taken up by what people bring up only there', () => {
    const more = (visit: string, clock: string) => make('enquiryAdded', clock, { visit, enquiry: `${visit}-2`, service: 'tax' })
    const second = (visit: string, clock: string) => completed(visit, clock, 'one', { enquiry: `${visit}-2` })
    const stays = (visit: string, clock: string) => completed(visit, clock, 'one', { stays: true })
    const seenAt = (visit: string, clock: string) => [called(visit, clock, 'one'), seen(visit, clock, 'one')]
    const both = (visit: string, first: string, then: string) => [stays(visit, first), second(visit, then)]
    const ann = [waiting('ann', '9:00', '1'), seenAt('ann', '9:05'), more('ann', '9:10'), both('ann', '9:12', '9:20')]
    // Known before: that is no surprise at the desk.
    const cat = [waiting('cat', '9:31', '3'), more('cat', '9:32'), seenAt('cat', '9:35'), both('cat', '9:40', '9:50')]
    const after = taught(...ann, waiting('bob', '9:21', '2'), dealt('bob', '9:22', '9:30'), ...cat)
    expect(after.broughtUp).toEqual([8, 0, 0])
  })

  test('how many have priority is not known from one who had it', () => {
    const one = [waiting('ann', '9:00', '1'), make('prioritised', '9:01', { visit: 'ann', reason: 'unwell' }), dealt('ann', '9:05', '9:20')]
    expect(taught(...one).priority).toBeLessThan(0.06)
  })
})

test('a day is looked at while it lasts, and not until the last correction of it', () => {
  const asked = (...more: ReturnType<typeof make>[]) => {
    const { log } = given(
      waiting('ann', '17:00', '1'),
      called('ann', '17:01', 'one'),
      seen('ann', '17:01', 'one'),
      completed('ann', '17:09', 'one'),
      waiting('bob', '17:05', '2'),
      more,
    )
    const first = log.findIndex(({ type }) => type === 'arrived')
    let steps = 0
    for (const learning = learningDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first)); !learning.next().done;) steps++
    return steps
  }
  const corrected = (clock: string) =>
    make('corrected', clock, { visit: 'ann', change: { what: 'service', enquiry: 'ann-1', service: 'tax' }, why: 'wrongKey' })
  expect(asked(corrected('17:30'))).toBeLessThan(10)
  // Bob was never called, and nobody closed the day.
  expect(asked(corrected('249:30'))).toBeLessThan(100)
})

test('a centre of appointments alone learns how right its chances of a late start were', () => {
  // First somebody at 9, called at once; two of 9:40, one of whom is called at 9:50.
  const slots = ['9:00', '9:40', '9:40'].map((clock, i) => booked(`slot${i}`, clock))
  const kept = (i: number, here: string, then: string) => [
    came(`v${i}`, here, slots[i]),
    numbered(`v${i}`, here, String(i + 1)),
    called(`v${i}`, then, 'one'),
    seen(`v${i}`, then, 'one'),
  ]
  const { log } = given(
    slots.map(booking),
    kept(0, '9:00', '9:00'),
    completed('v0', '9:10', 'one'),
    kept(1, '9:39', '9:40'),
    completed('v1', '9:50', 'one'),
    kept(2, '9:40', '9:50'),
    completed('v2', '9:58', 'one'),
  )
  const first = log.findIndex(({ type }) => type === 'arrived')
  const { warnings } = learnDay(PLANNED, fold(EMPTY_CENTRE, log.slice(0, first)), DAY, log.slice(first)).record
  const [onTime, late] = [0, 1].map((i) => warnings.reduce((sum, one) => sum + one[i]!, 0))
  // Before the first nobody was asked for: it had begun. Of the two of 9:40 there were chances before.
  expect([onTime, late]).toEqual([1, 1])
})
